import * as vscode from 'vscode';
import { createPick, type PickHeading, pickItem, type PickRow } from './createPick.ts';

export interface Choice<T> extends PickRow {
  /** Absent for rows that are only text. */
  readonly value?: T;
}

export interface PickOptions<T> extends PickHeading {
  /** May be a promise; the pick is open and busy until it resolves. */
  readonly items: readonly Choice<T>[] | Promise<readonly Choice<T>[]>;
  /** What Enter chooses at first; the first item by default. */
  readonly active?: (value: T) => boolean;
  /** Makes a choice of typed text that is none of the items, once these are loaded. */
  readonly fromText?: (text: string, offered: readonly T[]) => Choice<T> | undefined;
  /** Has a Back button. */
  readonly back?: boolean;
  /** A dialog has just gone: the panel or editor that gets the focus back must not close the pick. */
  readonly afterDialog?: boolean;
}

/** Lets the user pick one thing: returns its value, `back` for the step before, or undefined if they leave. */
export async function pickOne<T>(options: PickOptions<T>): Promise<T | 'back' | undefined> {
  const pick = createPick<vscode.QuickPickItem & Pick<Choice<T>, 'value'>>(options);
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = options.afterDialog ?? false;
  if (options.back) pick.buttons = [vscode.QuickInputButtons.Back];
  const toItem = (choice: Choice<T>) => ({
    ...pickItem(choice),
    ...('value' in choice && { value: choice.value }),
  });
  let isPreset = false;
  let items: readonly ReturnType<typeof toItem>[] = [];
  const show = () => {
    const offered = items.flatMap(({ value }) => (value === undefined ? [] : [value]));
    const typed = pick.busy ? undefined : options.fromText?.(pick.value.trim(), offered);
    pick.items = typed ? [...items, toItem({ ...typed, alwaysShow: true })] : items;
  };
  try {
    return await new Promise<T | 'back' | undefined>((resolve, reject) => {
      pick.onDidHide(() => resolve(undefined));
      pick.onDidTriggerButton(() => resolve('back'));
      // What was typed just before an item became active may hide it, and Enter would do nothing: items that are set
      // again have the first match active.
      pick.onDidChangeValue(() => {
        if (options.fromText || isPreset) show();
        isPreset = false;
      });
      pick.onDidAccept(() => {
        const [chosen] = pick.selectedItems;
        if (chosen && 'value' in chosen) resolve(chosen.value);
      });
      pick.busy = true;
      pick.show();
      Promise.resolve(options.items).then((loaded) => {
        items = loaded.map(toItem);
        pick.busy = false;
        show();
        const active = items.find(({ value }) => value !== undefined && options.active?.(value));
        if (!active || pick.value !== '') return;
        pick.activeItems = [active];
        isPreset = true;
      }, reject);
    });
  } finally {
    pick.dispose();
  }
}
