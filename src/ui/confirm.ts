import * as vscode from 'vscode';
import { messageText } from '../core/text/displayText.ts';

/** Asks for confirmation, stating the facts. `action` is the button that goes ahead. */
export async function confirm(question: string, facts: string, action: string): Promise<boolean> {
  const options = { modal: true, detail: messageText(facts) };
  const answer = await vscode.window.showWarningMessage(messageText(question), options, action);
  return answer === action;
}
