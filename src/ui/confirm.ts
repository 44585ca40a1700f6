import * as vscode from 'vscode';

/** Asks before something is done that a person should know the facts of. `action` is the button that does it. */
export async function confirm(question: string, facts: string, action: string): Promise<boolean> {
  const answer = await vscode.window.showWarningMessage(question, { modal: true, detail: facts }, action);
  return answer === action;
}
