import { appendFileSync } from 'node:fs';
import * as vscode from 'vscode';

/** Runs in a VS Code of its own: activates the extension once and notes the milliseconds that took, loading included. */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension('glacier-explorer.glacier-explorer');
  const report = process.env['GLACIER_BENCH_REPORT'];
  if (!extension || report === undefined)
    throw new Error('There is no extension to measure, or nowhere to report to.');
  if (extension.isActive) throw new Error('The extension is active already.');
  const start = performance.now();
  await extension.activate();
  appendFileSync(report, `${performance.now() - start}\n`);
}
