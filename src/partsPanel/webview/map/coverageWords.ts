import type { ByteRange } from '../../../core/byteRange.ts';
import {
  bytesByState,
  type Coverage,
  type CoverageRun,
  type CoverageState,
  gapsOf,
} from '../../../core/parts/coverage.ts';
import { withSending } from '../../../core/parts/sendingCoverage.ts';
import type { Rows } from '../rows/rows.ts';
import type { UploadView } from '../state/state.ts';
import { amountTexts, coverageTexts, runTexts } from '../texts/coverage.ts';
import { rowTexts } from '../texts/rows.ts';

/** The states in the order they are listed in words. */
const order: readonly CoverageState[] = [
  'sending',
  'verified',
  'uploaded',
  'mismatched',
  'short',
  'overlapping',
  'missing',
  'unknown',
];

/** One state of the map in words. */
export interface CoverageWords {
  readonly state: CoverageState;
  readonly text: string;
}

type Shown = Pick<UploadView, 'coverage'> & { readonly rows: Pick<Rows, 'sending'> } & Partial<
    Pick<UploadView, 'verification'>
  >;

/** The map in words, by state: `64 MiB uploaded`, `36 MiB missing in 2 gaps`, `rest not loaded`. */
export function coverageWords({ coverage, rows, verification }: Shown): CoverageWords[] {
  const shown = withSending(coverage, rows.sending);
  const bytes = bytesByState(shown);
  return order.flatMap((state) => {
    const amount = bytes.get(state);
    return amount === undefined
      ? []
      : [{ state, text: words(state, amount, { whole: coverage, shown }, verification) }];
  });
}

/** A run of bytes of one state: `32 – 48 MiB: missing`. */
export function runText({ range, state }: CoverageRun, verification: UploadView['verification']): string {
  if (state === 'unknown') return rowTexts.notLoaded;
  const matchesList = state === 'verified' && verification?.byList;
  return runTexts.stateOf(range, matchesList ? runTexts.matchesTheList : runTexts[state]);
}

/** The map in a sentence. */
export function coverageSentence(state: Shown): string {
  const words = coverageWords(state).map(({ text }) => text);
  return words.length === 0 ? coverageTexts.nothingUploaded : coverageTexts.sentence(words);
}

function words(
  state: CoverageState,
  bytes: number,
  { whole, shown }: Readonly<Record<'whole' | 'shown', Coverage>>,
  verification: UploadView['verification'],
): string {
  switch (state) {
    case 'verified':
      return verification?.byList ? amountTexts.matchTheList(bytes) : amountTexts.verified(bytes);
    case 'missing':
      return amountTexts.missing(bytes, gapsLeft(gapsOf(whole), gapsOf(shown)));
    case 'unknown':
      return whole.runs.length === 1 ? amountTexts.allNotLoaded : amountTexts.restNotLoaded;
    case 'sending':
    case 'mismatched':
    case 'uploaded':
    case 'short':
    case 'overlapping':
      return amountTexts[state](bytes);
  }
}

/** How many gaps have bytes that are not being sent; of each some of `left` is what is. Both in order. */
function gapsLeft(gaps: readonly ByteRange[], left: readonly ByteRange[]): number {
  let at = 0;
  return gaps.filter(({ start, end }) => {
    while ((left[at]?.start ?? Infinity) < start) at++;
    return (left[at]?.start ?? Infinity) <= end;
  }).length;
}
