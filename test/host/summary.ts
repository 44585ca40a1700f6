import { readFile } from 'node:fs/promises';

/** How many tests of a run did what. */
export interface Counts {
  passed: number;
  failed: number;
  pending: number;
}

export const noTests: Counts = { passed: 0, failed: 0, pending: 0 };

/** The counts that reporter.cjs left in the file MOCHA_SUMMARY named; all zero where nothing got that far. */
export async function readCounts(file: string): Promise<Counts> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => JSON.parse(line) as Counts).reduce(addCounts, noTests);
}

export function addCounts(a: Counts, b: Counts): Counts {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, pending: a.pending + b.pending };
}
