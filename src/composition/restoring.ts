import * as vscode from 'vscode';
import { rememberedFile } from '../commands/verification/rememberedFiles.ts';
import type { Disposable } from '../core/emitter.ts';
import type { PartsList } from '../store/partsList.ts';
import type { Sessions } from '../store/sessions.ts';

/** Calls `restore` once for each list of parts that has loaded, of an upload that was verified before. */
export function restoreVerifications(
  sessions: Sessions,
  memento: vscode.Memento,
  restore: (parts: PartsList) => Promise<void>,
): Disposable {
  const seen = new WeakSet<PartsList>();
  return sessions.onDidChange((change) => {
    if (change.kind !== 'parts') return;
    const { parts } = change;
    if (parts.pager.status !== 'ready' || seen.has(parts)) return;
    seen.add(parts);
    if (rememberedFile(memento, parts.upload.id) !== undefined) void restore(parts);
  });
}

/**
 * Calls `tell` once for each connection that opens, with its id, if there are marks of transfers: what an earlier window
 * was sending. Nothing is read before a connection is opened.
 */
export function tellInterrupted(
  sessions: Sessions,
  marks: vscode.Uri,
  tell: (sessionId: string) => Promise<void>,
): Disposable {
  const seen = new Set<string>();
  const look = async (sessionId: string) => {
    const entries = await vscode.workspace.fs.readDirectory(marks).then(undefined, () => []);
    if (entries.length > 0) await tell(sessionId);
  };
  return sessions.onDidChange((change) => {
    if (change.kind !== 'session') return;
    const { id, spec, store } = change.session;
    // The sample account begins anew with each window.
    if (!store || spec.kind === 'sample' || seen.has(id)) return;
    seen.add(id);
    void look(id);
  });
}
