import { uploadLabel } from '../../core/description/uploadLabel.ts';
import { summarize } from '../../core/parts/listedSummary.ts';
import { idleHours } from '../../core/serviceLimits.ts';
import type { PartsList } from '../../store/partsList.ts';
import type { WatchNews } from '../../store/partsWatch.ts';
import { confirmInStatusBar, notify, warn } from '../../ui/notify.ts';
import { watchTexts as texts } from './texts.ts';

const hour = 3_600_000;

/** Tells what watching an upload has found: what was filled for a moment, its end until that is read. */
export function tellWatchNews(list: PartsList, news: WatchNews): void {
  const { name } = uploadLabel(list.upload);
  if (news.kind === 'gapFilled') return confirmInStatusBar(texts.gapsFilled(name, news.gaps));
  // What was done from here has said so itself.
  if (list.ended) return;
  const { archiveBytes, lastActivity, pager } = list;
  const { gaps, parts } = summarize(pager.pages.flat(), list.tail);
  const isWhole = archiveBytes !== undefined && pager.done && parts > 0 && gaps === 0;
  if (isWhole) return void notify(texts.whole(name));
  const quiet = Date.now() - (lastActivity ?? list.upload.created.getTime());
  void warn(texts.ended(name, quiet >= idleHours * hour));
}
