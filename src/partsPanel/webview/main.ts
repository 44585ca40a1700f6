import '@vscode-elements/elements/dist/vscode-button/index.js';
import '@vscode-elements/elements/dist/vscode-progress-bar/index.js';
import './partsPanel.css';
import { render } from 'lit';
import { toGlacierError } from '../../core/errors.ts';
import { formatCount } from '../../core/bytes.ts';
import type { RequestBody } from '../protocol/messages.ts';
import type { Actions } from './actions.ts';
import { createAnnouncer } from './announcer.ts';
import { find } from './find.ts';
import { createGrid } from './grid.ts';
import { readHostMessage } from './hostMessage.ts';
import { pageTemplate } from './page.ts';
import { Requests } from './requests.ts';
import { fits, initialState, reduce, type ViewEvent, type ViewState } from './state.ts';
import { announcement } from './texts.ts';

/** Milliseconds that a notice stays. */
const noticeTime = 5000;

const api = acquireVsCodeApi();
// oxlint-disable-next-line require-post-message-target-origin -- this is VS Code's function, not a window's
const requests = new Requests((request) => api.postMessage(request));

const actions: Actions = {
  loadMore: () => void ask({ type: 'loadMore' }),
  loadAll: () => void ask({ type: 'loadAll' }),
  cancel: () => void ask({ type: 'cancel' }),
  retry: () => void ask({ type: 'retry' }),
  reconnect: connect,
  copyHash: (row, part) =>
    void ask(
      { type: 'copyHash', generation: state.generation, row },
      `Copied the tree hash of part ${formatCount(part)}`,
    ),
};

let state: ViewState = initialState;
let noticeTimer: ReturnType<typeof setTimeout> | undefined;

draw();
const grid = createGrid(find(document, '.grid'), actions);
const spoken = find(document, '.spoken');
const announce = createAnnouncer((message) => {
  spoken.textContent = message;
});

window.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  const message = readHostMessage(data);
  if (message?.type === 'reply') requests.settle(message);
  else if (message?.type === 'update' && !fits(state, message)) connect();
  else if (message) dispatch(message);
});
window.addEventListener('pagehide', () => requests.dispose());
find(document, '.grid').addEventListener('scrollend', () =>
  api.setState({ top: find(document, '.grid').scrollTop }),
);
// The age of the upload goes on.
setInterval(draw, 60_000);
connect();

function connect(): void {
  dispatch({ type: 'connecting' });
  void ask({ type: 'ready' });
}

/** Sends a request; `done` is said when it was taken up. */
async function ask(body: RequestBody, done = ''): Promise<void> {
  try {
    await requests.send(body);
    if (done) notice(done);
  } catch (error) {
    const { kind, message } = toGlacierError(error);
    if (kind === 'timeout') dispatch({ type: 'silent' });
    else notice(message);
  }
}

function notice(text: string): void {
  dispatch({ type: 'notice', text });
  clearTimeout(noticeTimer);
  noticeTimer = setTimeout(() => dispatch({ type: 'notice', text: '' }), noticeTime);
}

function dispatch(event: ViewEvent): void {
  const before = state;
  state = reduce(before, event);
  draw();
  grid.update(state);
  const message = announcement(before, state);
  if (message !== undefined) announce(message);
  if (!before.facts && state.facts) grid.scrollTo(lastTop());
}

function draw(): void {
  const focused = document.activeElement;
  render(pageTemplate(state, actions, Date.now()), document.body);
  // A button that has done its work goes; whoever pressed it must not have to start from the top.
  if (focused?.isConnected === false) next().focus();
}

function next(): HTMLElement {
  return (
    document.querySelector<HTMLElement>('vscode-button:not([aria-disabled="true"])') ??
    find(document, '.grid')
  );
}

/** Where the table was before VS Code took the hidden page down. */
function lastTop(): number {
  const saved = api.getState() as { readonly top?: unknown } | undefined;
  return typeof saved?.top === 'number' ? saved.top : 0;
}
