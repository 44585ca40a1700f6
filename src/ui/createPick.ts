import * as vscode from 'vscode';
import { iconlessText, messageText } from '../core/text/displayText.ts';

/** What stands over a list to choose from. */
export interface PickHeading {
  readonly title: string;
  readonly placeholder: string;
  readonly step?: number;
  readonly totalSteps?: number;
}

/** A row of a list to choose from. Its texts may be anybody's: they are shown as text. */
export interface PickRow {
  /** The name of a codicon, drawn before the label. */
  readonly icon?: string;
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Shown whatever is typed. */
  readonly alwaysShow?: boolean;
}

/** A list to choose from, empty and not shown yet; what is typed is looked for in descriptions, too. */
export function createPick<T extends vscode.QuickPickItem>(heading: PickHeading): vscode.QuickPick<T> {
  const pick = vscode.window.createQuickPick<T>();
  pick.title = messageText(heading.title);
  pick.placeholder = messageText(heading.placeholder);
  pick.step = heading.step;
  pick.totalSteps = heading.totalSteps;
  pick.matchOnDescription = true;
  return pick;
}

/** The row as VS Code takes it, which draws icons in all of its texts. */
export function pickItem({ icon, label, description, detail, alwaysShow }: PickRow): vscode.QuickPickItem {
  return {
    label: `${icon === undefined ? '' : `$(${icon}) `}${iconlessText(label)}`,
    ...(description !== undefined && { description: iconlessText(description) }),
    ...(detail !== undefined && { detail: iconlessText(detail) }),
    ...(alwaysShow !== undefined && { alwaysShow }),
  };
}
