import type { Sort } from '../../../table/model/arrangement.ts';
import { fieldsOf } from '../../../core/text/fields.ts';
import { columnNames } from '../rows/columnNames.ts';
import type { ViewState } from './state.ts';

/**
 * What VS Code saves for the webview while it is hidden or the window reloads: no rows, which the extension keeps by
 * `id`.
 */
export interface Saved {
  readonly id?: string;
  /** Pixels from the top of the table. */
  readonly top: number;
  readonly view: Pick<ViewState, 'filter' | 'sort' | 'grouped'>;
}

/** What to save of the state. */
export function toSaved({ news, filter, sort, grouped }: ViewState, top: number): Saved {
  return { ...(news && { id: news.panelId }), top, view: { filter, sort, grouped } };
}

/** Reads what was saved, perhaps by an older version; ignores what does not fit. */
export function readSaved(value: unknown): Pick<Saved, 'top' | 'view'> {
  const { top, view } = fieldsOf(value);
  const { filter, sort, grouped } = fieldsOf(view);
  return {
    top: typeof top === 'number' && Number.isFinite(top) ? top : 0,
    view: {
      filter: typeof filter === 'string' ? filter : '',
      sort: readSort(fieldsOf(sort)),
      grouped: grouped === true,
    },
  };
}

function readSort({ column, descending }: Record<string, unknown>): Sort | undefined {
  const known = columnNames.find((each) => each === column);
  return known && { column: known, descending: descending === true };
}
