import { displayText } from '../../../core/text/displayText.ts';
import { selectedInOrder } from '../../../table/model/selection.ts';
import { finderTexts } from '../texts/finder.ts';
import { loadingTexts as texts } from '../texts/loading.ts';
import type { UploadView, ViewState } from './state.ts';

/** How much is loaded: `100 loaded, more available`. */
export function countText(state: ViewState): string {
  if (state.kind === 'waiting') return state.link === 'silent' ? texts.nothingLoaded : texts.loading;
  const { rows, loading } = state;
  const { parts } = rows;
  if (loading.all) return texts.loadingAll(parts);
  if (loading.status === 'loading') return parts === 0 ? texts.loading : texts.loadingMore(parts);
  if (!loading.done && loading.problem?.gone && parts > 0) return texts.loaded(parts);
  if (!loading.done) return parts === 0 ? texts.nothingLoaded : texts.moreAvailable(parts);
  return parts === 0 ? texts.noParts : texts.allLoaded(parts);
}

/**
 * How many rows a filter leaves, and of how many parts: until all are loaded, a part that is not found may still exist.
 * Empty without filter and sort.
 */
export function arrangementText({ filter, sort, arrangement, rows, loading }: UploadView): string {
  if (filter.trim() !== '') return texts.foundIn(arrangement.count, rows.parts, loading.done);
  return sort && !loading.done ? texts.sorting(rows.parts) : '';
}

/** How many rows are selected, and how many of them a filter hides; empty without a selection. */
export function selectionText({ selection, arrangement }: ViewState): string {
  const { size } = selection.rows;
  if (size === 0) return '';
  const hidden = size - selectedInOrder(selection, arrangement).length;
  return hidden > 0 ? texts.selectedAndHidden(size, hidden) : texts.selected(size);
}

/** Shown instead of rows when a filter leaves none. */
export function noMatchText({ filter, loading }: UploadView): string {
  return finderTexts.filter.noMatch(displayText(filter, 40), loading.done);
}
