import { formatCount } from '../../../core/text/bytes.ts';
import { displayText } from '../../../core/text/displayText.ts';
import { selectedInOrder } from '../../../table/model/selection.ts';
import { columns } from '../rows/columns.ts';
import type { UploadView, ViewState } from './state.ts';

/** How much is loaded: `100 loaded, more available`. */
export function countText(state: ViewState): string {
  if (state.kind === 'waiting') return state.link === 'silent' ? 'Nothing loaded' : 'Loading parts…';
  const { rows, loading } = state;
  const count = formatCount(rows.parts);
  if (loading.all) return `${count} loaded…`;
  if (loading.status === 'loading' && rows.parts === 0) return 'Loading parts…';
  if (loading.status === 'loading') return `${count} loaded, loading…`;
  if (!loading.done) return rows.parts === 0 ? 'Nothing loaded' : `${count} loaded, more available`;
  if (rows.parts === 0) return 'No parts yet';
  return `${count} ${rows.parts === 1 ? 'part' : 'parts'}, all loaded`;
}

/**
 * How many rows a filter leaves, and of how many parts: until all are loaded, a part that is not found may still exist.
 * Empty without filter and sort.
 */
export function arrangementText({ filter, sort, arrangement, rows, loading }: UploadView): string {
  const loaded = `${formatCount(rows.parts)} ${loading.done ? '' : 'loaded '}${rows.parts === 1 ? 'part' : 'parts'}`;
  if (filter.trim() !== '') {
    const { count } = arrangement;
    // Rows, as gaps are found, too.
    const found = count === 0 ? 'nothing' : `${formatCount(count)} ${count === 1 ? 'row' : 'rows'}`;
    return `${found} found in ${loaded}`;
  }
  return sort && !loading.done ? `sorting ${loaded}` : '';
}

/** How many rows are selected, and how many of them a filter hides; empty without a selection. */
export function selectionText({ selection, arrangement }: ViewState): string {
  const { size } = selection.rows;
  if (size === 0) return '';
  const hidden = size - selectedInOrder(selection, arrangement).length;
  const selected = `${formatCount(size)} ${size === 1 ? 'row' : 'rows'} selected`;
  return hidden > 0 ? `${selected} (${formatCount(hidden)} hidden)` : selected;
}

/** Shown instead of rows when a filter leaves none. */
export function noMatchText({ filter, loading }: UploadView): string {
  const where = loading.done ? 'No part' : 'No loaded part';
  return `${where} matches “${displayText(filter, 40)}”. Type a part number, an offset such as 12.5 GiB, the start of a tree hash, or a status such as missing or differs.`;
}

/** How far a transfer into the upload is. */
export function sendingText({ text, paused }: { readonly text: string; readonly paused: boolean }): string {
  return `${paused ? '' : 'Sending: '}${displayText(text, 120)}`;
}

/** Characters shown of the name of the file or list. */
export const longestFileName = 80;

/** What was verified against what, and when; while it is running, how far it is. */
export function verificationAgainst({ verification, facts }: UploadView, now: number): string {
  if (!verification) return '';
  const { byList, outcome, progress } = verification;
  const name = displayText(verification.name, longestFileName);
  if (!outcome) return `Verifying against ${name}…${progress ? ` ${displayText(progress, 120)}` : ''}`;
  const when = timeOf(outcome.finished, now, facts.language);
  return `${byList ? 'Compared with' : 'Verified against'} ${name}, ${when}`;
}

/** Summary of the verification for a screen reader; empty while it is running. */
function verificationText({ verification }: UploadView): string {
  return verification?.outcome
    ? `${displayText(verification.name, longestFileName)}: ${verification.outcome.sentence}`
    : '';
}

/** A time of today as such, another one with its date. Both in milliseconds since 1970. */
export function timeOf(time: number, now: number, language: string): string {
  const [then, today] = [new Date(time), new Date(now)];
  const isToday = then.toDateString() === today.toDateString();
  return then.toLocaleString(language, { ...(!isToday && { dateStyle: 'medium' }), timeStyle: 'short' });
}

/**
 * The announcement for a screen reader after a change; undefined if there is none. Problems have a live region of their
 * own.
 */
export function announcement(before: ViewState, after: ViewState): string | undefined {
  if (after.notice !== before.notice && after.notice) return after.notice;
  if (after.kind === 'waiting') return undefined;
  if (before.kind === 'waiting') return firstAnnouncement(after);
  if (after.loading.closed && !before.loading.closed) return 'The connection was closed';
  if (verificationText(after) !== verificationText(before) && verificationText(after))
    return verificationText(after);
  if (after.sort !== before.sort) return sortAnnouncement(after);
  if (after.filter !== before.filter) return arrangementText(after) || 'Filter cleared';
  if (after.selection.rows.size !== before.selection.rows.size)
    return selectionText(after) || 'Nothing selected';
  const loaded = after.rows.parts !== before.rows.parts || after.loading.done !== before.loading.done;
  return loaded ? countText(after) : undefined;
}

/** Results from before the webview was opened are read with it. */
function firstAnnouncement(state: UploadView): string | undefined {
  if (state.loading.closed) return 'The connection was closed';
  return state.rows.parts > 0 || state.loading.done ? countText(state) : undefined;
}

function sortAnnouncement({ sort }: UploadView): string {
  const title = columns.find(({ name }) => name === sort?.column)?.title;
  if (!sort || title === undefined) return 'Not sorted';
  return `Sorted by ${title.replace(/^[A-Z](?=[a-z])/, (letter) => letter.toLowerCase())}, ${sort.descending ? 'descending' : 'ascending'}`;
}
