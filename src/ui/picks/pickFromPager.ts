import * as vscode from 'vscode';
import { describeError, toGlacierError } from '../../core/errors.ts';
import type { Pager } from '../../core/listing/pager.ts';
import { createPick, type PickHeading, pickItem, type PickRow } from './createPick.ts';
import { pickTexts as texts } from './texts.ts';

export interface PagedPick<T> extends PickHeading {
  readonly pager: Pager<T>;
  /** What is loaded, in the order to show it; as the pager has it by default. */
  readonly order?: (pager: Pager<T>) => readonly T[];
  readonly toRow: (value: T) => PickRow;
  /** Shown instead of an empty list. */
  readonly empty: string;
  /** Looks for something that is not loaded, by typed text that could be its name; undefined for other text. */
  readonly byName?: (text: string) => ByName<T> | NoName | undefined;
  /** Has a Back button. */
  readonly back?: boolean;
}

/** Something that may exist under a name. */
export interface ByName<T> {
  readonly row: PickRow;
  /** @throws GlacierError `notFound` where there is no such thing */
  find(signal: AbortSignal): Promise<T>;
  /** Says that there is none, as a sentence. */
  readonly none: string;
}

/** Why nothing can have the typed text for a name, as a sentence. Said where the text finds none of the rows either. */
export interface NoName {
  readonly problem: string;
}

interface Row<T> extends vscode.QuickPickItem {
  readonly value?: T;
  readonly action?: 'more' | ByName<T>;
}

/**
 * Lets the user pick from a listing. Loads its first page, and another each time they choose "Load more…"; what was
 * typed and loaded stays. While not all is loaded, a typed name is looked up. Returns `back` for the step before, and
 * undefined if they leave.
 */
export async function pickFromPager<T>(options: PagedPick<T>): Promise<T | 'back' | undefined> {
  const { pager } = options;
  const pick = createPick<Row<T>>(options);
  pick.keepScrollPosition = true;
  if (options.back) pick.buttons = [vscode.QuickInputButtons.Back];
  const abort = new AbortController();

  const show = () => {
    pick.items = rows(options, pick.value.trim());
  };
  const load = async (request: () => Promise<void>) => {
    pick.busy = true;
    await request();
    pick.busy = false;
    show();
  };

  try {
    return await new Promise<T | 'back' | undefined>((resolve) => {
      const find = async (named: ByName<T>) => {
        pick.busy = true;
        try {
          resolve(await named.find(abort.signal));
        } catch (error) {
          pick.busy = false;
          const failure = toGlacierError(error);
          const detail = failure.kind === 'notFound' ? named.none : describeError(failure);
          const row = pickItem({ ...named.row, icon: 'warning', detail, alwaysShow: true });
          pick.items = [...rows(options, ''), { ...row, action: named }];
        }
      };
      pick.onDidHide(() => resolve(undefined));
      pick.onDidTriggerButton(() => resolve('back'));
      pick.onDidChangeValue(() => {
        if (options.byName) show();
      });
      pick.onDidAccept(() => {
        const [row] = pick.selectedItems;
        if (row?.action === 'more') void load(() => pager.more());
        else if (row?.action) void find(row.action);
        else if (row && 'value' in row) resolve(row.value);
      });
      pick.show();
      void load(() => (pager.status === 'failed' ? pager.more() : pager.first()));
    });
  } finally {
    abort.abort();
    pick.dispose();
  }
}

function rows<T>(options: PagedPick<T>, typed: string): Row<T>[] {
  const { pager, toRow, empty, order = ({ pages }) => pages.flat(), byName } = options;
  const found: Row<T>[] = order(pager).map((value) => ({ ...pickItem(toRow(value)), value }));
  for (const { name, error } of pager.refused)
    found.push(
      pickItem({ icon: 'warning', label: name, description: texts.cannotBeShown, detail: error.message }),
    );
  const named = typed === '' ? undefined : byName?.(typed);
  if (named && 'problem' in named) {
    if (!found.some((row) => hasText(row, typed)))
      found.push(pickItem({ icon: 'info', label: named.problem, alwaysShow: true }));
  } else if (named && !pager.done)
    found.push({ ...pickItem({ ...named.row, alwaysShow: true }), action: named });
  if (pager.error) {
    const row = {
      icon: 'warning',
      label: texts.retry,
      description: texts.couldNotLoad,
      detail: describeError(pager.error),
      alwaysShow: true,
    };
    return [...found, { ...pickItem(row), action: 'more' }];
  }
  if (!pager.done) {
    const description = texts.loaded(pager.count);
    const row = { icon: 'ellipsis', label: texts.loadMore, description, alwaysShow: true };
    return [...found, { ...pickItem(row), action: 'more' }];
  }
  return found.length > 0 ? found : [{ label: empty }];
}

/** Whether a row stays while the text is typed. */
function hasText({ label, description = '' }: vscode.QuickPickItem, text: string): boolean {
  return [label, description].some((each) => each.toLowerCase().includes(text.toLowerCase()));
}
