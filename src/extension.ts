import * as vscode from 'vscode';
import { registerCommands } from './commands/register.ts';
import { ConnectionList } from './composition/connectionList.ts';
import { createPool } from './composition/hashing.ts';
import { createView, type GlacierView } from './explorer/view.ts';
import { partsViewType, uploadsViewType } from './manifest.ts';
import { type Loadable, loadOnce } from './composition/loadOnce.ts';
import { restoreVerifications, tellInterrupted } from './composition/restoring.ts';
import { KeptLines } from './core/text/keptLines.ts';
import { Sessions } from './store/sessions.ts';
import type { Documents } from './ui/documents.ts';
import type { LogDocument } from './ui/logDocument.ts';
import type { UploadsPanels } from './uploadsPanel/host/uploadsPanels.ts';
import { registerTools } from './tools/register.ts';
import { createLog, logError } from './ui/log.ts';
import { onSettingsChange, readPageSize } from './ui/settings.ts';

/** For the extension's own tests. Other extensions get nothing. */
export interface TestHandle {
  readonly sessions: Sessions;
  readonly connections: ConnectionList;
  readonly view: GlacierView;
}

/** Loaded when a command first runs or a panel is first shown. */
const features = () => import('./composition/features.ts');

/** Composition and registration only: nothing is read, loaded or requested before the user opens the view. */
export function activate(context: vscode.ExtensionContext): TestHandle | undefined {
  const kept = new KeptLines();
  const log = createLog(context.extensionMode, kept);
  const sessions = new Sessions({
    pageSize: readPageSize,
    onFailure: (error) => logError(log, error),
    onDuplicate: (what) => log.warn(`listed more than once and shown once: ${what}, and perhaps others`),
  });
  const connections = new ConnectionList(sessions, context.globalState, log);
  const view = createView(sessions, (id, before) => connections.move(id, before));
  const stored = (name: string) => vscode.Uri.joinPath(context.globalStorageUri, name);
  const documents: Loadable<Documents> = loadOnce(async () => new (await features()).Documents());
  const hashing = createPool(
    new URL(vscode.Uri.joinPath(context.extensionUri, 'dist', 'hashWorker.cjs').toString()),
  );
  const verification = {
    pool: () => hashing.get(),
    documents: () => documents.get(),
    memento: context.globalState,
    folder: stored('verifications').fsPath,
    log,
  };
  const panels = loadOnce(async () => {
    const { createPartsPanels } = await features();
    return createPartsPanels(context.extensionUri, sessions, verification);
  });
  const uploadsPanels: Loadable<UploadsPanels> = loadOnce(async () => {
    const { createUploadsPanels } = await features();
    return createUploadsPanels(context.extensionUri, stored('unfinished').fsPath, commandContext);
  });
  const logDocument: Loadable<LogDocument> = loadOnce(async () => {
    const { LogDocument } = await features();
    return new LogDocument(log, kept, await documents.get(), context.logUri);
  });
  const commandContext = {
    sessions,
    connections,
    view,
    panels: () => panels.get(),
    uploadsPanels: () => uploadsPanels.get(),
    log,
    logDocument: () => logDocument.get(),
    verification,
    storage: { history: stored('archives.jsonl').fsPath, transfers: stored('transfers').fsPath },
  };
  context.subscriptions.push(
    log,
    connections,
    sessions,
    view,
    panels,
    uploadsPanels,
    logDocument,
    documents,
    hashing,
    restoreVerifications(sessions, context.globalState, async (parts) =>
      (await features()).restoreVerification(verification, parts),
    ),
    tellInterrupted(sessions, stored('transfers'), async (session) =>
      (await features()).tellInterrupted(stored('transfers').fsPath, session, log),
    ),
    vscode.window.registerWebviewPanelSerializer(partsViewType, {
      deserializeWebviewPanel: async (view, state: unknown) => (await panels.get()).restore(view, state),
    }),
    vscode.window.registerWebviewPanelSerializer(uploadsViewType, {
      deserializeWebviewPanel: async (view, state: unknown) =>
        (await uploadsPanels.get()).restore(view, state),
    }),
    registerCommands(commandContext, features),
    ...registerTools(vscode.lm, context.extension, commandContext, features),
    onSettingsChange(['connections'], () => connections.update()),
  );
  return context.extensionMode === vscode.ExtensionMode.Test ? { sessions, connections, view } : undefined;
}
