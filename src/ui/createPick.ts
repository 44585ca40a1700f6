import * as vscode from 'vscode';

/** What stands over a list to choose from. */
export interface PickHeading {
  readonly title: string;
  readonly placeholder: string;
  readonly step?: number;
  readonly totalSteps?: number;
}

/** A list to choose from, empty and not shown yet; what is typed is looked for in descriptions, too. */
export function createPick<T extends vscode.QuickPickItem>(heading: PickHeading): vscode.QuickPick<T> {
  const pick = vscode.window.createQuickPick<T>();
  pick.title = heading.title;
  pick.placeholder = heading.placeholder;
  pick.step = heading.step;
  pick.totalSteps = heading.totalSteps;
  pick.matchOnDescription = true;
  return pick;
}
