import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findDesktop } from './desktopVscode.ts';
import { vscodeVersion } from './project.ts';

export interface VscodeHost {
  kind: 'explicit' | 'desktop' | 'npm';
  executable: string;
  /** What the executable wants before all other arguments. */
  launchArgs: string[];
  /** Which one it is and why, for people. */
  describe: string;
}

/**
 * Decides which VS Code the tests run in: the one GLACIER_VSCODE names (a path, or `npm`), else a desktop
 * VS Code where it can be had and shown, else VS Code's server from npm.
 */
export async function findVscode(): Promise<VscodeHost> {
  const named = process.env['GLACIER_VSCODE'];
  if (named === 'npm') return npmHost('GLACIER_VSCODE asks for it');
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`GLACIER_VSCODE names ${named}, which is not there`);
    return {
      kind: 'explicit',
      executable: named,
      launchArgs: [],
      describe: `${named}, named in GLACIER_VSCODE`,
    };
  }
  const desktop = await findDesktop();
  if ('missing' in desktop) return npmHost(desktop.missing);
  return { kind: 'desktop', ...desktop, describe: `desktop VS Code ${vscodeVersion}` };
}

function npmHost(why: string): VscodeHost {
  const executable = join(import.meta.dirname, process.platform === 'win32' ? 'code.cmd' : 'code.mjs');
  const describe = `VS Code ${vscodeVersion} server from npm in headless Chromium, because ${why}`;
  return { kind: 'npm', executable, launchArgs: [], describe };
}
