import { type ByteRange, lengthOf } from '../byteRange.ts';
import { unitFor } from '../text/bytes.ts';

/**
 * Where a range (inclusive end) lies, from its first byte up to the byte after its last, with as many decimals as its
 * length takes: `16 – 32 MiB`, `784 MiB – 1.6 GiB`, `12.48 – 12.50 GiB`. Ranges of one length look alike.
 */
export function formatSpan(range: ByteRange): string {
  const from = offset(range.start, lengthOf(range));
  const to = offset(range.end + 1, lengthOf(range));
  if (range.start === 0) return `0 – ${to.text} ${to.unit}`;
  return from.unit === to.unit
    ? `${from.text} – ${to.text} ${to.unit}`
    : `${from.text} ${from.unit} – ${to.text} ${to.unit}`;
}

/** An offset in bytes, fine enough to tell it from one that is `step` bytes away: `12.48 GiB`. */
export function formatOffset(bytes: number, step: number): string {
  const { text, unit } = offset(bytes, step);
  return `${text} ${unit}`;
}

function offset(bytes: number, step: number): { text: string; unit: string } {
  const { size, name } = unitFor(bytes);
  const decimals = Math.max(0, Math.ceil(Math.log10(size / step)));
  return { text: (bytes / size).toFixed(decimals), unit: name };
}
