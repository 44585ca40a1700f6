import * as vscode from 'vscode';
import { messageText } from '../../core/text/displayText.ts';
import { throttle } from '../../core/throttle.ts';
import { createPick, pickItem, type PickRow } from './createPick.ts';
import { pickTexts as texts } from './texts.ts';

/** Milliseconds between changes of what is shown. */
const interval = 500;

export interface LiveRow<T> extends PickRow {
  /** Tells rows apart over changes. */
  readonly key: string;
  /** Absent for rows that are only text. */
  readonly value?: T;
}

/** What a pick shows now. */
export interface LiveList<T> {
  readonly rows: readonly LiveRow<T>[];
  /** How far it is; in place of what a pick usually asks for. */
  readonly status: string;
  /** `stopped`: there is more to come. */
  readonly state: 'running' | 'stopped' | 'over';
}

/** Where the rows come from. */
export interface LiveSource<T> {
  list(): LiveList<T>;
  stop(): void;
  /** Goes on after a stop, or begins anew. */
  goOn(): void;
}

const stopButton = { iconPath: new vscode.ThemeIcon('debug-pause'), tooltip: texts.stop };
const goOnButton = { iconPath: new vscode.ThemeIcon('debug-continue'), tooltip: texts.goOn };
const againButton = { iconPath: new vscode.ThemeIcon('refresh'), tooltip: texts.refresh };

/**
 * Lets the user pick from a list that grows while the pick is open; undefined if they leave. `begin` starts what fills it,
 * which calls `changed` after each change, and ends when `closed` aborts.
 */
export async function pickLive<T>(
  title: string,
  begin: (changed: () => void, closed: AbortSignal) => LiveSource<T>,
): Promise<T | undefined> {
  type Item = vscode.QuickPickItem & Pick<LiveRow<T>, 'key' | 'value'>;
  const pick = createPick<Item>({ title, placeholder: '' });
  // What is read stays where it is when rows are added, and while one looks elsewhere.
  pick.keepScrollPosition = true;
  pick.ignoreFocusOut = true;
  pick.matchOnDetail = true;
  const closed = new AbortController();
  const showing = throttle(interval, () => show());
  let source: LiveSource<T> | undefined;
  let shown = '';
  const show = () => {
    if (!source) return;
    const { rows, status, state } = source.list();
    pick.placeholder = messageText(status);
    pick.busy = state === 'running';
    const button = { running: stopButton, stopped: goOnButton, over: againButton }[state];
    if (pick.buttons[0] !== button) pick.buttons = [button];
    const keys = JSON.stringify(
      rows.map(({ key, label, description, detail }) => [key, label, description, detail]),
    );
    if (keys === shown) return;
    shown = keys;
    const active = pick.activeItems[0]?.key;
    pick.items = rows.map((row) => ({
      ...pickItem(row),
      key: row.key,
      ...('value' in row && { value: row.value }),
    }));
    const kept = pick.items.find(({ key }) => key === active);
    if (kept) pick.activeItems = [kept];
  };
  try {
    return await new Promise<T | undefined>((resolve) => {
      pick.onDidHide(() => resolve(undefined));
      pick.onDidTriggerButton((button) => {
        if (button === stopButton) source?.stop();
        else source?.goOn();
        show();
      });
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen && 'value' in chosen) resolve(chosen.value);
      });
      source = begin(() => showing.call(), closed.signal);
      show();
      pick.show();
    });
  } finally {
    closed.abort();
    showing.dispose();
    pick.dispose();
  }
}
