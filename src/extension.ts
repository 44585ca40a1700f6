import * as vscode from 'vscode';
import { registerCommands } from './commands/register.ts';
import { createView, type GlacierView } from './explorer/view.ts';
import type { Connection } from './glacier/port.ts';
import { PartsPanels } from './partsPanel/host.ts';
import { SampleAccount } from './sampleAccount.ts';
import { Session } from './store/session.ts';
import { createLog, logError } from './ui/log.ts';
import { onSettingsChange, readMachineSetting, readSetting } from './ui/settings.ts';

/** What the extension's own tests look into. Other extensions get nothing. */
export interface TestHandle {
  readonly session: Session;
  readonly view: GlacierView;
}

/** Composition and registration only: nothing is read, loaded or asked for before a person opens the view. */
export function activate(context: vscode.ExtensionContext): TestHandle | undefined {
  const log = createLog();
  const sampleAccount = new SampleAccount();
  const openSample = () => sampleAccount.connect();
  const session = new Session(readMachineSetting('openSampleAccount') ? openSample : connectToAws, {
    pageSize: () => readSetting('pageSize'),
    onFailure: (error) => logError(log, error),
    onDuplicate: (what) => log.warn(`listed twice, shown once: ${what}`),
  });
  const view = createView(session);
  const panels = new PartsPanels(context.extensionUri, session.onDidChange, (message) => log.warn(message));
  const sample = {
    open: () => session.use(openSample),
    close: () => session.use(connectToAws),
  };
  context.subscriptions.push(
    log,
    sampleAccount,
    session,
    view,
    panels,
    registerCommands({ session, view, panels, log, sample }),
    onSettingsChange(['profile', 'region', 'endpoint'], () => {
      if (!session.store?.connection.sample) session.use(connectToAws);
    }),
  );
  return context.extensionMode === vscode.ExtensionMode.Test ? { session, view } : undefined;
}

async function connectToAws(): Promise<Connection> {
  const { connectToAws: connect } = await import('./glacier/connect.ts');
  const profile = readMachineSetting('profile');
  const region = readMachineSetting('region');
  const endpoint = readMachineSetting('endpoint');
  return connect({ ...(profile && { profile }), ...(region && { region }), ...(endpoint && { endpoint }) });
}
