import type { ByteRange } from '../../core/byteRange.ts';
import type { CoverageState } from '../../core/parts/coverage.ts';
import { coverageOfResult } from '../../core/verification/coverageOfResult.ts';
import { describeResult, matchText } from '../../core/verification/texts/describeResult.ts';
import type { ComparedResult } from '../../core/verification/partResult.ts';

/** Results of a verification for listed parts, one array per column, in the order they came. */
export interface ResultColumns {
  readonly starts: readonly number[];
  /** Inclusive. */
  readonly ends: readonly number[];
  /** Each by its index in `resultStates`. */
  readonly states: readonly number[];
  /** Empty for parts that match, which is most of them. */
  readonly texts: readonly string[];
  /** What the file or list has instead; empty for parts that do not differ by their hash. */
  readonly localHashes: readonly string[];
}

/** The result of one part. */
export interface RowResult {
  readonly range: ByteRange;
  readonly state: CoverageState;
  /** In a few words: `matches`, `differs: what was uploaded is part 3`. */
  readonly text: string;
  /** The tree hash of the same bytes of the file, or in the list, where it is another one. */
  readonly localHash?: string;
}

/** Part of the protocol: changing the order takes a new version of it. */
const resultStates: readonly CoverageState[] = ['verified', 'mismatched', 'short', 'uploaded'];

/** Converts results to columns. */
export function toResultColumns(results: readonly ComparedResult[]): ResultColumns {
  return {
    starts: results.map(({ range }) => range.start),
    ends: results.map(({ range }) => range.end),
    states: results.map((result) => resultStates.indexOf(coverageOfResult(result))),
    texts: results.map((result) => (result.kind === 'match' ? '' : describeResult(result))),
    localHashes: results.map((result) => (result.kind === 'mismatch' ? result.localHash : '')),
  };
}

/** All results of the columns. */
export function rowResults({ starts, ends, states, texts, localHashes }: ResultColumns): RowResult[] {
  return starts.map((start, index) => {
    const localHash = localHashes[index];
    return {
      range: { start, end: ends[index] ?? start },
      state: resultStates[states[index] ?? -1] ?? 'uploaded',
      text: texts[index] || matchText,
      ...(localHash && { localHash }),
    };
  });
}
