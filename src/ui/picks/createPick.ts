import * as vscode from 'vscode';
import { iconlessText, messageText } from '../../core/text/displayText.ts';

/** The texts above a pick. */
export interface PickHeading {
  readonly title: string;
  readonly placeholder: string;
  readonly step?: number;
  readonly totalSteps?: number;
}

/** A row of a pick. Its texts may be untrusted: they are shown as text. */
export interface PickRow {
  /** The name of a codicon, drawn before the label. */
  readonly icon?: string;
  readonly label: string;
  readonly description?: string;
  readonly detail?: string;
  /** Shown whatever is typed. */
  readonly alwaysShow?: boolean;
}

/** Creates a pick, empty and hidden; typing also searches descriptions. */
export function createPick<T extends vscode.QuickPickItem>(heading: PickHeading): vscode.QuickPick<T> {
  const pick = vscode.window.createQuickPick<T>();
  pick.title = messageText(heading.title);
  pick.placeholder = messageText(heading.placeholder);
  pick.step = heading.step;
  pick.totalSteps = heading.totalSteps;
  pick.matchOnDescription = true;
  return pick;
}

/** The row for VS Code, which draws icons in all of its texts. */
export function pickItem({ icon, label, description, detail, alwaysShow }: PickRow): vscode.QuickPickItem {
  return {
    label: `${icon === undefined ? '' : `$(${icon}) `}${iconlessText(label)}`,
    ...(description !== undefined && { description: iconlessText(description) }),
    ...(detail !== undefined && { detail: iconlessText(detail) }),
    ...(alwaysShow !== undefined && { alwaysShow }),
  };
}
