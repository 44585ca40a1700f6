import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../host/project.ts';
import { runInVscode } from '../host/runInVscode.ts';
import type { ProbeReport } from './activationProbe.ts';
import { median } from './median.ts';

/** Milliseconds, medians of so many fresh windows; `command` is what the first run of a command may take beyond the second. */
const limits = { activation: 12, command: 50 };
const windows = 5;

/**
 * How long the extension takes to activate, loading included, and then to run its first command, in windows of its own.
 * True when within the limits.
 */
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
    const lines = readFileSync(report, 'utf8').trim().split('\n');
    const reports = lines.map((line) => JSON.parse(line) as ProbeReport);
    const activation = tell(
      'Activation',
      reports.map((each) => each.activation),
      limits.activation,
    );
    const command = tell(
      'First run of a command, beyond the second',
      reports.map(({ firstRun, secondRun }) => firstRun - secondRun),
      limits.command,
    );
    return activation && command;
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Prints the median of some milliseconds; true when that is within the limit. */
function tell(what: string, times: readonly number[], limit: number): boolean {
  const all = times.map((time) => time.toFixed(1)).join(', ');
  console.log(`${what}: ${median(times).toFixed(1)} ms, median of ${all} (limit ${limit})`);
  return median(times) <= limit;
}
