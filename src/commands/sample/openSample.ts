import * as vscode from 'vscode';
import { viewId } from '../../manifest.ts';
import { tellDone } from '../../ui/contextKeys.ts';
import type { CommandContext } from '../context.ts';
import { forgetSample } from './forgetSample.ts';

/**
 * Opens the sample account and shows it in the view, which who comes from the palette or the walkthrough may not see.
 * Where it has a row of its own, beside those of connections, that is expanded.
 */
export async function openSampleAccount(context: CommandContext): Promise<void> {
  const { connections, sessions, view } = context;
  const known = sessions.all.some(({ spec }) => spec.kind === 'sample');
  // It may have been closed with another window.
  if (!known) await forgetSample(context);
  connections.openSample();
  // Where it is open already, nothing else marks the step of the walkthrough.
  tellDone();
  await vscode.commands.executeCommand(`${viewId}.focus`);
  const session = sessions.all.find(({ spec }) => spec.kind === 'sample');
  if (!session || sessions.only) return;
  const row = view.provider.connectionNode(session);
  await view.tree.reveal(row, { select: true, focus: true, expand: true });
}
