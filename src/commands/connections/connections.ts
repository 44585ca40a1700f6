import { type AwsSpec, specKey, specLabel } from '../../core/aws/connectionSpec.ts';
import { withFittingName } from '../../core/aws/connectionNames.ts';
import { shellQuote } from '../../core/cli/shellQuote.ts';
import { sessionOf } from '../../explorer/nodes.ts';
import type { Session } from '../../store/session.ts';
import { copy } from '../../ui/copy.ts';
import { notify } from '../../ui/notify.ts';
import { openFileAt } from '../../ui/openFile.ts';
import { openTerminal, terminalShell } from '../../ui/terminal.ts';
import { clickedNode } from '../arguments.ts';
import { awsSpecOf, type CommandContext, isAws, isUsable } from '../context.ts';
import { sessionFor } from '../pickSession.ts';
import { forgetSample } from '../sample/forgetSample.ts';
import { askName } from './askFields.ts';
import { mayClose } from './interrupting.ts';
import { openConfigFile } from './openConfigFile.ts';
import { pickRegion } from './pickRegion.ts';
import { replaceConnection, storedBeside } from './storedConnections.ts';
import { connectionTexts as texts, interruptTexts } from './texts/connections.ts';
import { regionTexts } from './texts/fields.ts';
import { signInTexts } from './texts/signIn.ts';

type ConnectionCommand = (context: CommandContext, clicked: unknown) => Promise<void>;

/** Gives a connection another name. */
export const renameConnection: ConnectionCommand = async (context, clicked) => {
  const session = await sessionFor(context, clicked, texts.rename, isAws);
  const spec = awsSpecOf(session);
  if (!spec) return;
  const after = await askName(spec, texts.rename);
  if (after !== spec) await context.connections.replace(specKey(spec), after);
};

/** Takes a connection out of the settings, or closes the sample account. Nothing at AWS changes. */
export const removeConnection: ConnectionCommand = async (context, clicked) => {
  const session = await sessionFor(context, clicked, texts.remove, isUsable);
  if (!session) return;
  if (session.spec.kind === 'sample') return closeSampleAccount(context);
  const stored = context.connections.stored();
  const index = stored.findIndex((each) => specKey(each) === session.id);
  const [spec, next] = index < 0 ? [] : stored.slice(index, index + 2);
  if (!spec) {
    void notify(texts.cannotBeRemoved);
    return;
  }
  if (!(await mayClose(context, session.id, texts.remove))) return;
  await context.connections.remove(session.id);
  void offerUndo(context, spec, next);
};

export async function closeSampleAccount(context: CommandContext): Promise<void> {
  if (!(await mayClose(context, specKey({ kind: 'sample' }), interruptTexts.closeSample))) return;
  context.connections.closeSample();
  await forgetSample(context);
}

/** Puts a removed connection back in its place if the user wants that. */
async function offerUndo(
  { connections }: CommandContext,
  spec: AwsSpec,
  next: AwsSpec | undefined,
): Promise<void> {
  if ((await notify(texts.removed(specLabel(spec)), texts.undo)) === undefined) return;
  await connections.add([spec]);
  if (next) await connections.move(specKey(spec), specKey(next));
}

export const moveConnectionUp: ConnectionCommand = (context, clicked) => moveBy(context, clicked, -1);
export const moveConnectionDown: ConnectionCommand = (context, clicked) => moveBy(context, clicked, 1);

async function moveBy(context: CommandContext, clicked: unknown, step: -1 | 1): Promise<void> {
  const spec = awsSpecOf(await sessionFor(context, clicked, step < 0 ? texts.moveUp : texts.moveDown, isAws));
  if (!spec) return;
  const ids = context.connections.stored().map(specKey);
  const from = ids.indexOf(specKey(spec));
  if (from < 0 || ids[from + step] === undefined) return;
  // Moving down means in front of the one after the next, which is none at the end.
  await context.connections.move(specKey(spec), ids[step < 0 ? from - 1 : from + 2]);
}

/** Changes the region of a connection; one from the environment is added to the settings. */
export const selectRegion: ConnectionCommand = async (context, clicked) => {
  const session = await sessionFor(context, clicked, regionTexts.title, isAws);
  const spec = awsSpecOf(session);
  if (!spec) return;
  const { others, wasStored } = storedBeside(context, spec);
  const region = await pickRegion(context.aws, session?.store?.connection.region ?? spec.region);
  if (region === undefined) return;
  await replaceConnection(context, spec, withFittingName(spec, { ...spec, region }, others), wasStored);
};

export const signIn: ConnectionCommand = async (context, clicked) => {
  await signInTo(context, await sessionFor(context, clicked, signInTexts.title, isAws));
};

/** Runs the AWS CLI's sign-in in a terminal; the connection notices when it is done. */
export async function signInTo(context: CommandContext, session: Session | undefined): Promise<void> {
  const spec = awsSpecOf(session);
  if (!spec) return;
  const signIn = await context.aws.signInCommand(spec.profile);
  if (!signIn) {
    void notify(signInTexts.hasNoSignIn(specLabel(spec)));
    return;
  }
  const { cli, args } = signIn;
  if (cli !== undefined) {
    openTerminal(signInTexts.terminal, cli, args);
    return;
  }
  const command = ['aws', ...args.map((each) => shellQuote(each, terminalShell))].join(' ');
  const choice = await notify(signInTexts.noCli(command), signInTexts.copyCommand);
  if (choice !== undefined) await copy(command, signInTexts.command);
}

/** Ends the credential process of a connection that is waited for; from the palette, all of them. */
export const cancelWaiting: ConnectionCommand = async (context, clicked) => {
  const node = clickedNode(context, clicked);
  const chosen = node && sessionOf(node);
  const waiting = (chosen ? [chosen] : context.sessions.all).flatMap(({ process }) => process ?? []);
  for (const { cancel } of waiting) cancel();
  if (waiting.length === 0) void notify(texts.noCredentialProcess);
};

/** Opens the AWS file at the line that an error is about, else at the first that is not as it should be. */
export const openAwsConfig: ConnectionCommand = async (context, clicked) => {
  const node = clickedNode(context, clicked);
  const error = node?.kind === 'problem' ? node.error : context.sessions.only?.rootError;
  const place = error?.place ?? (await context.aws.profiles()).problems[0];
  await (place ? openFileAt(place.path, place.line) : openConfigFile(context.aws));
};
