import * as vscode from 'vscode';
import { describeError } from '../core/errors.ts';
import type { Pager } from '../core/pager.ts';

export interface PagedPick<T> {
  readonly title: string;
  readonly placeholder: string;
  readonly step: number;
  readonly totalSteps: number;
  readonly pager: Pager<T>;
  readonly toItem: (value: T) => vscode.QuickPickItem;
  /** Said in place of a list that turns out to be empty. */
  readonly empty: string;
}

interface Row<T> extends vscode.QuickPickItem {
  readonly value?: T;
  readonly action?: 'more';
}

/**
 * Lets a person choose from a listing, loading its first page, and a further one each time they choose "Load more…".
 * What was typed and loaded stays. Undefined when they leave without a choice.
 */
export async function pickFromPager<T>(options: PagedPick<T>): Promise<T | undefined> {
  const { pager } = options;
  const pick = vscode.window.createQuickPick<Row<T>>();
  pick.title = options.title;
  pick.placeholder = options.placeholder;
  pick.step = options.step;
  pick.totalSteps = options.totalSteps;
  pick.matchOnDescription = true;
  pick.keepScrollPosition = true;

  const load = async (request: () => Promise<void>) => {
    pick.busy = true;
    await request();
    pick.busy = false;
    pick.items = rows(options);
  };

  try {
    return await new Promise<T | undefined>((resolve) => {
      pick.onDidHide(() => resolve(undefined));
      pick.onDidAccept(() => {
        const [row] = pick.selectedItems;
        if (row?.action === 'more') void load(() => pager.more());
        else if (row && 'value' in row) resolve(row.value);
      });
      pick.show();
      void load(() => (pager.status === 'failed' ? pager.more() : pager.first()));
    });
  } finally {
    pick.dispose();
  }
}

function rows<T>({ pager, toItem, empty }: PagedPick<T>): Row<T>[] {
  const found: Row<T>[] = pager.pages.flat().map((value) => ({ ...toItem(value), value }));
  if (pager.error) {
    const label = '$(warning) Could not load. Select to retry';
    return [...found, { label, detail: describeError(pager.error), action: 'more', alwaysShow: true }];
  }
  if (!pager.done) {
    const description = `${pager.count} loaded`;
    return [...found, { label: '$(ellipsis) Load more…', description, action: 'more', alwaysShow: true }];
  }
  return found.length > 0 ? found : [{ label: empty }];
}
