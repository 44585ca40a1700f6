import { rowAtCursor, rowsToCopy, showsSelection } from '../../../table/model/copying.ts';
import type { ViewState } from '../state/state.ts';

/** The uploads that an action applies to, in the order shown: the selected ones, or else the one at the cursor. */
export function targetRows(state: ViewState): readonly number[] {
  return rowsToCopy(state, state.rows.uploads.length);
}

/** The upload that an action for one applies to: the first of them. */
export function targetRow(state: ViewState): number | undefined {
  return showsSelection(state) ? targetRows(state)[0] : rowAtCursor(state, state.rows.uploads.length);
}
