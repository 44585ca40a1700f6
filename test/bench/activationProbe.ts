import { appendFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { median } from './median.ts';

const id = 'glacier-explorer.glacier-explorer';

/** Small ones that come with VS Code and are not active in a window with nothing in it. */
const beside = ['vscode.media-preview', 'vscode.references-view', 'vscode.search-result'];

interface Mark {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly startTime: number;
}

/** Milliseconds. */
export interface ProbeReport {
  readonly activation: number;
  /** The same of the median of small extensions that come with VS Code. */
  readonly beside: number;
  /** Of a command that does nothing here: the first run loads the code of all commands. */
  readonly firstRun: number;
  readonly secondRun: number;
}

/**
 * Runs in a VS Code of its own: activates the extension once and notes the milliseconds that loading its code and
 * calling it took, by VS Code's own marks (the figures of "Show Running Extensions"). What VS Code does in between,
 * such as fetching the extension's stored state from the window, is not the extension's. Then runs a command twice, and
 * measures small extensions that come with VS Code in the same way.
 */
export async function run(): Promise<void> {
  const extension = vscode.extensions.getExtension(id);
  const report = process.env['GLACIER_BENCH_REPORT'];
  if (!extension || report === undefined)
    throw new Error('There is no extension to measure, or nowhere to report to.');
  if (extension.isActive) throw new Error('The extension is active already.');
  await extension.activate();
  const firstRun = await timeOfCommand();
  const secondRun = await timeOfCommand();
  const others: number[] = [];
  for (const each of beside) {
    await vscode.extensions.getExtension(each)?.activate();
    others.push(timeOfActivation(each));
  }
  const figures: ProbeReport = {
    activation: timeOfActivation(id),
    beside: median(others),
    firstRun,
    secondRun,
  };
  appendFileSync(report, `${JSON.stringify(figures)}\n`);
}

/** Milliseconds of loading the code of an extension that is active, and of calling it. */
function timeOfActivation(id: string): number {
  const { MonacoPerformanceMarks: marks } = globalThis as { MonacoPerformanceMarks?: { getMarks(): Mark[] } };
  const at = (name: string): number => {
    const mark = marks?.getMarks().find((each) => each.name === `code/extHost/${name}/${id}`);
    if (!mark) throw new Error(`VS Code has no mark ${name}.`);
    return mark.startTime;
  };
  const load = at('didLoadExtensionCode') - at('willLoadExtensionCode');
  const call = at('didActivateExtension') - at('willActivateExtension');
  return load + call;
}

/** Connects again whatever has failed, which is nothing yet. */
async function timeOfCommand(): Promise<number> {
  const started = performance.now();
  await vscode.commands.executeCommand('glacier.retry');
  return performance.now() - started;
}
