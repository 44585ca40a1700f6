import { closeSync, mkdirSync, openSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startTree, stopTree } from './host/processTree.ts';
import { projectRoot } from './host/project.ts';
import { runSuite, type SuiteResult, suites } from './host/runSuite.ts';

// `npm run test:repeat -- N [suite…] [--busy]`: runs suites N times and tells how often each test failed. A suite is
// named as in package.json, with or without `test:`. With --busy as many processes as there are cores compete for them.
// Nothing is run again because it failed.

const { values, positionals } = parseArgs({ allowPositionals: true, options: { busy: { type: 'boolean' } } });
const [first = '', ...named] = positionals;
const times = Number(first);
if (!Number.isInteger(times) || times < 1) throw new Error('Say how many times: npm run test:repeat -- 10');
const chosen = named.length === 0 ? suites : named.map(suiteOf);

const folder = join(projectRoot, 'out', 'repeat');
mkdirSync(folder, { recursive: true });
const load = values.busy === true ? Array.from({ length: availableParallelism() }, burn) : [];
const runs: (SuiteResult & { readonly seconds: number })[] = [];
for (let time = 1; time <= times; time++) for (const suite of chosen) runs.push(await run(suite, time));
await Promise.all(load.map(stopTree));
printTable();

async function run(suite: string, time: number): Promise<(typeof runs)[number]> {
  const file = join(folder, `${suite.replace(':', '-')}${values.busy === true ? '-busy' : ''}-${time}.log`);
  const output = openSync(file, 'w');
  const began = performance.now();
  const result = await runSuite(suite, output).finally(() => closeSync(output));
  const seconds = Math.round((performance.now() - began) / 1000);
  console.log(
    `${time}/${times} ${suite}: ${result.passed} passed, ${result.failed} failed in ${seconds} s (${file})`,
  );
  return { ...result, seconds };
}

function printTable(): void {
  console.log(
    `\n${times} runs ${load.length > 0 ? `with ${load.length} busy processes beside them` : 'without load'}`,
  );
  console.log('suite         tests  runs  runs with failures  seconds');
  for (const suite of chosen) {
    const own = runs.filter((each) => each.suite === suite);
    const tests = new Set(own.flatMap(({ titles }) => titles)).size;
    const failed = own.filter((each) => each.failed > 0).length;
    const seconds = own.map((each) => each.seconds).join(' ');
    console.log(`${suite.padEnd(13)} ${pad(tests, 5)} ${pad(own.length, 5)} ${pad(failed, 19)}  ${seconds}`);
    for (const [title, count] of countFailures(own))
      console.log(`  failed ${count} of ${own.length}: ${title}`);
  }
  const total = runs.reduce((sum, { failed }) => sum + failed, 0);
  console.log(total === 0 ? 'Every test passed every time.' : `${total} failures`);
  process.exitCode = total === 0 ? 0 : 1;
}

/** How often each test failed, the worst first; tests that never did are left out. */
function countFailures(own: readonly SuiteResult[]): [title: string, count: number][] {
  const counts = new Map<string, number>();
  for (const { title } of own.flatMap(({ failures }) => failures))
    counts.set(title, (counts.get(title) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}

function suiteOf(name: string): string {
  const suite = suites.find((each) => each === name || each === `test:${name}`);
  if (suite === undefined) throw new Error(`There is no suite "${name}"; there are ${suites.join(', ')}`);
  return suite;
}

/** A process that keeps a core busy until it is stopped. */
function burn(): ReturnType<typeof startTree> {
  return startTree(process.execPath, ['--eval', 'for (;;);'], { stdio: 'ignore' });
}

function pad(value: number, width: number): string {
  return String(value).padStart(width);
}
