import { join } from 'node:path';
import { runNpm } from './npmCommand.ts';
import { projectRoot } from './project.ts';
import { readSummary, type Summary } from './summary.ts';
import { makeTempFolder } from './tempFolder.ts';

/** The npm scripts that are suites. Each reports what it did through reporter.cjs. */
export const suites = ['test:unit', 'test:wire', 'test:vscode', 'test:ui'] as const;

export interface SuiteResult extends Summary {
  readonly suite: string;
  /** Why a run counts as failed though none of its tests did. */
  readonly trouble?: string;
}

/**
 * Runs a suite, with its output on the console or in the open file `output`. A suite that crashed or ran no tests
 * counts as one failure more, so that it cannot pass for a green one.
 */
export async function runSuite(suite: string, output?: number): Promise<SuiteResult> {
  const file = join(makeTempFolder(), 'summary.jsonl');
  const code = await runNpm(['run', '--silent', suite], {
    cwd: projectRoot,
    env: { ...process.env, MOCHA_SUMMARY: file },
    ...(output !== undefined && { stdio: ['ignore', output, output] }),
  });
  const summary = await readSummary(file);
  if (summary.passed + summary.failed === 0) return broken('ran no tests');
  return code !== 0 && summary.failed === 0 ? broken(`ended with code ${code}`) : { suite, ...summary };

  function broken(trouble: string): SuiteResult {
    const { failed, failures } = summary;
    return {
      suite,
      ...summary,
      failed: failed + 1,
      failures: [...failures, { title: suite, reason: trouble }],
      trouble,
    };
  }
}
