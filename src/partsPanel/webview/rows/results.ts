import { formatRange } from '../../../core/byteRange.ts';
import type { VerificationNews } from '../../protocol/messages.ts';
import { type RowResult, rowResults } from '../../protocol/resultColumns.ts';

/** Results of a verification for listed parts, by the range of the part as `formatRange` writes it. */
export type Results = ReadonlyMap<string, RowResult>;

export const noResults: Results = new Map();

/** Adds the results of a message, or replaces all; returns the same object if nothing changes. */
export function resultsAfter(before: Results, news: VerificationNews | undefined): Results {
  const kept = news && news.from > 0 ? before : noResults;
  const added = news ? rowResults(news.results) : [];
  if (added.length === 0) return kept;
  return new Map([...kept, ...added.map((result) => [formatRange(result.range), result] as const)]);
}
