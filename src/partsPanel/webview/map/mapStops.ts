import type { ByteRange } from '../../../core/byteRange.ts';
import type { Coverage } from '../../../core/parts/coverage.ts';
import { partNumberAt } from '../../../core/parts/partSize.ts';
import { coverageTexts } from '../texts/coverage.ts';
import { gapText } from '../texts/rows.ts';

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
  return coverageTexts.partsDiffer(partNumberAt(range.start, partSize), partNumberAt(range.end, partSize));
}
