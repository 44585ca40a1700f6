import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../host/project.ts';
import { runInVscode } from '../host/runInVscode.ts';
import type { ProbeReport } from './activationProbe.ts';
import { median } from './median.ts';
import { figure, type Results } from './report/figure.ts';

/** Milliseconds, medians of so many fresh windows; `command` is what the first run of a command may take beyond the second. */
const limits = { activation: 12, command: 50 };
const windows = 5;

/** How long the extension takes to activate, loading included, and then to run its first command, in windows of its own. */
export async function* benchActivation(): Results {
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
    const how = `median of ${windows} windows`;
    yield figure({
      what: 'Activation, loading included',
      ours: median(reports.map(({ activation }) => activation)),
      unit: 'ms',
      comparedTo: 'small extensions that come with VS Code',
      theirs: median(reports.map(({ beside }) => beside)),
      limit: { of: 'ours', most: limits.activation },
      how,
    });
    yield figure({
      what: 'First run of a command, beyond the second',
      ours: median(reports.map(({ firstRun, secondRun }) => firstRun - secondRun)),
      unit: 'ms',
      limit: { of: 'ours', most: limits.command },
      how,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}
