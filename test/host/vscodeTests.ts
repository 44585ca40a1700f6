import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { projectRoot } from './project.ts';
import { runInVscode } from './runInVscode.ts';

// `npm run test:vscode`: the tests that run inside a VS Code's extension host.

const options = { cwd: projectRoot, stdio: 'inherit' } as const;
const build = spawnSync(process.execPath, ['esbuild.mjs', '--dev', '--tests'], options);
process.exitCode =
  build.status === 0 ? await runInVscode(join(projectRoot, 'out', 'vscode', 'index.cjs')) : 1;
