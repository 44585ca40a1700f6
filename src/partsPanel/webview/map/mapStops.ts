import type { ByteRange } from '../../../core/byteRange.ts';
import { formatCount } from '../../../core/text/bytes.ts';
import type { Coverage } from '../../../core/parts/coverage.ts';
import { partNumberAt } from '../../../core/parts/partSize.ts';
import { gapText } from '../rows/rowText.ts';

/** A run of bytes that needs attention: missing ones, or parts that differ from a file. */
export interface MapStop {
  readonly kind: 'gap' | 'mismatch';
  readonly range: ByteRange;
}

/** All stops, in the order of their bytes. */
export function mapStops({ runs }: Coverage): MapStop[] {
  return runs.flatMap(({ state, range }): MapStop[] => {
    if (state === 'missing') return [{ kind: 'gap', range }];
    return state === 'mismatched' ? [{ kind: 'mismatch', range }] : [];
  });
}

/** A stop in words: `32 MiB missing: bytes 33554432–67108863`, `Part 14 differs`, `Parts 14–16 differ`. */
export function stopText({ kind, range }: MapStop, partSize: number): string {
  if (kind === 'gap') return gapText({ range });
  const [first, last] = [range.start, range.end].map((offset) => formatCount(partNumberAt(offset, partSize)));
  return first === last ? `Part ${first} differs` : `Parts ${first}–${last} differ`;
}
