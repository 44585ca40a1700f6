import { type ByteRange, lengthOf } from '../byteRange.ts';
import type { PartFlag } from './partFlags.ts';

/** What is known of a run of bytes, worst first: where several states apply, the first is shown. */
export const coverageStates = [
  // First, so that the few parts of 10,000 that are under way are seen.
  'sending',
  'missing',
  'mismatched',
  'overlapping',
  'short',
  'unknown',
  'uploaded',
  'verified',
] as const;

export type CoverageState = (typeof coverageStates)[number];

/** Bytes that one part covers, and what is known of that part. */
export interface CoveringPart {
  readonly range: ByteRange;
  readonly state: CoverageState;
}

/** Consecutive bytes of one state. */
export interface CoverageRun {
  readonly range: ByteRange;
  readonly state: CoverageState;
}

/** All that is known of an archive's bytes: adjacent runs from byte 0 up to `bytes`. */
export interface Coverage {
  readonly runs: readonly CoverageRun[];
  readonly bytes: number;
}

/** How many parts' worth of bytes stand for what is not listed yet: a full page of List Parts. */
const unlistedParts = 50;

/** The state of a part with such flags on a map. The map itself finds where parts overlap. */
export function coverageOfPart(flags: readonly PartFlag[]): CoverageState {
  return flags.includes('short') ? 'short' : 'uploaded';
}

/** What is known of an upload besides its parts. */
export interface CoverageFacts {
  readonly partSize: number;
  /** All parts are listed. */
  readonly done: boolean;
  /** Bytes that the archive is to have at least. */
  readonly least?: number;
}

/**
 * What is known of each byte. Parts may come in any order; bytes of two parts are overlapping, and bytes of none before
 * the last part, or below `least`, are missing. Until all parts are listed a stretch of unknown bytes follows, whose
 * length means nothing, as nobody knows how long the archive will be.
 */
export function coverageOf(
  parts: readonly CoveringPart[],
  { partSize, done, least = 0 }: CoverageFacts,
): Coverage {
  const runs = runsOf(parts);
  const covered = (runs.at(-1)?.range.end ?? -1) + 1;
  if (done) {
    if (covered < least) extend(runs, { range: { start: covered, end: least - 1 }, state: 'missing' });
    return { runs, bytes: Math.max(covered, least) };
  }
  const end = covered - 1 + Math.max(unlistedParts * partSize, Math.floor((covered - 1) / 8));
  return { runs: [...runs, { range: { start: covered, end }, state: 'unknown' }], bytes: end + 1 };
}

/** The runs that nothing covers. */
export function gapsOf({ runs }: Coverage): ByteRange[] {
  return runs.filter(({ state }) => state === 'missing').map(({ range }) => range);
}

/** Bytes by state, for those that occur. */
export function bytesByState({ runs }: Coverage): ReadonlyMap<CoverageState, number> {
  const bytes = new Map<CoverageState, number>();
  for (const { range, state } of runs) bytes.set(state, (bytes.get(state) ?? 0) + lengthOf(range));
  return bytes;
}

interface Edge {
  readonly at: number;
  readonly state: CoverageState;
  /** 1 where a part begins, -1 after its last byte. */
  readonly step: 1 | -1;
}

/** Walks along all beginnings and ends, counting what lies on each stretch between two of them. */
function runsOf(parts: readonly CoveringPart[]): CoverageRun[] {
  const edges: Edge[] = parts.flatMap(({ range, state }) => [
    { at: range.start, state, step: 1 as const },
    { at: range.end + 1, state, step: -1 as const },
  ]);
  edges.sort((a, b) => a.at - b.at);
  const here = new Map<CoverageState, number>();
  const runs: CoverageRun[] = [];
  let [at, depth] = [0, 0];
  for (const edge of edges) {
    if (edge.at > at) {
      const [single] = here.keys();
      const state = depth === 0 ? 'missing' : depth > 1 ? 'overlapping' : (single ?? 'uploaded');
      extend(runs, { range: { start: at, end: edge.at - 1 }, state });
      at = edge.at;
    }
    depth += edge.step;
    const count = (here.get(edge.state) ?? 0) + edge.step;
    if (count === 0) here.delete(edge.state);
    else here.set(edge.state, count);
  }
  return runs;
}

/** Adds a run that follows the last one, as a part of that where both are of one state. */
function extend(runs: CoverageRun[], run: CoverageRun): void {
  const last = runs.at(-1);
  if (last?.state === run.state) {
    runs[runs.length - 1] = { ...last, range: { start: last.range.start, end: run.range.end } };
  } else {
    runs.push(run);
  }
}
