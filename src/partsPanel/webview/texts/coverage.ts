import type { ByteRange } from '../../../core/byteRange.ts';
import { formatSpan } from '../../../core/parts/span.ts';
import { formatBytes, formatCount } from '../../../core/text/bytes.ts';

/** Texts of the map of the upload, and of the lists below it. */
export const coverageTexts = {
  map: 'Coverage',
  /** The map as a slider that steps through gaps, or through gaps and parts that differ. */
  slider: {
    gap: 'Coverage, gap by gap',
    finding: 'Coverage, finding by finding',
  },
  /** One of them, where the slider is. */
  stop: {
    gap: (number: number, count: number, what: string) => `Gap ${number} of ${count}: ${what}`,
    finding: (number: number, count: number, what: string) => `Finding ${number} of ${count}: ${what}`,
  },
  partsDiffer: (first: number, last: number) =>
    first === last
      ? `Part ${formatCount(first)} differs`
      : `Parts ${formatCount(first)}–${formatCount(last)} differ`,
  legend: 'Coverage in words',
  sentence: (amounts: readonly string[]) => `Coverage: ${amounts.join(', ')}.`,
  nothingUploaded: 'Nothing uploaded yet.',
  differences: 'Differences',
  allDifferences: 'Show all parts that differ in the table',
  gaps: 'Gaps',
  allGaps: (gaps: number) => `Show all ${formatCount(gaps)} gaps in the table`,
};

/** How many bytes of the upload have a state. */
export const amountTexts = {
  sending: (bytes: number) => `${formatBytes(bytes)} being sent`,
  verified: (bytes: number) => `${formatBytes(bytes)} verified`,
  matchTheList: (bytes: number) => `${formatBytes(bytes)} match the list`,
  mismatched: (bytes: number) => `${formatBytes(bytes)} differ`,
  uploaded: (bytes: number) => `${formatBytes(bytes)} uploaded`,
  short: (bytes: number) => `${formatBytes(bytes)} in short parts`,
  overlapping: (bytes: number) => `${formatBytes(bytes)} overlapping`,
  missing: (bytes: number, gaps: number) =>
    `${formatBytes(bytes)} missing in ${formatCount(gaps)} ${gaps === 1 ? 'gap' : 'gaps'}`,
  allNotLoaded: 'not loaded',
  restNotLoaded: 'rest not loaded',
};

/** The state of a run of bytes. */
export const runTexts = {
  stateOf: (range: ByteRange, state: string) => `${formatSpan(range)}: ${state}`,
  verified: 'verified',
  matchesTheList: 'matches the list',
  sending: 'being sent',
  uploaded: 'uploaded',
  mismatched: 'differs',
  short: 'short part',
  overlapping: 'overlapping parts',
  missing: 'missing',
};
