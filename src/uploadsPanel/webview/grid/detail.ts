import { html, nothing, type TemplateResult } from 'lit';
import { longestDescription } from '../../../core/serviceLimits.ts';
import { formatExactBytes } from '../../../core/text/bytes.ts';
import { displayText } from '../../../core/text/displayText.ts';
import { button } from '../../../panel/webview/button.ts';
import { detailDialog } from '../../../panel/webview/dialog.ts';
import type { UploadField, UploadRow } from '../../protocol/messages.ts';
import { cellText } from '../rows/cellText.ts';
import { columnNames } from '../rows/columnNames.ts';
import type { Actions } from '../state/actions.ts';
import type { ViewState } from '../state/state.ts';
import { columnTitles, detailTexts as texts } from '../texts.ts';

/** Characters shown of an id or an ARN. */
const longestId = 1024;

/** One upload in full, with what can be done with it: for narrow panels, and with keys only. */
export function detailTemplate(state: ViewState, actions: Actions, now: number): TemplateResult {
  const { detail, rows } = state;
  const row = detail === undefined ? undefined : rows.uploads[detail];
  const close = () => actions.table({ type: 'detail', row: undefined });
  return detailDialog(
    row && detail !== undefined
      ? html`<h2 id="detail-heading"><bdi>${cellText({ kind: 'upload', row }, 'name', now)}</bdi></h2>
          <dl>
            ${linesOf(row, now).map(
              ([title, text]) =>
                html`<div>
                  <dt>${title}</dt>
                  <dd><bdi>${text}</bdi></dd>
                </div>`,
            )}
          </dl>
          ${buttonsTemplate(state, detail, row, actions, close)}`
      : nothing,
    close,
  );
}

function linesOf(row: UploadRow, now: number): (readonly [title: string, text: string])[] {
  const columns = columnNames
    .filter((column) => column !== 'name')
    .map((column) => {
      const exact = { partSize: row.partSize, bytes: row.counted?.bytes }[column as string];
      const text =
        exact === undefined ? cellText({ kind: 'upload', row }, column, now) : formatExactBytes(exact);
      return [columnTitles[column], text] as const;
    });
  return [
    [texts.description, displayText(row.description, longestDescription) || texts.none],
    ...columns,
    [texts.uploadId, displayText(row.uploadId, longestId)],
    [texts.vaultArn, displayText(row.vaultArn, longestId) || texts.none],
  ];
}

function buttonsTemplate(
  { news }: ViewState,
  detail: number,
  { status }: UploadRow,
  actions: Actions,
  close: () => void,
): TemplateResult {
  // What opens elsewhere would be hidden by the dialog.
  const act = (label: string, action: () => void, secondary = true) =>
    button(
      label,
      () => {
        close();
        action();
      },
      { secondary },
    );
  const copy = (field: UploadField, name: string) =>
    button(texts.copy(name), () => actions.copyField(field, detail), { secondary: true });
  const isChangeable = news?.readOnly === false && status?.severity !== 'ended';
  return html`<div class="buttons">
    ${act(texts.openParts, () => actions.run('open', detail), false)}
    ${act(texts.reveal, () => actions.run('reveal', detail))}
    ${act(texts.verify, () => actions.run('verify', detail))}
    ${
      isChangeable
        ? html`${act(texts.resume, () => actions.run('resume', detail))}
          ${act(texts.complete, () => actions.run('complete', detail))}
          ${act(texts.abort, () => actions.abortRow(detail))}`
        : nothing
    }
    ${copy('uploadId', texts.uploadId)} ${copy('description', texts.description)}
    ${copy('vaultArn', texts.vaultArn)} ${button(texts.close, close, { secondary: true })}
  </div>`;
}
