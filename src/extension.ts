import * as vscode from 'vscode';
import { awsFacts } from './composition/awsFacts.ts';
import { openReport } from './commands/verification/verificationReport.ts';
import type { VerificationTools } from './commands/verificationTools.ts';
import { registerCommands } from './commands/register.ts';
import { ConnectionList } from './composition/connectionList.ts';
import { verifyParts } from './commands/verification/verify.ts';
import { createPool } from './composition/hashing.ts';
import { createView, type GlacierView } from './explorer/view.ts';
import { partsViewType } from './manifest.ts';
import { loadSampleFile } from './composition/sampleAccount.ts';
import { type PanelVerification, PartsPanels } from './partsPanel/host/panels.ts';
import { Sessions } from './store/sessions.ts';
import { setContextKey } from './ui/contextKeys.ts';
import { Documents } from './ui/documents.ts';
import { createLog, logError } from './ui/log.ts';
import { onSettingsChange, readMachineSetting, readPageSize } from './ui/settings.ts';

/** What the extension's own tests look into. Other extensions get nothing. */
export interface TestHandle {
  readonly sessions: Sessions;
  readonly connections: ConnectionList;
  readonly view: GlacierView;
}

/** Composition and registration only: nothing is read, loaded or asked for before a person opens the view. */
export function activate(context: vscode.ExtensionContext): TestHandle | undefined {
  const log = createLog(context.extensionMode);
  const sessions = new Sessions({
    pageSize: readPageSize,
    onFailure: (error) => logError(log, error),
    onDuplicate: (what) => log.warn(`listed more than once and shown once: ${what}, and perhaps others`),
  });
  const connections = new ConnectionList(sessions, context.globalState, log);
  const view = createView(sessions, (id, before) => connections.move(id, before));
  const documents = new Documents();
  const hashing = createPool(
    new URL(vscode.Uri.joinPath(context.extensionUri, 'dist', 'hashWorker.cjs').toString()),
  );
  const verification = { pool: () => hashing.pool(), documents, memento: context.globalState, log };
  const panels = new PartsPanels(
    context.extensionUri,
    sessions,
    documents,
    panelVerification(verification),
    (message) => log.warn(message),
  );
  showReadOnly();
  context.subscriptions.push(
    log,
    connections,
    sessions,
    view,
    panels,
    documents,
    hashing,
    vscode.window.registerWebviewPanelSerializer(partsViewType, {
      deserializeWebviewPanel: (view, state: unknown) => panels.restore(view, state),
    }),
    registerCommands({
      sessions,
      connections,
      aws: awsFacts,
      view,
      panels,
      log,
      verification,
      sampleFile: loadSampleFile,
    }),
    onSettingsChange(['connections'], () => connections.update()),
    onSettingsChange(['readOnly'], showReadOnly),
  );
  return context.extensionMode === vscode.ExtensionMode.Test ? { sessions, connections, view } : undefined;
}

function panelVerification(tools: VerificationTools): PanelVerification {
  return {
    verify: (parts) => verifyParts(tools, parts),
    openReport: (parts) => openReport(tools, parts),
  };
}

function showReadOnly(): void {
  setContextKey('glacier.readOnly', readMachineSetting('readOnly'));
}
