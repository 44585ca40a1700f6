import * as vscode from 'vscode';
import { createPick, type PickHeading, pickItem, type PickRow } from './createPick.ts';

export interface CheckRow<T> extends PickRow {
  readonly value: T;
}

export interface ManyOptions<T> extends PickHeading {
  /** The pick is open and busy until it resolves. */
  readonly items: Promise<readonly CheckRow<T>[]>;
  /** Whether it is checked at first. */
  readonly checked: (value: T) => boolean;
}

/** Lets the user check any number of things, also none; undefined if they leave or go back. */
export async function pickMany<T>(options: ManyOptions<T>): Promise<readonly T[] | undefined> {
  const pick = createPick<vscode.QuickPickItem & Pick<CheckRow<T>, 'value'>>(options);
  pick.canSelectMany = true;
  pick.buttons = [vscode.QuickInputButtons.Back];
  try {
    return await new Promise<readonly T[] | undefined>((resolve, reject) => {
      pick.onDidHide(() => resolve(undefined));
      pick.onDidTriggerButton(() => resolve(undefined));
      pick.onDidAccept(() => {
        if (!pick.busy) resolve(pick.selectedItems.map(({ value }) => value));
      });
      pick.busy = true;
      pick.show();
      options.items.then((loaded) => {
        const items = loaded.map((row) => ({ ...pickItem(row), value: row.value }));
        pick.items = items;
        pick.selectedItems = items.filter(({ value }) => options.checked(value));
        pick.busy = false;
      }, reject);
    });
  } finally {
    pick.dispose();
  }
}
