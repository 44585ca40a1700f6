import * as vscode from 'vscode';

/** Runs a program in a terminal of its own. Without a shell, so that no argument can mean anything to one. */
export function openTerminal(name: string, program: string, args: readonly string[]): void {
  vscode.window.createTerminal({ name, shellPath: program, shellArgs: [...args], isTransient: true }).show();
}
