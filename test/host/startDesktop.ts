import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { downloadDesktop, hasDisplay, onPath } from './desktopVscode.ts';
import { runNpmQuietly } from './npmCommand.ts';
import { projectRoot } from './project.ts';
import { startWithSettings } from './settings.ts';

const macApplication = '/Applications/Visual Studio Code.app/Contents/Resources/app/bin/code';

/** The desktop VS Code that is installed, else one downloaded into this project. */
export async function findDesktopForPerson(): Promise<{ executable: string } | { missing: string }> {
  if (!hasDisplay()) return { missing: 'there is no display for a desktop VS Code' };
  // In a remote window's terminal `code` talks to that window, and cannot start one of its own.
  const installed = process.env['VSCODE_IPC_HOOK_CLI'] === undefined ? installedCode() : undefined;
  return installed === undefined ? await downloadDesktop() : { executable: installed };
}

/** Opens a window of its own, apart from the person's settings and extensions, with the extension from this folder. */
export async function openDesktop(
  executable: string,
  dataDir: string,
  settings: Readonly<Record<string, unknown>>,
): Promise<void> {
  await runNpmQuietly(['run', 'build'], projectRoot);
  const userDataDir = join(dataDir, 'user');
  await startWithSettings(userDataDir, settings);
  const args = [
    `--extensionDevelopmentPath=${projectRoot}`,
    `--user-data-dir=${userDataDir}`,
    `--extensions-dir=${join(dataDir, 'extensions')}`,
    '--new-window',
  ];
  const shell = executable.endsWith('.cmd');
  const quoted = shell ? args.map((arg) => `"${arg}"`) : args;
  const command = shell ? `"${executable}"` : executable;
  const child = spawn(command, quoted, { detached: true, shell, stdio: 'ignore', windowsHide: true });
  await once(child, 'spawn');
  child.unref();
  console.log('VS Code is opening. Click the iceberg in the activity bar: it shows the sample account.');
}

function installedCode(): string | undefined {
  if (process.platform === 'win32') return onPath('code.cmd');
  return onPath('code') ?? [macApplication].find((path) => existsSync(path));
}
