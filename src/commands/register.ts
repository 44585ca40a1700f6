import * as vscode from 'vscode';
import { toGlacierError } from '../core/errors.ts';
import { commandIds, rowCommandIds } from '../manifest.ts';
import { notify, reportError } from '../ui/notify.ts';
import type { CommandContext } from './context.ts';
import { registerTexts as texts } from './texts/register.ts';

/** The body of a command. VS Code passes the clicked node and all selected ones; other callers may pass anything. */
export type Command = (context: CommandContext, clicked: unknown, selected: unknown) => unknown;

/** What of their context the commands bring along. */
type Facts = Pick<CommandContext, 'aws' | 'sampleFile' | 'transfers'>;

/** The bodies of all commands, by their names in the manifest, and what only they need. */
export interface Commands {
  readonly facts: Facts;
  readonly commands: Readonly<Record<keyof typeof commandIds, Command>>;
  readonly rowCommands: Readonly<Record<keyof typeof rowCommandIds, Command>>;
}

/**
 * Registers every command; `load` gives their bodies when the first one is run. Errors are logged and shown once, and
 * nothing is thrown at VS Code.
 */
export function registerCommands(
  context: Omit<CommandContext, keyof Facts>,
  load: () => Promise<Commands>,
): vscode.Disposable {
  const register = (id: string, bodyOf: (all: Commands) => Command) =>
    vscode.commands.registerCommand(id, async (...args: unknown[]) => {
      context.log.info(`command ${id}`);
      const [clicked, selected] = args;
      if (isLostRow(args)) return void notify(texts.lostRow);
      try {
        const loaded = await load();
        await bodyOf(loaded)({ ...context, ...loaded.facts }, clicked, selected);
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
 * Whether a command came from the menu of a row that VS Code has redrawn since. Its node is then missing, and the
 * second argument holds the selection, which may be quite another row and must not be acted on. From the palette and
 * key bindings there are no arguments.
 */
function isLostRow(args: readonly unknown[]): boolean {
  return args.length > 1 && (args[0] === undefined || args[0] === null);
}

function keysOf<T extends object>(object: T): (keyof T)[] {
  return Object.keys(object) as (keyof T)[];
}
