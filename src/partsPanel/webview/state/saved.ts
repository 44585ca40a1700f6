import { fieldsOf } from '../../../core/text/fields.ts';
import { columns } from '../../protocol/columns.ts';
import type { UploadFacts } from '../../protocol/messages.ts';
import type { Sort } from '../../../table/model/arrangement.ts';
import type { ViewState } from './state.ts';

/**
 * What VS Code saves for the webview while it is hidden or the window reloads. No rows: they are requested again.
 * `upload` is for the extension, which restores the panel from it.
 */
export interface Saved {
  readonly upload?: Omit<UploadFacts, 'language'>;
  /** Pixels from the top of the table. */
  readonly top: number;
  readonly view: Pick<ViewState, 'filter' | 'sort'>;
}

/** What to save of the state. */
export function toSaved(state: ViewState, top: number): Saved {
  const { filter, sort } = state;
  const view = { filter, sort };
  if (state.kind === 'waiting') return { top, view };
  const { language: _, ...upload } = state.facts;
  return { upload, top, view };
}

/** Reads what was saved, perhaps by an older version; ignores what does not fit. */
export function readSaved(value: unknown): Pick<Saved, 'top' | 'view'> {
  const { top, view } = fieldsOf(value);
  const { filter, sort } = fieldsOf(view);
  return {
    top: typeof top === 'number' && Number.isFinite(top) ? top : 0,
    view: {
      filter: typeof filter === 'string' ? filter : '',
      sort: readSort(fieldsOf(sort)),
    },
  };
}

function readSort({ column, descending }: Record<string, unknown>): Sort | undefined {
  const known = columns.find((each) => each === column);
  return known && { column: known, descending: descending === true };
}
