import { uniqueName } from '../../core/aws/connectionNames.ts';
import { type AwsSpec, specLabel } from '../../core/aws/connectionSpec.ts';
import { pickOne } from '../../ui/pickOne.ts';
import type { AwsFacts, CommandContext } from '../context.ts';
import { askAccount, askEndpoint } from './askFields.ts';
import { askProfile } from './askProfile.ts';
import { pickRegion } from './pickRegion.ts';
import { agreeToTyped, isThereAlready } from './storedConnections.ts';

const heading = { title: 'Add Connection', totalSteps: 3 };

/** Asks for profile, region and, where wanted, account and endpoint, and adds the connection to the settings. */
export async function addConnection(context: CommandContext): Promise<void> {
  const spec = await askConnection(context.aws);
  if (!spec) return;
  const stored = context.connections.stored();
  if (isThereAlready(stored, spec)) return;
  await agreeToTyped(context, spec);
  await context.connections.add({ ...spec, name: uniqueName(spec, stored) });
}

async function askConnection(aws: AwsFacts): Promise<AwsSpec | undefined> {
  for (;;) {
    const answer = await askProfile(aws, { ...heading, step: 1 });
    if (answer === 'back' || answer === undefined) return undefined;
    const { profile } = answer;
    const start: AwsSpec = { kind: 'aws', ...(profile && { profile: profile.name }) };
    const place = await askPlace(aws, start, profile?.region);
    if (place !== 'back') return place;
  }
}

async function askPlace(
  aws: AwsFacts,
  start: AwsSpec,
  own: string | undefined,
): Promise<AwsSpec | 'back' | undefined> {
  for (;;) {
    const region = await pickRegion(aws, own, { step: 2, totalSteps: 3, back: true });
    if (region === 'back' || region === undefined) return region;
    const more = await askMore(aws, { ...start, region });
    if (more !== 'back') return more;
  }
}

/** The last step: to connect as it stands, or to add what few need. */
async function askMore(aws: AwsFacts, spec: AwsSpec): Promise<AwsSpec | 'back' | undefined> {
  const answer = await pickOne<'connect' | 'account' | 'endpoint'>({
    ...heading,
    placeholder: `${specLabel(spec)} in ${spec.region}`,
    step: 3,
    back: true,
    items: [
      { icon: 'plug', label: 'Connect', description: describeMore(spec), value: 'connect' },
      { icon: 'organization', label: "Use another account's vaults…", value: 'account' },
      { icon: 'globe', label: 'Use another endpoint…', value: 'endpoint' },
    ],
  });
  switch (answer) {
    case 'connect':
      return spec;
    case 'account':
      return askMore(aws, await askAccount(spec));
    case 'endpoint':
      return askMore(aws, await askEndpoint(spec, aws));
    case 'back':
    case undefined:
      return answer;
  }
}

function describeMore({ accountId, vaults, endpoint }: AwsSpec): string {
  return [accountId && `account ${accountId}: ${vaults?.join(', ')}`, endpoint].filter(Boolean).join(' · ');
}
