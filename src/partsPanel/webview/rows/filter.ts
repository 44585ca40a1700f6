import { partNumberAt } from '../../../core/parts/partSize.ts';
import { parsePosition } from '../../../core/text/position.ts';
import type { ListedRow } from './rows.ts';
import { statusText } from './rowText.ts';

/**
 * Which rows a filter shows: parts whose number or hash starts with the text, the row that holds a byte (`12.5 GiB`),
 * or rows by a word of their status (`missing`, `differs`). A gap matches the numbers of the parts missing in it, so
 * that looking for one of these finds something. Undefined without a filter.
 */
export function parseFilter(text: string, partSize: number): ((row: ListedRow) => boolean) | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  const position = parsePosition(wanted);
  if (position?.kind === 'byte')
    return ({ range }) => range.start <= position.offset && position.offset <= range.end;
  if (/^[\d,]+$/.test(wanted)) {
    const digits = wanted.replaceAll(',', '');
    const number = Number(digits);
    return (row) =>
      row.kind === 'gap'
        ? partNumberAt(row.range.start, partSize) <= number && number <= partNumberAt(row.range.end, partSize)
        : String(row.number).startsWith(digits) || row.treeHash.startsWith(digits);
  }
  if (/^[\da-f]+$/.test(wanted)) return (row) => row.kind === 'part' && row.treeHash.startsWith(wanted);
  return (row) => statusText(row, partSize).toLowerCase().includes(wanted);
}
