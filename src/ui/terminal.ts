import { homedir } from 'node:os';
import * as vscode from 'vscode';
import type { Shell } from '../core/cli/shellQuote.ts';

/** The default shell of VS Code's terminals, unless it was changed. */
export const terminalShell: Shell = process.platform === 'win32' ? 'powershell' : 'posix';

/**
 * Runs a program in a terminal of its own. Without a shell, so that no argument has a special meaning, and in the user's
 * own folder, as that of the workspace may not be on a disk, or have programs of somebody else.
 */
export function openTerminal(name: string, program: string, args: readonly string[]): void {
  const cwd = homedir();
  vscode.window
    .createTerminal({ name, cwd, shellPath: program, shellArgs: [...args], isTransient: true })
    .show();
}
