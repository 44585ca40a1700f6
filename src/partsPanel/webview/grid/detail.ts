import { html, nothing, type TemplateResult } from 'lit';
import { lengthOf } from '../../../core/byteRange.ts';
import { type Column, columns } from '../../protocol/columns.ts';
import type { Actions } from '../state/actions.ts';
import { button } from '../../../panel/webview/button.ts';
import { detailDialog } from '../../../panel/webview/dialog.ts';
import { type ListedRow, rowAt } from '../rows/rows.ts';
import { cellText } from '../rows/rowText.ts';
import type { UploadView } from '../state/state.ts';
import { copyTexts } from '../texts/copying.ts';
import { columnTitles, rowDetailTexts as texts, rowTexts } from '../texts/rows.ts';

/** One row in full: for narrow panels, and for reading a hash to its end. */
export function detailTemplate(state: UploadView, actions: Actions): TemplateResult {
  const row = state.detail === undefined ? undefined : rowAt(state.rows, state.detail);
  const { partSize } = state.facts;
  const { detail } = state;
  const close = () => actions.table({ type: 'detail', row: undefined });
  return detailDialog(
    row && detail !== undefined
      ? html`<h2 id="detail-heading">
            ${row.kind === 'gap' ? rowTexts.gap : texts.part(cellText(row, 'number', partSize))}
          </h2>
          <dl>
            ${detailLines(row, state).map(
              ([title, text]) =>
                html`<div>
                  <dt>${title}</dt>
                  <dd>${text}</dd>
                </div>`,
            )}
          </dl>
          <div class="buttons">
            ${row.kind === 'part' ? button(copyTexts.copyTreeHash, () => actions.copyHashOf(detail)) : nothing}
            ${button(texts.close, close, { secondary: true })}
          </div>`
      : nothing,
    close,
  );
}

type Line = readonly [title: string, text: string];

/** The columns of a row but its number, which is the heading; of a part that differs both hashes. */
function detailLines(row: ListedRow, { facts, verification }: UploadView): Line[] {
  return columns
    .filter((column) => column !== 'number')
    .flatMap((column): Line[] => {
      const text = detailText(row, column, facts.partSize);
      const localHash = column === 'hash' ? row.result?.localHash : undefined;
      if (localHash === undefined) return [[columnTitles[column], text]];
      return [
        [texts.hashAtGlacier, text],
        [verification?.byList ? texts.hashInList : texts.localHash, localHash],
      ];
    });
}

/** As in the table, with exact bytes beside what is rounded. */
function detailText(row: ListedRow, column: Column, partSize: number): string {
  const text = cellText(row, column, partSize);
  if (column === 'offset') return texts.offset(text, row.range.start);
  return column === 'size' ? texts.size(text, lengthOf(row.range)) : text;
}
