import * as vscode from 'vscode';
import { messageText } from '../core/text/displayText.ts';

/** Asks for confirmation, stating the facts, a paragraph each. `action` is the button that goes ahead. */
export async function confirm(
  question: string,
  facts: string | readonly string[],
  action: string,
): Promise<boolean> {
  return (await choose(question, facts, [action])) === action;
}

/** As `confirm`, with several ways to go ahead; returns the button that was chosen. */
export async function choose<T extends string>(
  question: string,
  facts: string | readonly string[],
  actions: readonly T[],
): Promise<T | undefined> {
  const paragraphs = typeof facts === 'string' ? [facts] : facts;
  const options = { modal: true, detail: paragraphs.map(messageText).join('\n\n') };
  const answer = await vscode.window.showWarningMessage(messageText(question), options, ...actions);
  return actions.find((action) => action === answer);
}
