import { announcementTexts as texts } from '../../../panel/webview/texts.ts';
import { selectedInOrder } from '../../../table/model/selection.ts';
import { columns } from '../rows/columns.ts';
import { progressText, selectedText, shownText } from '../texts.ts';
import { shownUploads } from './arrangement.ts';
import type { ViewState } from './state.ts';

/** How many uploads are selected, in words; empty without a selection. */
export function selectionText({ selection, arrangement }: ViewState): string {
  const { size } = selection.rows;
  return selectedText(size, size - selectedInOrder(selection, arrangement).length);
}

/** How many uploads the filter leaves, in words; empty where it leaves all. */
export function filteredText(state: ViewState): string {
  return shownText(shownUploads(state).length, state.rows.uploads.length);
}

/** The announcement for a screen reader after a change; undefined if there is none. */
export function announcement(before: ViewState, after: ViewState): string | undefined {
  if (after.notice !== before.notice && after.notice) return after.notice;
  if (!after.news) return undefined;
  if (after.sort !== before.sort) return sortText(after);
  if (after.filter !== before.filter) return filteredText(after) || texts.filterCleared;
  if (after.selection.rows.size !== before.selection.rows.size)
    return selectionText(after) || texts.nothingSelected;
  const { progress } = after.news;
  const isNews =
    before.news?.progress.state !== progress.state ||
    (progress.state === 'running' && before.rows.uploads.length !== after.rows.uploads.length);
  return isNews ? progressText(progress, after.rows.uploads.length) : undefined;
}

function sortText({ sort }: ViewState): string {
  const title = columns.find(({ name }) => name === sort?.column)?.title;
  return sort && title !== undefined ? texts.sortedBy(title, sort.descending) : texts.notSorted;
}
