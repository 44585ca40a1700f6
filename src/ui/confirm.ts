import * as vscode from 'vscode';
import { messageText } from '../core/text/displayText.ts';

/** Asks before something is done that a person should know the facts of. `action` is the button that does it. */
export async function confirm(question: string, facts: string, action: string): Promise<boolean> {
  const options = { modal: true, detail: messageText(facts) };
  const answer = await vscode.window.showWarningMessage(messageText(question), options, action);
  return answer === action;
}
