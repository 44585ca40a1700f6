import { type AwsSpec, specKey, specLabel } from '../../core/aws/connectionSpec.ts';
import { notify } from '../../ui/notify.ts';
import type { CommandContext } from '../context.ts';

/** Says so where a connection is in the settings. */
export function isThereAlready(stored: readonly AwsSpec[], spec: AwsSpec): boolean {
  const known = stored.find((each) => specKey(each) === specKey(spec));
  if (known) void notify(`You already have this connection: ${specLabel(known)}.`);
  return known !== undefined;
}

/** Agrees to the endpoint that the user has typed for a connection: typing it counts as that, and for no other. */
export async function agreeToTyped({ aws, connections }: CommandContext, spec: AwsSpec): Promise<void> {
  if (spec.endpoint === undefined) return;
  const uses = (await aws.endpoints(spec)).map(({ use }) => use);
  await connections.agree(uses.filter(({ service }) => service === 'glacier'));
}

/** Replaces a connection, unless another one is the same; one from the environment is added. Whether it did. */
export async function replaceConnection(
  { connections }: CommandContext,
  before: AwsSpec,
  after: AwsSpec,
): Promise<boolean> {
  const others = connections.stored().filter((each) => specKey(each) !== specKey(before));
  if (isThereAlready(others, after)) return false;
  await connections.replace(specKey(before), after);
  return true;
}
