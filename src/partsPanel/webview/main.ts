import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import '@vscode-elements/elements/dist/vscode-textfield/index.js';
import './partsPanel.css';
import { render } from 'lit';
import { protocolVersion, type RequestBody } from '../protocol/messages.ts';
import type { Actions } from './state/actions.ts';
import { createAnnouncer } from '../../panel/webview/announcer.ts';
import { createAsking } from '../../panel/webview/asking.ts';
import { createCopying } from './grid/copying.ts';
import { query } from '../../table/view/query.ts';
import { findPosition, goToByte } from './state/goTo.ts';
import { createPartsTable } from './grid/partsTable.ts';
import { readHostMessage } from './hostMessage.ts';
import { bytesInView, markViewport } from './map/mapViewport.ts';
import { panelTemplate } from './panelTemplate.ts';
import { fits, reduce } from './state/reduce.ts';
import { syncDialog } from '../../panel/webview/dialog.ts';
import { Requests } from '../../panel/webview/requests.ts';
import { returnFocus } from '../../panel/webview/returnFocus.ts';
import { readSaved, toSaved } from './state/saved.ts';
import { initialState, shownUpload, type ViewEvent, type ViewState } from './state/state.ts';
import type { TableEvent } from '../../table/model/state.ts';
import { isShortcut } from '../../table/view/isShortcut.ts';
import { takeKey } from '../../table/view/takeKey.ts';
import { announcement } from './state/announcement.ts';
import { copyTexts } from './texts/copying.ts';

const api = acquireVsCodeApi();
// oxlint-disable-next-line require-post-message-target-origin -- this is VS Code's function, not a window's
const requests = new Requests<RequestBody>(protocolVersion, (request) => api.postMessage(request));
const { ask, notice } = createAsking(requests, {
  onNotice: (text) => dispatch({ type: 'notice', text }),
  onSilence: () => dispatch({ type: 'silent' }),
});

const copying = createCopying(
  () => shownUpload(state),
  (body, done) => void ask(body, done),
);
const actions: Actions = {
  loadMore: () => void ask({ type: 'loadMore' }),
  loadAll: () => void ask({ type: 'loadAll' }),
  cancel: () => void ask({ type: 'cancel' }),
  retry: () => void ask({ type: 'retry' }),
  refresh: () => void ask({ type: 'refresh' }),
  reconnect: connect,
  exportParts: () => void ask({ type: 'export' }),
  openAsText: () => void ask({ type: 'openAsText' }),
  verify: () => void ask({ type: 'verify' }),
  openReport: () => void ask({ type: 'openReport' }),
  watch: () => void ask({ type: 'watch' }),
  unwatch: () => void ask({ type: 'unwatch' }),
  table: changeTable,
  goTo: (text) => {
    const shown = shownUpload(state);
    if (!shown) return;
    const found = findPosition(shown, text);
    if ('row' in found) actions.goToRow(found.row, true);
    else notice(found.message);
  },
  goToRow: (row, focus) => {
    dispatch({ type: 'reveal', row });
    grid.showCursor('center', focus);
  },
  enterTable: () => grid.showCursor('nearest', true),
  copyFact: (fact) => void ask({ type: 'copyFact', fact }, copyTexts.copiedField),
  copy: copying.copy,
  copyHashOf: copying.copyHashOf,
};

const saved = readSaved(api.getState());
let state: ViewState = { ...initialState, ...saved.view };
let inView = { first: 0, last: -1 };

draw();
const gridElement = query(document, '.grid');
const grid = createPartsTable(gridElement, {
  actions,
  onView: (places) => {
    inView = places;
    markInView();
  },
});
const spoken = query(document, '.spoken');
const announce = createAnnouncer((message) => {
  spoken.textContent = message;
});

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readHostMessage(data);
  if (message?.type === 'reply') requests.settle(message);
  else if (message?.type === 'act') copying.act(message.action);
  else if (message?.type === 'reveal') reveal(message.offset);
  else if (message?.type === 'update' && !fits(state, message)) connect();
  else if (message) dispatch(message);
});
window.addEventListener('pagehide', () => requests.dispose());
document.addEventListener('keydown', (event) => {
  const field = fieldOfKey(event);
  if (!field) return;
  takeKey(event);
  query(document, field).focus();
});
returnFocus(gridElement, () => grid.stop);
gridElement.addEventListener('scrollend', save);
const mapSize = new ResizeObserver(([entry]) => {
  if (entry) dispatch({ type: 'mapWidth', width: Math.floor(entry.contentRect.width) });
});
// Keeps the age of the upload current.
setInterval(draw, 60_000);
// And the time since its last part, which is what one watches for.
setInterval(() => {
  if (shownUpload(state)?.loading.watching) draw();
}, 1000);
connect();

function connect(): void {
  dispatch({ type: 'connecting' });
  void ask({ type: 'ready' });
}

function changeTable(event: TableEvent): void {
  dispatch(event);
  const rearranges = event.type === 'sort' || event.type === 'filter' || event.type === 'escape';
  if (rearranges) grid.showCursor('nearest', false);
  if (rearranges) save();
}

function reveal(offset: number): void {
  const shown = shownUpload(state);
  if (shown) goToByte(shown, actions, offset, true);
}

function fieldOfKey(event: KeyboardEvent): string | undefined {
  if (isShortcut(event, 'f')) return '.filter';
  return isShortcut(event, 'g') ? '.go-to' : undefined;
}

function dispatch(event: ViewEvent): void {
  const before = state;
  state = reduce(before, event);
  if (state === before) return;
  const focused = document.activeElement;
  draw();
  if (state.kind === 'upload') grid.update(state);
  // A button that has done its work disappears; the focus must not fall back to the top.
  if (focused?.isConnected === false) next();
  markInView();
  const message = announcement(before, state);
  if (message !== undefined) announce(message);
  if (before.kind === 'waiting' && state.kind === 'upload') {
    mapSize.observe(query(document, '.map'));
    grid.scrollTo(saved.top);
    // The page had the focus before there was a table to give it to.
    if (document.hasFocus() && document.activeElement === document.body)
      grid.stop?.focus({ preventScroll: true });
    save();
  }
}

function markInView(): void {
  const shown = shownUpload(state);
  if (shown) markViewport(document, shown, bytesInView(shown, inView));
}

function draw(): void {
  render(panelTemplate(state, actions, Date.now()), document.body);
  const dialog = document.querySelector('dialog');
  if (dialog) syncDialog(dialog, state.detail !== undefined);
}

/** Focuses what one would use next: a button that loads, or a row in view, so that nothing scrolls. */
function next(): void {
  const button = document.querySelector<HTMLElement>('.toolbar > vscode-button:not([aria-disabled="true"])');
  if (button) return button.focus();
  const shown = shownUpload(state);
  const { first, last } = inView;
  if (shown && (shown.cursor.place < first || shown.cursor.place > last))
    dispatch({ type: 'focus', cursor: { ...shown.cursor, place: Math.max(0, first) } });
  grid.showCursor('nearest', true);
}

function save(): void {
  api.setState(toSaved(state, gridElement.scrollTop));
}
