import * as vscode from 'vscode';
import { commandIds, rowCommandIds } from '../manifest.ts';
import type { CommandContext } from './context.ts';
import type { Command, runCommand } from './runCommand.ts';

/** What of their context the commands bring along. */
type Facts = Pick<CommandContext, 'aws' | 'sampleFile' | 'transfers'>;

/** The bodies of all commands, by their names in the manifest, and what only they need. */
export interface Commands {
  readonly facts: Facts;
  readonly runCommand: typeof runCommand;
  readonly commands: Readonly<Record<keyof typeof commandIds, Command>>;
  readonly rowCommands: Readonly<Record<keyof typeof rowCommandIds, Command>>;
}

/** Registers every command; `load` gives their bodies when the first one is run. */
export function registerCommands(
  context: Omit<CommandContext, keyof Facts>,
  load: () => Promise<Commands>,
): vscode.Disposable {
  const register = (id: string, bodyOf: (all: Commands) => Command) =>
    vscode.commands.registerCommand(id, async (...passed: unknown[]) => {
      context.log.info(`command ${id}`);
      const loaded = await load();
      await loaded.runCommand(bodyOf(loaded), { ...context, ...loaded.facts }, passed);
    });
  return vscode.Disposable.from(
    ...keysOf(commandIds).map((name) => register(commandIds[name], ({ commands }) => commands[name])),
    ...keysOf(rowCommandIds).map((name) =>
      register(rowCommandIds[name], ({ rowCommands }) => rowCommands[name]),
    ),
  );
}

function keysOf<T extends object>(object: T): (keyof T)[] {
  return Object.keys(object) as (keyof T)[];
}
