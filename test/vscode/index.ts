import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';

/** Runs in the extension host: all of this folder's tests, in the order of their names. Rejects when one fails. */
export async function run(): Promise<void> {
  const root = vscode.extensions.getExtension('glacier-explorer.glacier-explorer')?.extensionPath;
  if (root === undefined) throw new Error('VS Code did not find the extension');
  const mocha = new Mocha({ timeout: 30_000, reporter: join(root, 'test', 'host', 'reporter.cjs') });
  // The tests are part of this bundle, so mocha cannot load them; it only makes `describe` and `it` global.
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  for (const name of await testNames(root)) await import(`./${name}.test.ts`);
  const failures = await new Promise<number>((resolve) => void mocha.run(resolve));
  if (failures > 0) throw new Error(`${failures} tests failed`);
}

async function testNames(root: string): Promise<string[]> {
  const files = await readdir(join(root, 'test', 'vscode'));
  return files
    .filter((file) => file.endsWith('.test.ts'))
    .map((file) => file.slice(0, -'.test.ts'.length))
    .sort();
}
