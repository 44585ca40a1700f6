import { html, nothing, render, type TemplateResult } from 'lit';
import { lengthOf } from '../../core/byteRange.ts';
import { formatBytes, formatCount } from '../../core/bytes.ts';
import type { Row } from '../protocol/rowColumns.ts';
import { copyIcon, warningIcon } from './icons.ts';
import { gapText, notesText, offsetText } from './texts.ts';

/** What the rows of a table have in common. */
export interface RowContext {
  readonly partSize: number;
  /** Whether there is a column for what is wrong with parts: only once a part has something. */
  readonly notes: boolean;
  readonly copyHash: (row: number, part: number) => void;
}

/** The headings of the columns, in order. */
export function headings({
  notes,
}: Pick<RowContext, 'notes'>): readonly (readonly [name: string, text: string])[] {
  return [
    ['number', 'Part'],
    ['range', 'Byte range, inclusive'],
    ['offset', 'Offset'],
    ['size', 'Size'],
    ...(notes ? ([['notes', 'Notes']] as const) : []),
    ['hash', 'SHA-256 tree hash'],
  ];
}

/** Makes `element` the row at `index`. Its number for screen readers counts from 1 with the headings. */
export function fillRow(
  element: HTMLElement,
  row: Row | undefined,
  index: number,
  context: RowContext,
): void {
  element.className = row?.kind === 'gap' ? 'row gap' : 'row';
  element.role = 'row';
  element.ariaRowIndex = String(index + 2);
  render(row ? cells(row, index, context) : nothing, element);
}

function cells(row: Row, index: number, context: RowContext): TemplateResult {
  if (row.kind === 'gap') {
    return html`<div role="gridcell" aria-colspan=${headings(context).length}>
      <span class="pinned">${warningIcon}${gapText(row)}</span>
    </div>`;
  }
  const { number, range, treeHash } = row;
  const note = notesText(row, context.partSize);
  const size = lengthOf(range);
  return html`<div class="number" role="gridcell">${note ? warningIcon : nothing}${formatCount(number)}</div>
    <div class="range" role="gridcell"><span>${range.start}</span> – <span>${range.end}</span></div>
    <div class="offset" role="gridcell">${offsetText(range.start, context.partSize)}</div>
    <div class="size" role="gridcell" title="${formatCount(size)} bytes">${formatBytes(size)}</div>
    ${context.notes ? html`<div class="notes" role="gridcell" title=${note}>${note}</div>` : nothing}
    <div class="hash" role="gridcell">
      <span>${treeHash}</span
      ><button
        type="button"
        title="Copy tree hash"
        aria-label="Copy tree hash of part ${formatCount(number)}"
        @click=${() => context.copyHash(index, number)}
      >
        ${copyIcon}
      </button>
    </div>`;
}
