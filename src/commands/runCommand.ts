import { toGlacierError } from '../core/errors.ts';
import { notify, reportError } from '../ui/notify.ts';
import type { CommandContext } from './context.ts';
import { runCommandTexts as texts } from './texts/runCommand.ts';

/** The body of a command. VS Code passes the clicked node and all selected ones; other callers may pass anything. */
export type Command = (context: CommandContext, clicked: unknown, selected: unknown) => unknown;

/** Runs a command with what VS Code passed to it. Errors are logged and shown once, and nothing is thrown at VS Code. */
export async function runCommand(
  command: Command,
  context: CommandContext,
  passed: readonly unknown[],
): Promise<void> {
  const [clicked, selected] = passed;
  if (isLostRow(passed)) return void notify(texts.lostRow);
  try {
    await command(context, clicked, selected);
  } catch (error) {
    reportError(context.log, toGlacierError(error));
  }
}

/**
 * Whether a command came from the menu of a row that VS Code has redrawn since. Its node is then missing, and the
 * second argument holds the selection, which may be quite another row and must not be acted on. From the palette and
 * key bindings there are no arguments.
 */
function isLostRow(passed: readonly unknown[]): boolean {
  return passed.length > 1 && (passed[0] === undefined || passed[0] === null);
}
