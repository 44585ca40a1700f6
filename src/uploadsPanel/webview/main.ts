import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import './uploadsPanel.css';
import { render } from 'lit';
import { createAnnouncer } from '../../panel/webview/announcer.ts';
import { createAsking } from '../../panel/webview/asking.ts';
import { syncDialog } from '../../panel/webview/dialog.ts';
import { Requests } from '../../panel/webview/requests.ts';
import { returnFocus } from '../../panel/webview/returnFocus.ts';
import type { TableEvent } from '../../table/model/state.ts';
import { query } from '../../table/view/query.ts';
import { createTable } from '../../table/view/table.ts';
import { isShortcut } from '../../table/view/isShortcut.ts';
import { takeKey } from '../../table/view/takeKey.ts';
import {
  type PageAction,
  protocolVersion,
  type RequestBody,
  rowActions,
  uploadFields,
} from '../protocol/messages.ts';
import { fillCell } from './grid/cells.ts';
import { targetRow, targetRows } from './grid/targets.ts';
import { readHostMessage } from './hostMessage.ts';
import { panelTemplate } from './panelTemplate.ts';
import type { ColumnName } from './rows/columnNames.ts';
import { columns } from './rows/columns.ts';
import type { Item } from './rows/items.ts';
import type { Actions } from './state/actions.ts';
import { announcement } from './state/announcement.ts';
import { itemAt, shownUploads } from './state/arrangement.ts';
import { fits, reduce } from './state/reduce.ts';
import { readSaved, toSaved } from './state/saved.ts';
import { initialState, type ViewEvent, type ViewState } from './state/state.ts';
import { detailTexts } from './texts.ts';

/** Milliseconds. */
const minute = 60_000;

const api = acquireVsCodeApi();
// oxlint-disable-next-line require-post-message-target-origin -- this is VS Code's function, not a window's
const requests = new Requests<RequestBody>(protocolVersion, (request) => api.postMessage(request));
const { ask } = createAsking(requests, {
  onNotice: (text) => dispatch({ type: 'notice', text }),
  onSilence: () => dispatch({ type: 'silent' }),
});
const saved = readSaved(api.getState());
let state: ViewState = { ...initialState, ...saved.view };
let isScrolled = false;

const actions: Actions = {
  stop: () => void ask({ type: 'stop' }),
  goOn: () => void ask({ type: 'goOn' }),
  refresh: () => void ask({ type: 'refresh' }),
  reconnect: connect,
  countParts: () => {
    const selected = state.selection.rows.size > 0 ? targetRows(state) : shownUploads(state);
    askForRows('count', selected);
  },
  stopCounting: () => void ask({ type: 'stopCounting' }),
  abort: () => askForRows('abort', targetRows(state)),
  abortRow: (row) => askForRows('abort', [row]),
  exportUploads: () => askForRows('export', shownUploads(state)),
  openAsText: () => askForRows('openAsText', shownUploads(state)),
  run: (action, row) => void ask({ type: 'row', generation: generation(), action, row }),
  copyField: (field, row) =>
    void ask({ type: 'copyField', generation: generation(), field, row }, detailTexts.copied),
  copy: () => askForRows('copyRows', targetRows(state), detailTexts.copied),
  group: (grouped) => {
    dispatch({ type: 'group', grouped });
    save();
  },
  table: changeTable,
  enterTable: () => table.showCursor('nearest', true),
};

draw();
const grid = query(document, '.grid');
const table = createTable<Item>(grid, {
  columns,
  actions,
  kindOf: ({ kind }) => `${kind}-row`,
  fillCell: (cell, column, item) => fillCell(cell, column as ColumnName, item),
});
const spoken = query(document, '.spoken');
const announce = createAnnouncer((message) => {
  spoken.textContent = message;
});

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readHostMessage(data);
  if (message?.type === 'reply') requests.settle(message);
  else if (message?.type === 'act') act(message.action);
  else if (message?.type === 'update' && !fits(state, message)) connect();
  else if (message) dispatch(message);
});
window.addEventListener('pagehide', () => requests.dispose());
document.addEventListener('keydown', (event) => {
  if (!isShortcut(event, 'f')) return;
  takeKey(event);
  query(document, '.filter').focus();
});
returnFocus(grid, () => table.stop);
grid.addEventListener('scrollend', save);
// Keeps ages current.
setInterval(() => {
  draw();
  show();
}, minute);
connect();

function connect(): void {
  dispatch({ type: 'connecting' });
  void ask({ type: 'ready' });
}

function generation(): number {
  return state.news?.generation ?? 0;
}

function askForRows(
  type: 'count' | 'copyRows' | 'abort' | 'export' | 'openAsText',
  rows: readonly number[],
  done = '',
): void {
  if (rows.length > 0) void ask({ type, generation: generation(), rows }, done);
}

/** Carries out an action from VS Code's context menu. */
function act(action: PageAction): void {
  if (action === 'count' || action === 'copyRows' || action === 'abort')
    return askForRows(action, targetRows(state));
  const row = targetRow(state);
  if (row === undefined) return;
  const rowAction = rowActions.find((each) => each === action);
  const field = uploadFields.find((each) => each === action);
  if (rowAction) actions.run(rowAction, row);
  if (field) actions.copyField(field, row);
}

function changeTable(event: TableEvent): void {
  dispatch(event);
  if (event.type !== 'sort' && event.type !== 'filter' && event.type !== 'escape') return;
  table.showCursor('nearest', false);
  save();
}

function dispatch(event: ViewEvent): void {
  const before = state;
  state = reduce(before, event);
  if (state === before) return;
  const focused = document.activeElement;
  draw();
  show();
  // A button that has done its work disappears; the focus must not fall back to the top.
  if (focused?.isConnected === false) next();
  const message = announcement(before, state);
  if (message !== undefined) announce(message);
  if (before.news === undefined && state.news) save();
  if (isScrolled || state.arrangement.count === 0) return;
  isScrolled = true;
  table.scrollTo(saved.top);
}

/** Focuses what one would use next: a button of the toolbar where there is no row. */
function next(): void {
  if (state.arrangement.count > 0) return table.showCursor('nearest', true);
  document.querySelector<HTMLElement>('.toolbar :is(vscode-button:not([aria-disabled="true"]))')?.focus();
}

function draw(): void {
  render(panelTemplate(state, actions, Date.now()), document.body);
  const dialog = document.querySelector('dialog');
  if (dialog) syncDialog(dialog, state.detail !== undefined);
}

function show(): void {
  const shown = state;
  table.update({
    state: shown,
    rowAt: (place) => itemAt(shown, place),
    // Ages are drawn anew each minute.
    content: [shown.rows, shown.grouped, Math.floor(Date.now() / minute)],
    isOpen: shown.news?.progress.state === 'running',
  });
}

function save(): void {
  api.setState(toSaved(state, grid.scrollTop));
}
