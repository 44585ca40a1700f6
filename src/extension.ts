import * as vscode from 'vscode';
import { awsFacts } from './awsFacts.ts';
import { openReport } from './commands/checkReport.ts';
import type { CheckTools } from './commands/checkTools.ts';
import { registerCommands } from './commands/register.ts';
import { ConnectionList } from './connections.ts';
import { verifyParts } from './commands/verify.ts';
import { createPool } from './hashing.ts';
import { createView, type GlacierView } from './explorer/view.ts';
import { partsViewType } from './manifest.ts';
import { loadSampleFile } from './sampleAccount.ts';
import { type PanelChecks, PartsPanels } from './partsPanel/host.ts';
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
  const checks = { pool: () => hashing.pool(), documents, memento: context.globalState, log };
  const panels = new PartsPanels(context.extensionUri, sessions, documents, panelChecks(checks), (message) =>
    log.warn(message),
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
      checks,
      sampleFile: loadSampleFile,
    }),
    onSettingsChange(['connections'], () => connections.update()),
    onSettingsChange(['readOnly'], showReadOnly),
  );
  return context.extensionMode === vscode.ExtensionMode.Test ? { sessions, connections, view } : undefined;
}

function panelChecks(tools: CheckTools): PanelChecks {
  return {
    verify: (parts) => verifyParts(tools, parts),
    openReport: (parts) => openReport(tools, parts),
  };
}

function showReadOnly(): void {
  setContextKey('glacier.readOnly', readMachineSetting('readOnly'));
}
