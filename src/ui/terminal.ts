import * as vscode from 'vscode';
import type { Shell } from '../core/aws/shellQuote.ts';

/** The shell that VS Code's terminals have unless somebody chose another. */
export const terminalShell: Shell = process.platform === 'win32' ? 'powershell' : 'posix';

/** Runs a program in a terminal of its own. Without a shell, so that no argument can mean anything to one. */
export function openTerminal(name: string, program: string, args: readonly string[]): void {
  vscode.window.createTerminal({ name, shellPath: program, shellArgs: [...args], isTransient: true }).show();
}
