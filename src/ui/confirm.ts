import * as vscode from 'vscode';
import { messageText } from '../core/text/displayText.ts';

/** The questions on the screen. VS Code would ask the same one again after it, as for a second click. */
const asked = new Set<string>();

/** Asks for confirmation, stating the facts, a paragraph each. `action` is the button that goes ahead. */
export async function confirm(
  question: string,
  facts: string | readonly string[],
  action: string,
): Promise<boolean> {
  return (await choose(question, facts, [action])) === action;
}

/**
 * As `confirm`, with several ways to go ahead; returns the button that was chosen. A question that is on the screen is
 * not asked a second time, and counts as not agreed to there.
 */
export async function choose<T extends string>(
  question: string,
  facts: string | readonly string[],
  actions: readonly T[],
): Promise<T | undefined> {
  const paragraphs = typeof facts === 'string' ? [facts] : facts;
  const options = { modal: true, detail: paragraphs.map(messageText).join('\n\n') };
  const key = JSON.stringify([question, options.detail]);
  if (asked.has(key)) return undefined;
  asked.add(key);
  try {
    const answer = await vscode.window.showWarningMessage(messageText(question), options, ...actions);
    return actions.find((action) => action === answer);
  } finally {
    asked.delete(key);
  }
}
