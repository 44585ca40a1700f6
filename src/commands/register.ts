import * as vscode from 'vscode';
import { toGlacierError } from '../core/errors.ts';
import { commandIds, rowCommandIds } from '../manifest.ts';
import { notify, reportError } from '../ui/notify.ts';
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
    vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      context.log.debug(`command ${id}`);
      const [clicked, selected] = args;
      if (isLostRow(args)) return void notify('Nothing was done: the row was being redrawn. Try again.');
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

/**
 * Whether a command was chosen in the menu of a row that VS Code has redrawn since: it then passes nothing where the
 * row's node would be, and a second argument for the selection. What is selected may be quite another row, which must not
 * be taken for the one that was meant. From the palette and from keys there are no arguments.
 */
function isLostRow(args: readonly unknown[]): boolean {
  return args.length > 1 && (args[0] === undefined || args[0] === null);
}

function keysOf<T extends object>(object: T): (keyof T)[] {
  return Object.keys(object) as (keyof T)[];
}
