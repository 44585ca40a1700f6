import * as vscode from 'vscode';
import type { Shell } from '../core/cli/shellQuote.ts';

/** The default shell of VS Code's terminals, unless it was changed. */
export const terminalShell: Shell = process.platform === 'win32' ? 'powershell' : 'posix';

/** Runs a program in a terminal of its own. Without a shell, so that no argument has a special meaning. */
export function openTerminal(name: string, program: string, args: readonly string[]): void {
  vscode.window.createTerminal({ name, shellPath: program, shellArgs: [...args], isTransient: true }).show();
}
