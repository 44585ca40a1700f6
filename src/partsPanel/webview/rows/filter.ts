import { partNumberAt } from '../../../core/parts/partSize.ts';
import { parsePosition } from '../../../core/parts/position.ts';
import type { ListedRow } from './rows.ts';
import { statusText } from './rowText.ts';
import { statusFilters } from '../texts/rows.ts';

/**
 * Which rows a filter shows: parts whose number or hash starts with the text, the rows that hold a byte (`12.5 GiB`) or
 * bytes of a range (`0-1048575`), or rows by a word of their status (`missing`, `differs`). A gap matches the numbers of the parts missing in it, so
 * that looking for one of these finds something. Undefined without a filter.
 */
export function parseFilter(text: string, partSize: number): ((row: ListedRow) => boolean) | undefined {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return undefined;
  const position = parsePosition(wanted);
  if (position && position.kind !== 'part') {
    const { start, end } =
      position.kind === 'range' ? position.range : { start: position.offset, end: position.offset };
    const meets = ({ range }: ListedRow) => range.start <= end && start <= range.end;
    // A long number may also be the beginning of a hash.
    return (row) => meets(row) || (row.kind === 'part' && row.treeHash.startsWith(wanted));
  }
  if (/^[\d,]+$/.test(wanted)) {
    const digits = wanted.replaceAll(',', '');
    const number = Number(digits);
    return (row) =>
      row.kind === 'gap'
        ? partNumberAt(row.range.start, partSize) <= number && number <= partNumberAt(row.range.end, partSize)
        : String(row.number).startsWith(digits) || row.treeHash.startsWith(digits);
  }
  if (/^[\da-f]+$/.test(wanted)) return (row) => row.kind === 'part' && row.treeHash.startsWith(wanted);
  return (row) =>
    `${row.kind === 'gap' ? `${statusFilters.gap} ` : ''}${statusText(row, partSize)}`
      .toLowerCase()
      .includes(wanted);
}
