import { readFile } from 'node:fs/promises';

/** How many tests of a run did what. */
export interface Counts {
  passed: number;
  failed: number;
  pending: number;
}

/** A test or hook that failed. */
export interface Failure {
  readonly title: string;
  /** What was thrown, with the line it came from. */
  readonly reason: string;
}

/** What a run of a suite came to. */
export interface Summary extends Counts {
  /** Of every test that ran. */
  titles: string[];
  failures: Failure[];
}

export const noTests: Counts = { passed: 0, failed: 0, pending: 0 };

/** Reads what reporter.cjs left in the file MOCHA_SUMMARY named; nothing where no run got that far. */
export async function readSummary(file: string): Promise<Summary> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line !== '');
  const runs = lines.map((line) => JSON.parse(line) as Summary);
  return {
    ...runs.reduce(addCounts, noTests),
    titles: runs.flatMap(({ titles }) => titles),
    failures: runs.flatMap(({ failures }) => failures),
  };
}

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, pending: a.pending + b.pending };
}
