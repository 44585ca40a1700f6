import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { globSync, statSync } from 'node:fs';
import { appendFile, readFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { installNpmHost } from './installNpmHost.ts';
import { startTree } from './processTree.ts';
import { projectRoot } from './project.ts';
import { readSummary } from './summary.ts';
import { makeTempFolder } from './tempFolder.ts';

// `npm run test:ui -- [file…]`: the tests with windows, each file in a process of its own and several at a time, as they
// mostly wait. (mocha's own `--parallel` ends its processes itself, so that nobody sees what a file left running.)

/** A window takes about 1 GiB of memory. */
const mostAtOnce = 4;

const mocha = join(projectRoot, 'node_modules', 'mocha', 'bin', 'mocha.js');
const options = ['--timeout', '120000', '--require', './test/host/evidence.ts'];
const named = process.argv.slice(2);
/** Where the whole suite's summary goes, for whoever wants it. */
const total = process.env['MOCHA_SUMMARY'];
// The processes of the files have groups of their own, which Ctrl+C does not reach.
process.once('SIGINT', () => process.exit(130));
const build = spawnSync(process.execPath, ['esbuild.mjs'], { cwd: projectRoot, stdio: 'inherit' });
process.exitCode = build.status === 0 ? await runTests() : 1;

async function runTests(): Promise<number> {
  await installNpmHost();
  const waiting = named.length > 0 ? named : allFiles();
  const failed: string[] = [];
  const lane = async (): Promise<void> => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift())
      if ((await runFile(file)) !== 0) failed.push(file);
  };
  await Promise.all(Array.from({ length: Math.min(mostAtOnce, availableParallelism()) }, lane));
  for (const file of failed) console.log(`Failed: ${file}`);
  return failed.length === 0 ? 0 : 1;
}

/** The biggest first, so that no long one is left over for the end. */
function allFiles(): string[] {
  const files = globSync('test/{page,ui}/**/*.test.ts', { cwd: projectRoot });
  const bytes = (file: string) => statSync(join(projectRoot, file)).size;
  return files.sort((a, b) => bytes(b) - bytes(a));
}

/**
 * Returns the exit code of mocha, and 1 where it reports no test: a process that went away without a word may end with 0.
 * What it prints comes in one piece, once the file is done.
 */
async function runFile(file: string): Promise<number> {
  const summary = join(makeTempFolder(), 'summary.jsonl');
  const child = startTree(process.execPath, [mocha, ...options, file], {
    cwd: projectRoot,
    env: { ...process.env, MOCHA_SUMMARY: summary },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream?.on('data', (chunk: Buffer) => void output.push(chunk));
  const [code] = (await once(child, 'close')) as [number | null];
  process.stdout.write(Buffer.concat(output));
  const { passed, failed } = await readSummary(summary);
  if (total !== undefined) await appendFile(total, await readFile(summary, 'utf8').catch(() => ''));
  if (passed + failed > 0) return code ?? 1;
  console.log(`No test has run in ${file}`);
  return code || 1;
}
