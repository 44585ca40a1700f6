import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './project.ts';
import { runInVscode } from './runInVscode.ts';
import { readSummary } from './summary.ts';
import { makeTempFolder } from './tempFolder.ts';

// `npm run test:vscode`: the tests that run inside a VS Code's extension host.

const options = { cwd: projectRoot, stdio: 'inherit' } as const;
const build = spawnSync(process.execPath, ['esbuild.mjs', '--dev', '--tests'], options);
process.exitCode = build.status === 0 ? await runTests() : 1;

async function runTests(): Promise<number> {
  const summary = process.env['MOCHA_SUMMARY'] ?? join(makeTempFolder(), 'summary.jsonl');
  const code = await runInVscode(join(projectRoot, 'out', 'vscode', 'index.cjs'), { MOCHA_SUMMARY: summary });
  // An exit code alone is no proof: it is 0 as well where an extension host went away without a word.
  if (code !== 0 || (await readSummary(summary)).passed > 0) return code;
  console.error('No test has passed');
  return 1;
}
