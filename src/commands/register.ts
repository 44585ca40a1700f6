import * as vscode from 'vscode';
import { toGlacierError } from '../core/errors.ts';
import { commandIds, rowCommandIds } from '../manifest.ts';
import { reportError } from '../ui/notify.ts';
import type { CommandContext } from './context.ts';

/** The body of a command: what VS Code passes is the clicked node and all selected ones, or anything. */
export type Command = (context: CommandContext, clicked: unknown, selected: unknown) => unknown;

/** The bodies of all commands, by the names that the manifest has for them. */
export interface Commands {
  readonly commands: Readonly<Record<keyof typeof commandIds, Command>>;
  readonly rowCommands: Readonly<Record<keyof typeof rowCommandIds, Command>>;
}

/**
 * Registers every command; `load` gives their bodies when the first one is run. Errors are logged and shown once, and
 * nothing is thrown at VS Code.
 */
export function registerCommands(context: CommandContext, load: () => Promise<Commands>): vscode.Disposable {
  const register = (id: string, bodyOf: (all: Commands) => Command) =>
    vscode.commands.registerCommand(id, async (clicked: unknown, selected: unknown) => {
      context.log.debug(`command ${id}`);
      try {
        await bodyOf(await load())(context, clicked, selected);
      } catch (error) {
        reportError(context.log, toGlacierError(error));
      }
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
