import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../host/project.ts';
import { runInVscode } from '../host/runInVscode.ts';
import { median } from './median.ts';

/** Milliseconds, the median of so many fresh windows. */
const limit = 20;
const windows = 5;

/** How long the extension takes to activate, loading included, in windows of its own. True when within the limit. */
export async function benchActivation(): Promise<boolean> {
  const options = { cwd: projectRoot, stdio: 'inherit' } as const;
  spawnSync(process.execPath, ['esbuild.mjs', '--tests'], options);
  const folder = mkdtempSync(join(tmpdir(), 'glacier-bench-'));
  const report = join(folder, 'milliseconds');
  try {
    process.env['GLACIER_BENCH_REPORT'] = report;
    for (let window = 0; window < windows; window++) {
      const code = await runInVscode(join(projectRoot, 'out', 'vscode', 'activationProbe.cjs'));
      if (code !== 0) throw new Error('The extension could not be activated.');
    }
    const times = readFileSync(report, 'utf8').trim().split('\n').map(Number);
    const middle = median(times);
    const all = times.map((time) => time.toFixed(1)).join(', ');
    console.log(`Activation: ${middle.toFixed(1)} ms, median of ${all} (limit ${limit})`);
    return middle < limit;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
