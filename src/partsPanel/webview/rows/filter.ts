import { partNumberAt } from '../../../core/parts/partSize.ts';
import { parsePosition } from '../../../core/text/position.ts';
import type { ListedRow } from './rows.ts';
import { statusText } from './rowText.ts';

/**
 * What a filter lets through: parts whose number or hash begins with the text, the row that holds a byte
 * (`12.5 GiB`), or rows by a word of their status (`missing`, `differs`). A gap matches the number of a part missing in it, so
 * that looking for that part does not end in nothing. Undefined when there is no filter.
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
