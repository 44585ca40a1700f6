import { html, nothing, type TemplateResult } from 'lit';
import { columns } from '../../protocol/columns.ts';
import type { Actions } from '../state/actions.ts';
import { button } from '../elements/button.ts';
import { rowAt } from '../rows/rows.ts';
import { cellText, columnTitles } from '../rows/rowText.ts';
import type { UploadView } from '../state/state.ts';

/** One row in full: for narrow panels, and for reading a hash to its end. */
export function detailTemplate(state: UploadView, actions: Actions): TemplateResult {
  const row = state.detail === undefined ? undefined : rowAt(state.rows, state.detail);
  const format = { unit: state.unit, partSize: state.facts.partSize };
  const { detail } = state;
  const close = () => actions.table({ type: 'detail', row: undefined });
  return html`<dialog class="detail" aria-labelledby="detail-heading" @close=${close}>
    ${
      row && detail !== undefined
        ? html`<h2 id="detail-heading">
              ${row.kind === 'gap' ? 'Gap' : `Part ${cellText(row, 'number', format)}`}
            </h2>
            <dl>
              ${columns
                .filter((column) => column !== 'number')
                .map(
                  (column) =>
                    html`<div>
                      <dt>${columnTitles[column]}</dt>
                      <dd>${cellText(row, column, format)}</dd>
                    </div>`,
                )}
            </dl>
            <div class="buttons">
              ${row.kind === 'part' ? button('Copy Tree Hash', () => actions.copyHashOf(detail)) : nothing}
              ${button('Close', close, { secondary: true })}
            </div>`
        : nothing
    }
  </dialog>`;
}

/** Opens and closes the dialog to match the state; the browser returns the focus. */
export function syncDetail(dialog: HTMLDialogElement, { detail }: Pick<UploadView, 'detail'>): void {
  if (detail !== undefined && !dialog.open) dialog.showModal();
  if (detail === undefined && dialog.open) dialog.close();
}
