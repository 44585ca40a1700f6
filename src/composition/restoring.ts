import type * as vscode from 'vscode';
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
