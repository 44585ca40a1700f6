import * as vscode from 'vscode';
import { type GlacierError, toGlacierError } from '../core/errors.ts';
import { commandIds, rowCommandIds } from '../manifest.ts';
import { logError } from '../ui/log.ts';
import { notifyError } from '../ui/notify.ts';
import type { CommandContext } from './context.ts';
import * as copies from './uploads/copies.ts';
import { computeTreeHash } from './verification/computeHash.ts';
import { listParts } from './uploads/listParts.ts';
import type * as setupCommands from './connections/setup.ts';
import * as verify from './verification/verify.ts';
import { loadAll, loadMore, refresh, remedyRow, retry } from './uploads/loading.ts';

type Command = (context: CommandContext, clicked: unknown, selected: unknown) => unknown;

const commands: Record<keyof typeof commandIds, Command> = {
  addConnection: setup('addConnection'),
  renameConnection: setup('renameConnection'),
  removeConnection: setup('removeConnection'),
  moveConnectionUp: setup('moveConnectionUp'),
  moveConnectionDown: setup('moveConnectionDown'),
  selectRegion: setup('selectRegion'),
  signIn: setup('signIn'),
  trustEndpoint: setup('trustEndpoint'),
  reviewEndpoints: setup('reviewEndpoints'),
  copyPolicy: setup('copyPolicy'),
  openAwsConfig: setup('openAwsConfig'),
  listParts,
  refresh,
  loadAll,
  copyTreeHash: copies.copyTreeHash,
  copyByteRange: copies.copyByteRange,
  copyPartAsJson: copies.copyPartAsJson,
  copyUploadId: copies.copyUploadId,
  copyVaultArn: copies.copyVaultArn,
  copyCliCommand: copies.copyCliCommand,
  verifyLocalFile: verify.verifyLocalFile,
  findLocalFile: verify.findLocalFile,
  compareHashes: verify.compareHashes,
  openVerificationReport: verify.openVerificationReport,
  computeTreeHash,
  saveSampleFile: verify.saveSampleFile,
  panelCopyRows: ({ panels }) => panels.act('copyRows'),
  panelCopyTreeHashes: ({ panels }) => panels.act('copyTreeHashes'),
  panelCopyRowsAsJson: ({ panels }) => panels.act('copyRowsAsJson'),
  panelCopyCell: ({ panels }) => panels.act('copyCell'),
  openSampleAccount: (context) => context.connections.openSample(),
  closeSampleAccount: (context) => context.connections.closeSample(),
  retry,
  openSettings: () => vscode.commands.executeCommand('workbench.action.openSettings', 'glacier.'),
  showLog: ({ log }) => log.show(),
};

/** A command of those that are loaded when they are first used. */
function setup(name: keyof typeof setupCommands): Command {
  return async (context, clicked) => (await import('./connections/setup.ts'))[name](context, clicked);
}

const rowCommands: Record<keyof typeof rowCommandIds, Command> = { loadMore, remedyRow };

/** Registers every command. What escapes one is logged and told once; nothing is thrown at VS Code. */
export function registerCommands(context: CommandContext): vscode.Disposable {
  const register = (id: string, command: Command) =>
    vscode.commands.registerCommand(id, async (clicked: unknown, selected: unknown) => {
      context.log.debug(`command ${id}`);
      try {
        await command(context, clicked, selected);
      } catch (error) {
        report(context, toGlacierError(error));
      }
    });
  return vscode.Disposable.from(
    ...keysOf(commandIds).map((name) => register(commandIds[name], commands[name])),
    ...keysOf(rowCommandIds).map((name) => register(rowCommandIds[name], rowCommands[name])),
  );
}

/** Whoever called the command does not wait until the message is closed. */
function report({ log }: CommandContext, error: GlacierError): void {
  if (error.kind === 'cancelled') return;
  logError(log, error);
  void notifyError(error);
}

function keysOf<T extends object>(object: T): (keyof T)[] {
  return Object.keys(object) as (keyof T)[];
}
