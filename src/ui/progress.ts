import * as vscode from 'vscode';
import { viewId } from '../manifest.ts';

/** Runs `work` with the moving bar of the Glacier view. */
export async function withViewProgress(work: () => Promise<void>): Promise<void> {
  await vscode.window.withProgress({ location: { viewId } }, work);
}

/** Runs `work` under a notification with a Cancel button, which aborts its signal; `report` says how far it is. */
export async function withCancellableProgress(
  title: string,
  work: (signal: AbortSignal, report: (message: string) => void) => Promise<void>,
): Promise<void> {
  const options = { location: vscode.ProgressLocation.Notification, title, cancellable: true };
  await vscode.window.withProgress(options, async (progress, token) => {
    const abort = new AbortController();
    const subscription = token.onCancellationRequested(() => abort.abort());
    try {
      await work(abort.signal, (message) => progress.report({ message }));
    } finally {
      subscription.dispose();
    }
  });
}
