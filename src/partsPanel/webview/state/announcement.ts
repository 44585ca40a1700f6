import { columns } from '../rows/columns.ts';
import { announcementTexts as texts } from '../../../panel/webview/texts.ts';
import { connectionClosed } from '../texts/announcements.ts';
import type { UploadView, ViewState } from './state.ts';
import { arrangementText, countText, selectionText } from './summary.ts';
import { verificationText } from './verification.ts';

/**
 * The announcement for a screen reader after a change; undefined if there is none. Problems have a live region of their
 * own.
 */
export function announcement(before: ViewState, after: ViewState): string | undefined {
  if (after.notice !== before.notice && after.notice) return after.notice;
  if (after.kind === 'waiting') return undefined;
  if (before.kind === 'waiting') return firstAnnouncement(after);
  if (after.loading.closed && !before.loading.closed) return connectionClosed;
  if (verificationText(after) !== verificationText(before) && verificationText(after))
    return verificationText(after);
  if (after.sort !== before.sort) return sortAnnouncement(after);
  if (after.filter !== before.filter) return arrangementText(after) || texts.filterCleared;
  if (after.selection.rows.size !== before.selection.rows.size)
    return selectionText(after) || texts.nothingSelected;
  const loaded = after.rows.parts !== before.rows.parts || after.loading.done !== before.loading.done;
  return loaded ? countText(after) : undefined;
}

/** Results from before the webview was opened are read with it. */
function firstAnnouncement(state: UploadView): string | undefined {
  if (state.loading.closed) return connectionClosed;
  return state.rows.parts > 0 || state.loading.done ? countText(state) : undefined;
}

function sortAnnouncement({ sort }: UploadView): string {
  const title = columns.find(({ name }) => name === sort?.column)?.title;
  return !sort || title === undefined ? texts.notSorted : texts.sortedBy(title, sort.descending);
}
