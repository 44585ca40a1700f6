import { type ByteRange, lengthOf } from '../byteRange.ts';
import type { PartFlag } from './partFlags.ts';

/** What is known of some bytes of an archive, the worst first: of several in one place the first is shown. */
export const coverageStates = [
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

/** The whole of an archive as far as anything is known of it: runs that meet, from byte 0 up to `bytes`. */
export interface Coverage {
  readonly runs: readonly CoverageRun[];
  readonly bytes: number;
}

/** How many parts' worth of bytes stand for what is not listed yet: a page of List Parts at its largest. */
const unlistedParts = 50;

/** What a map says of a part with such flags. Where parts overlap is found by the map itself. */
export function coverageOfPart(flags: readonly PartFlag[]): CoverageState {
  return flags.includes('short') ? 'short' : 'uploaded';
}

/**
 * What is known of each byte. Parts may come in any order; where two of them lie on each other the bytes are
 * overlapping, and where none lies before the last they are missing. `done` says that all parts are there; else a
 * stretch of unknown bytes follows, whose length says nothing, as nobody knows how long the archive is to be.
 */
export function coverageOf(
  parts: readonly CoveringPart[],
  { partSize, done }: { readonly partSize: number; readonly done: boolean },
): Coverage {
  const runs = runsOf(parts);
  const listed = runs.at(-1)?.range.end ?? -1;
  if (done) return { runs, bytes: listed + 1 };
  const end = listed + Math.max(unlistedParts * partSize, Math.floor(listed / 8));
  return { runs: [...runs, { range: { start: listed + 1, end }, state: 'unknown' }], bytes: end + 1 };
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
