import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { projectRoot } from '../host/project.ts';
import { benchActivation } from './activation.ts';
import { benchFirstRows } from './firstRows.ts';
import { benchHash } from './hash.ts';
import { benchHashList } from './hashList.ts';
import { benchLoadAll } from './loadAll.ts';
import { benchPanel } from './panel.ts';
import { benchProfiles } from './profiles.ts';
import { benchmarksFile, thisRun } from './report/benchmarksFile.ts';
import { isKept, type NamedResult, type Results } from './report/figure.ts';
import { describeResult, summary, textTable } from './report/table.ts';
import { benchScan } from './scan.ts';
import { benchSizes } from './sizes.ts';
import { benchTransfer } from './transfer.ts';
import { benchWatch } from './watch.ts';

// `npm run bench -- [NAME…] [--write]`: measures all figures, or those of the benches named, and prints one table. What is
// measured meanwhile goes to stderr. --write keeps the table of a whole run, with machine and date, in BENCHMARKS.md.

const benches: Readonly<Record<string, () => Results>> = {
  loadAll: benchLoadAll,
  scan: benchScan,
  watch: benchWatch,
  hash: benchHash,
  hashList: benchHashList,
  panel: benchPanel,
  firstRows: benchFirstRows,
  activation: benchActivation,
  profiles: benchProfiles,
  transfer: benchTransfer,
  sizes: benchSizes,
};

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { write: { type: 'boolean', default: false } },
});
const wrong = usageError();
if (wrong === undefined) await main();
else {
  console.error(wrong);
  process.exitCode = 2;
}

function usageError(): string | undefined {
  const unknown = positionals.filter((name) => !Object.hasOwn(benches, name));
  if (unknown.length > 0)
    return `There is no bench ${unknown.join(', ')}; there are ${Object.keys(benches).join(', ')}.`;
  return values.write && positionals.length > 0 ? '--write is for a run of all benches.' : undefined;
}

async function main(): Promise<void> {
  // Windows and threads take what is built; activation has a script of its own in the window.
  const build = spawnSync(process.execPath, ['esbuild.mjs', '--tests'], {
    cwd: projectRoot,
    stdio: 'inherit',
  });
  if (build.status !== 0) throw new Error('The extension could not be built.');
  const results: NamedResult[] = [];
  for (const name of positionals.length > 0 ? positionals : Object.keys(benches)) {
    console.error(`${name} …`);
    for await (const result of resultsOf(name)) {
      results.push(result);
      console.error(`  ${describeResult(result)}`);
    }
  }
  console.log(`\n${textTable(results)}\n\n${summary(results)}`);
  if (values.write) {
    const file = join(import.meta.dirname, 'BENCHMARKS.md');
    writeFileSync(file, benchmarksFile(thisRun('npm run bench -- --write'), results));
  }
  process.exitCode = results.every(isKept) ? 0 : 1;
}

/** All results of a bench; one that fails has that as its last, and the next bench goes on. */
async function* resultsOf(bench: string): AsyncGenerator<NamedResult> {
  try {
    for await (const result of benches[bench]?.() ?? []) yield { bench, ...result };
  } catch (error) {
    console.error(error);
    const why = error instanceof Error ? error.message : String(error);
    yield { bench, what: 'all that is not above', outcome: 'failed', why };
  }
}
