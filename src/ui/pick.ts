import type * as vscode from 'vscode';
import { describeError } from '../core/errors.ts';
import type { Pager } from '../core/listing/pager.ts';
import { createPick, type PickHeading, pickItem, type PickRow } from './createPick.ts';

export interface PagedPick<T> extends PickHeading {
  readonly pager: Pager<T>;
  readonly toRow: (value: T) => PickRow;
  /** Shown instead of an empty list. */
  readonly empty: string;
}

interface Row<T> extends vscode.QuickPickItem {
  readonly value?: T;
  readonly action?: 'more';
}

/**
 * Lets the user pick from a listing. Loads its first page, and another each time they choose "Load more…"; what was
 * typed and loaded stays. Undefined if they leave.
 */
export async function pickFromPager<T>(options: PagedPick<T>): Promise<T | undefined> {
  const { pager } = options;
  const pick = createPick<Row<T>>(options);
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

function rows<T>({ pager, toRow, empty }: PagedPick<T>): Row<T>[] {
  const found: Row<T>[] = pager.pages.flat().map((value) => ({ ...pickItem(toRow(value)), value }));
  for (const { name, error } of pager.refused)
    found.push(pickItem({ icon: 'warning', label: name, description: 'left out', detail: error.message }));
  if (pager.error) {
    const label = 'Could not load. Select to retry';
    const row = { icon: 'warning', label, detail: describeError(pager.error), alwaysShow: true };
    return [...found, { ...pickItem(row), action: 'more' }];
  }
  if (!pager.done) {
    const description = `${pager.count} loaded`;
    const row = { icon: 'ellipsis', label: 'Load more…', description, alwaysShow: true };
    return [...found, { ...pickItem(row), action: 'more' }];
  }
  return found.length > 0 ? found : [{ label: empty }];
}
