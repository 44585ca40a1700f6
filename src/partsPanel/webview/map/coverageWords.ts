import type { ByteRange } from '../../../core/byteRange.ts';
import { formatBytes, formatCount } from '../../../core/text/bytes.ts';
import {
  bytesByState,
  type Coverage,
  type CoverageRun,
  type CoverageState,
  gapsOf,
} from '../../../core/parts/coverage.ts';
import { withSending } from '../../../core/parts/sendingCoverage.ts';
import { formatSpan } from '../../../core/parts/span.ts';
import type { Rows } from '../rows/rows.ts';
import type { UploadView } from '../state/state.ts';

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
  const verified = verification?.byList ? 'match the list' : 'verified';
  return order.flatMap((state) => {
    const amount = bytes.get(state);
    return amount === undefined
      ? []
      : [{ state, text: words(state, formatBytes(amount), { whole: coverage, shown }, verified) }];
  });
}

/** A run of bytes of one state: `32 – 48 MiB: missing`. */
export function runText({ range, state }: CoverageRun, verification: UploadView['verification']): string {
  if (state === 'unknown') return 'Not loaded';
  return `${formatSpan(range)}: ${state === 'verified' ? matchWord(verification) : stateWords[state]}`;
}

const stateWords: Readonly<Record<Exclude<CoverageState, 'verified' | 'unknown'>, string>> = {
  sending: 'being sent',
  uploaded: 'uploaded',
  mismatched: 'differs',
  short: 'short part',
  overlapping: 'overlapping parts',
  missing: 'missing',
};

/** What a match with a list of hashes or with a file is called. */
function matchWord(verification: UploadView['verification']): string {
  return verification?.byList ? 'matches the list' : 'verified';
}

/** The map in a sentence. */
export function coverageSentence(state: Shown): string {
  const words = coverageWords(state).map(({ text }) => text);
  return words.length === 0 ? 'Nothing uploaded yet.' : `Coverage: ${words.join(', ')}.`;
}

function words(
  state: CoverageState,
  amount: string,
  { whole, shown }: Readonly<Record<'whole' | 'shown', Coverage>>,
  verified: string,
): string {
  switch (state) {
    case 'sending':
      return `${amount} being sent`;
    case 'verified':
      return `${amount} ${verified}`;
    case 'mismatched':
      return `${amount} differ`;
    case 'uploaded':
      return `${amount} uploaded`;
    case 'short':
      return `${amount} in short parts`;
    case 'overlapping':
      return `${amount} overlapping`;
    case 'missing': {
      const gaps = gapsLeft(gapsOf(whole), gapsOf(shown));
      return `${amount} missing in ${formatCount(gaps)} ${gaps === 1 ? 'gap' : 'gaps'}`;
    }
    case 'unknown':
      return whole.runs.length === 1 ? 'not loaded' : 'rest not loaded';
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
