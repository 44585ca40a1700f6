import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import type { Node } from '../../src/explorer/nodes.ts';
import type { TestHandle } from '../../src/extension.ts';
import type { Session } from '../../src/store/session.ts';
import { waitFor } from '../host/waitFor.ts';
import { withoutAws } from '../ui/environment.ts';

export const extensionId = 'glacier-explorer.glacier-explorer';

/** The extension as VS Code found it. */
export function extension(): vscode.Extension<TestHandle> {
  const found = vscode.extensions.getExtension<TestHandle>(extensionId);
  assert.ok(found, 'the extension is installed');
  return found;
}

/** Resolves with what `probe` gives as soon as that is something; says after 15 s that it never was. */
export async function until<T>(probe: () => T | undefined | false): Promise<T> {
  return waitFor(String(probe), () => probe() || undefined, { timeout: 15_000, interval: 10 });
}

export interface ListRequest {
  readonly operation: string;
  readonly marker: string | undefined;
}

/** An emulator that the extension is connected to, as by a user's settings, with a record of what was asked of it. */
export interface Connected {
  readonly emulator: Emulator;
  readonly handle: TestHandle;
  readonly requests: ListRequest[];
  stop(): Promise<void>;
}

export async function connect(): Promise<Connected> {
  const requests: ListRequest[] = [];
  const emulator = await startEmulator({
    onRequest: ({ operation, query }) =>
      requests.push({ operation: operation ?? 'none', marker: query['marker'] }),
  });
  for (const [name, value] of Object.entries(withoutAws)) {
    if (value === undefined) delete process.env[name];
    else process.env[name] = value;
  }
  process.env['AWS_ACCESS_KEY_ID'] = emulator.accessKeyId;
  process.env['AWS_SECRET_ACCESS_KEY'] = emulator.secretAccessKey;
  const handle = await extension().activate();
  await handle.connections.agree([{ service: 'glacier', profile: '', origin: emulator.url }]);
  await set('connections', [{ region: emulator.region, endpoint: emulator.url }]);
  await until(() => handle.sessions.only?.spec.kind === 'aws' && handle.sessions.only.spec.endpoint);
  return {
    emulator,
    handle,
    requests,
    stop: async () => {
      // Where the view shows, VS Code asks for rows by itself, and a test would not know what is loaded by then.
      await vscode.commands.executeCommand('workbench.action.closeSidebar');
      await until(() => !handle.view.tree.visible);
      await emulator.stop();
      for (const name of ['connections', 'pageSize']) await set(name, undefined);
    },
  };
}

/** The only connection that is shown. */
export function onlySession({ sessions }: TestHandle): Session {
  assert.ok(sessions.only, 'there is one connection');
  return sessions.only;
}

/** Sets a setting of the extension for the user, or takes it back. */
export async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration('glacier').update(name, value, vscode.ConfigurationTarget.Global);
}

/** A node's children as the tree gets them. */
export async function children(handle: TestHandle, node?: Node): Promise<Node[]> {
  return handle.view.provider.getChildren(node);
}

/** The one of `nodes` whose row has this label. */
export function labelled(handle: TestHandle, nodes: readonly Node[], label: string): Node {
  const found = nodes.find((node) => handle.view.provider.getTreeItem(node).label === label);
  assert.ok(found, `${label} is among ${labels(handle, nodes).join(', ')}`);
  return found;
}

export function labels(handle: TestHandle, nodes: readonly Node[]): string[] {
  return nodes.map((node) => {
    const { label } = handle.view.provider.getTreeItem(node);
    return typeof label === 'string' ? label : '';
  });
}
