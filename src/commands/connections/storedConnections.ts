import { type AwsSpec, specKey, specLabel } from '../../core/aws/connectionSpec.ts';
import { notify } from '../../ui/notify.ts';
import type { CommandContext } from '../context.ts';
import { mayClose } from './interrupting.ts';
import { connectionTexts as texts, interruptTexts } from './texts/connections.ts';

/** Says so where a connection is in the settings. */
export function isThereAlready(stored: readonly AwsSpec[], spec: AwsSpec): boolean {
  const known = stored.find((each) => specKey(each) === specKey(spec));
  if (known) void notify(texts.isThereAlready(specLabel(known)));
  return known !== undefined;
}

/** Agrees to the endpoint that the user has typed for a connection: typing it counts as that, and for no other. */
export async function agreeToTyped({ aws, connections }: CommandContext, spec: AwsSpec): Promise<void> {
  if (spec.endpoint === undefined) return;
  const uses = (await aws.endpoints(spec)).map(({ use }) => use);
  await connections.agree(uses.filter(({ service }) => service === 'glacier'));
}

/** The other connections in the settings, and whether this one is among them. */
export function storedBeside(
  { connections }: CommandContext,
  spec: AwsSpec,
): { readonly others: readonly AwsSpec[]; readonly wasStored: boolean } {
  const stored = connections.stored();
  const others = stored.filter((each) => specKey(each) !== specKey(spec));
  return { others, wasStored: others.length < stored.length };
}

/**
 * Replaces a connection, unless another one is the same; one from the environment is added. Whether it did. One that
 * `wasStored` and is no longer has been changed or removed in another window.
 */
export async function replaceConnection(
  context: CommandContext,
  before: AwsSpec,
  after: AwsSpec,
  wasStored: boolean,
): Promise<boolean> {
  const now = storedBeside(context, before);
  if (wasStored && !now.wasStored) {
    void notify(texts.notSaved);
    return false;
  }
  if (isThereAlready(now.others, after)) return false;
  const moves = specKey(before) !== specKey(after);
  if (moves && !(await mayClose(context, specKey(before), interruptTexts.save))) return false;
  await context.connections.replace(specKey(before), after);
  return true;
}
