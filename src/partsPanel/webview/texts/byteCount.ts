import { formatCount } from '../../../core/text/bytes.ts';

/** Bytes with separators. */
export function byteCount(bytes: number): string {
  return `${formatCount(bytes)} ${bytes === 1 ? 'byte' : 'bytes'}`;
}
