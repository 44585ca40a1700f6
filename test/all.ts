import { runSuite, type SuiteResult, suites } from './host/runSuite.ts';
import { addCounts, type Counts, noTests } from './host/summary.ts';

// `npm test`: every suite, also when one of them fails. What failed is said once more at the end, and the last line is
// "N passed, M failed".

const results: SuiteResult[] = [];
for (const suite of suites) {
  console.log(`\n== ${suite}`);
  results.push(await runSuite(suite));
}

for (const { suite, failures } of results)
  for (const { title, reason } of failures) console.log(`\nFailed in ${suite}: ${title}\n${reason}`);

console.log();
for (const { suite, trouble, ...counts } of results)
  console.log(`${suite.padEnd(12)} ${describe(counts)}${trouble === undefined ? '' : ` (${trouble})`}`);
const total = results.reduce<Counts>(addCounts, noTests);
process.exitCode = total.failed === 0 ? 0 : 1;
console.log(`${total.passed} passed, ${total.failed} failed`);

function describe({ passed, failed, pending }: Counts): string {
  return `${passed} passed, ${failed} failed${pending > 0 ? `, ${pending} pending` : ''}`;
}
