import * as vscode from 'vscode';
import { iconlessText, messageText } from '../core/text/displayText.ts';
import { viewId } from '../manifest.ts';

/** Reports progress: in words, and as a share of 1 if that is known. */
export type Report = (message: string, share?: number) => void;

/** Runs `work` with the progress bar of the Glacier view. */
export async function withViewProgress(work: () => Promise<void>): Promise<void> {
  await vscode.window.withProgress({ location: { viewId } }, work);
}

/** Runs `work` with a notification, which cannot be cancelled. */
export async function withProgress<T>(title: string, work: () => Promise<T>): Promise<T> {
  const options = { location: vscode.ProgressLocation.Notification, title: messageText(title) };
  return vscode.window.withProgress(options, work);
}

/** Runs `work` with a notification that has a Cancel button, which aborts its signal. */
export async function withCancellableProgress<T>(
  title: string,
  work: (signal: AbortSignal, report: Report) => Promise<T>,
): Promise<T> {
  const options = {
    location: vscode.ProgressLocation.Notification,
    title: messageText(title),
    cancellable: true,
  };
  return vscode.window.withProgress(options, async (progress, token) => {
    const abort = new AbortController();
    const subscription = token.onCancellationRequested(() => abort.abort());
    let shown = 0;
    const report: Report = (text, share) => {
      const message = messageText(text);
      if (share === undefined) return progress.report({ message });
      // VS Code takes increments, in percent.
      progress.report({ message, increment: Math.max(0, share - shown) * 100 });
      shown = Math.max(shown, share);
    };
    try {
      return await work(abort.signal, report);
    } finally {
      subscription.dispose();
    }
  });
}

/** Shows a notification with a Cancel button until `ended` resolves. */
export async function showWait(title: string, ended: Promise<void>, cancel: () => void): Promise<void> {
  await withCancellableProgress(title, async (signal) => {
    signal.addEventListener('abort', cancel, { once: true });
    await ended;
  });
}

/** An item of the status bar that is shown while something goes on. */
export interface StatusItem {
  /** `icon` is the name of a codicon. */
  show(icon: string, text: string, tooltip: string): void;
  dispose(): void;
}

/** Creates an item, hidden at first; a click runs the command. */
export function createStatusItem(id: string, name: string, command: string): StatusItem {
  const item = vscode.window.createStatusBarItem(id, vscode.StatusBarAlignment.Left);
  item.name = name;
  item.command = command;
  return {
    show: (icon, text, tooltip) => {
      item.text = `$(${icon}) ${iconlessText(text)}`;
      item.tooltip = messageText(tooltip);
      item.show();
    },
    dispose: () => item.dispose(),
  };
}
