import type { ByteRange } from './byteRange.ts';
import { formatCount, unitFor } from './bytes.ts';

/**
 * Where a range (inclusive end) lies, from its first byte up to the byte after its last, with as many decimals as it
 * takes to tell the two apart: `16 – 32 MiB`, `784 MiB – 1.6 GiB`, `12.48 – 12.5 GiB`.
 */
export function formatSpan({ start, end }: ByteRange): string {
  const to = end + 1;
  for (let decimals = 1; decimals <= 6; decimals++) {
    const [from, until] = [offset(start, decimals), offset(to, decimals)];
    if (from.text === until.text && from.unit === until.unit) continue;
    if (start === 0 || from.unit === until.unit) return `${from.text} – ${until.text} ${until.unit}`;
    return `${from.text} ${from.unit} – ${until.text} ${until.unit}`;
  }
  return `${formatCount(start)} – ${formatCount(to)} B`;
}

function offset(bytes: number, decimals: number): { text: string; unit: string } {
  const unit = unitFor(bytes);
  const format = new Intl.NumberFormat('en-US', { maximumFractionDigits: decimals });
  return { text: format.format(bytes / unit.size), unit: unit.name };
}
