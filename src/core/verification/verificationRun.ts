import { formatRange } from '../byteRange.ts';
import type { Part } from '../model.ts';
import { byRange, recount, type ResultsByRange, withSent } from './recount.ts';
import type { Verification } from './verification.ts';

/** A verification of an upload's parts against a local file or a list of hashes, running or finished. */
export type VerificationRun = RunningVerification | FinishedVerification;

interface Run {
  /** The file's or the list's name, without its folder. */
  readonly name: string;
  /** They come in while the verification is running. */
  readonly results: ResultsByRange;
}

export interface RunningVerification extends Run {
  readonly result?: undefined;
  /** How far it is, in words; empty before that is known. */
  readonly progress: string;
}

export interface FinishedVerification extends Run {
  readonly result: Verification;
  readonly finished: Date;
  /** Bytes of the file it was against, if some part matches it: the length that the archive is to have. */
  readonly archiveBytes?: number;
  /** Parts came or changed since, and not all are loaded: what the result says of the whole upload is not up to date. */
  readonly outdated?: true;
  /** The same after a refresh. `done` tells whether `parts` are all there are. */
  readonly after: (parts: readonly Part[], done: boolean) => FinishedVerification;
  /** The same with parts that were sent from its file; `after` then takes account of them. */
  readonly withSent: (sent: readonly Part[]) => FinishedVerification;
}

/** What is shown of a verification that has ended. */
export function finishedRun(name: string, result: Verification, finished: Date): FinishedVerification {
  const { against, verdict } = result;
  const run: FinishedVerification = {
    name,
    results: byRange(result.results),
    result,
    finished,
    ...(against.kind === 'file' && verdict.matching > 0 && { archiveBytes: against.identity.size }),
    after: (parts, done) =>
      done ? finishedRun(name, recount(result, parts), finished) : withoutChanged(run, parts),
    withSent: (sent) => finishedRun(name, withSent(result, sent), finished),
  };
  return run;
}

/**
 * Leaves out the results for loaded parts that have changed; of the others nothing is known before all are loaded.
 * Returns the run itself where none has, as is so page after page.
 */
function withoutChanged(run: FinishedVerification, parts: readonly Part[]): FinishedVerification {
  const changed = parts.filter(({ range, treeHash }) => {
    const result = run.results.get(formatRange(range));
    return !result || result.kind === 'missing' || result.treeHash !== treeHash;
  });
  if (changed.length === 0) return run;
  const results = new Map(run.results);
  for (const { range } of changed) results.delete(formatRange(range));
  return { ...run, results, outdated: true };
}
