import { join } from 'node:path';
import { runNpm } from './host/npmCommand.ts';
import { projectRoot } from './host/project.ts';
import { addCounts, noTests, readCounts, type Counts } from './host/summary.ts';
import { makeTempFolder } from './host/tempFolder.ts';

// `npm test`: every suite, also when one of them fails. The last line printed is "N passed, M failed".

/** The npm scripts that are suites. Each reports its counts through test/host/reporter.cjs. */
const suites = ['test:unit', 'test:wire', 'test:vscode', 'test:ui'];

const folder = makeTempFolder();
const results: { suite: string; counts: Counts; trouble?: string }[] = [];
for (const suite of suites) results.push(await runSuite(suite));

console.log();
for (const { suite, counts, trouble } of results)
  console.log(`${suite.padEnd(12)} ${describe(counts)}${trouble ?? ''}`);
const total = results.map(({ counts }) => counts).reduce(addCounts, noTests);
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`${total.passed} passed, ${total.failed} failed`);

async function runSuite(suite: string): Promise<(typeof results)[number]> {
  console.log(`\n== ${suite}`);
  const summary = join(folder, `${suite.replace(':', '-')}.jsonl`);
  const env = { ...process.env, MOCHA_SUMMARY: summary };
  const code = await runNpm(['run', '--silent', suite], { cwd: projectRoot, env });
  const counts = await readCounts(summary);
  // A suite that crashed or ran nothing must not leave the last line green.
  const asFailure = { ...counts, failed: Math.max(counts.failed, 1) };
  if (counts.passed + counts.failed === 0) return { suite, counts: asFailure, trouble: ' (ran no tests)' };
  if (code !== 0 && counts.failed === 0)
    return { suite, counts: asFailure, trouble: ` (ended with code ${code})` };
  return { suite, counts };
}

function describe({ passed, failed, pending }: Counts): string {
  return `${passed} passed, ${failed} failed${pending > 0 ? `, ${pending} pending` : ''}`;
}
