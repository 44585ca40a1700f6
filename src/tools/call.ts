import * as vscode from 'vscode';
import { describeError, type GlacierError, toGlacierError } from '../core/errors.ts';
import { displayText } from '../core/text/displayText.ts';
import type { VerificationTools } from '../commands/verificationTools.ts';
import type { Sessions } from '../store/sessions.ts';
import { logError } from '../ui/log.ts';
import { isToolName, readInput, type ToolName } from './inputs.ts';
import { openStore, sessionNamed } from './place.ts';
import { Refusal } from './refusal.ts';
import { inputTexts } from './texts/inputs.ts';
import { resultTexts } from './texts/results.ts';
import { preparationOf, tools } from './tools.ts';

/** What tools need of the extension. */
export interface ToolContext {
  readonly sessions: Sessions;
  readonly verification: VerificationTools;
  readonly log: vscode.LogOutputChannel;
}

/** What VS Code calls, by the name of a tool. */
export interface ToolCalls {
  readonly prepareTool: typeof prepareTool;
  readonly callTool: typeof callTool;
}

/** Characters of an error. */
const longestError = 1000;

/**
 * What VS Code asks the user before a tool runs. Nothing is opened or requested.
 * @throws Error that says why the tool will not run for this input
 */
export function prepareTool(
  { sessions }: Pick<ToolContext, 'sessions'>,
  name: string,
  given: unknown,
): vscode.PreparedToolInvocation {
  const tool = knownTool(name);
  const input = readInput(tool, given);
  const { title, message, doing } = preparationOf(tool, input, sessionNamed(sessions, input.connection));
  return {
    invocationMessage: new vscode.MarkdownString(doing),
    confirmationMessages: { title, message: new vscode.MarkdownString(message) },
  };
}

/**
 * Runs a tool. Its result is one text: a line that says what follows, and JSON.
 * @throws Error with a sentence for the model, or CancellationError
 */
export async function callTool(
  context: ToolContext,
  name: string,
  given: unknown,
  token: vscode.CancellationToken,
): Promise<vscode.LanguageModelToolResult> {
  context.log.info(`tool ${name}`);
  const abort = new AbortController();
  const cancelling = token.onCancellationRequested(() => abort.abort());
  if (token.isCancellationRequested) abort.abort();
  try {
    const result = await run(context, knownTool(name), given, abort.signal);
    const text = `${resultTexts.lead}\n${JSON.stringify(result)}`;
    return new vscode.LanguageModelToolResult([new vscode.LanguageModelTextPart(text)]);
  } catch (cause) {
    if (abort.signal.aborted) throw new vscode.CancellationError();
    if (cause instanceof Refusal) throw cause;
    const error = toGlacierError(cause);
    logError(context.log, error);
    throw new Error(sentenceOf(error), { cause });
  } finally {
    cancelling.dispose();
  }
}

async function run(
  { sessions, verification }: ToolContext,
  name: ToolName,
  given: unknown,
  signal: AbortSignal,
): Promise<object> {
  const input = readInput(name, given);
  const session = sessionNamed(sessions, input.connection);
  signal.throwIfAborted();
  const store = await openStore(session, signal);
  return tools[name].run({ session, store, verification }, input, signal);
}

/** Cause and next step, as the commands have them; what others say in it is marked. */
function sentenceOf(error: GlacierError): string {
  const sentence = displayText(describeError(error), longestError);
  return isQuoting(error) ? `${sentence} ${resultTexts.quoting}` : sentence;
}

/** Whether words of the service, or of whatever answers in its place, are in an error. */
function isQuoting({ kind, message, cause }: GlacierError): boolean {
  const said = cause instanceof Error ? displayText(cause.message, 300).replace(/…$/, '') : '';
  return kind === 'badResponse' || (said !== '' && message.includes(said));
}

function knownTool(name: string): ToolName {
  if (isToolName(name)) return name;
  throw new Refusal(inputTexts.noTool);
}
