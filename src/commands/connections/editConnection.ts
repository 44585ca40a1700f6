import { type AwsSpec, specKey, withFields } from '../../core/aws/connectionSpec.ts';
import { pickOne } from '../../ui/pickOne.ts';
import { type AwsFacts, awsSpecOf, type CommandContext, isAws } from '../context.ts';
import { sessionFor } from '../pickSession.ts';
import { askAccount, askEndpoint, askName } from './askFields.ts';
import { askProfile } from './askProfile.ts';
import { pickRegion } from './pickRegion.ts';
import { agreeToTyped, replaceConnection } from './storedConnections.ts';

type Field = 'name' | 'profile' | 'region' | 'account' | 'endpoint';

const title = 'Edit Connection';

/**
 * Changes a connection, one field after the other. Each change is written at once; a connection from the environment is
 * added to the settings.
 */
export async function editConnection(context: CommandContext, clicked: unknown): Promise<void> {
  let spec = awsSpecOf(await sessionFor(context, clicked, isAws));
  let last: Field = 'name';
  while (spec) {
    const field = await pickField(spec, last);
    if (field === 'back' || field === undefined) return;
    last = field;
    const after: AwsSpec | undefined = await askField(context.aws, spec, field);
    if (!after) return;
    if (isSame(spec, after)) continue;
    // Where it cannot be told what to agree to, the connection asks when it is opened.
    if (field === 'endpoint') await agreeToTyped(context, after).catch(() => {});
    if (await replaceConnection(context, spec, after)) spec = after;
  }
}

function isSame(one: AwsSpec, other: AwsSpec): boolean {
  return specKey(one) === specKey(other) && one.name === other.name;
}

function pickField(spec: AwsSpec, last: Field): Promise<Field | 'back' | undefined> {
  const { name, profile, region, accountId, vaults = [], endpoint } = spec;
  const account = accountId && [accountId, vaults.join(', ')].filter(Boolean).join(': ');
  return pickOne<Field>({
    title,
    placeholder: 'Select what to change',
    active: (field) => field === last,
    items: [
      { icon: 'tag', label: 'Name', description: name ?? 'from the profile', value: 'name' },
      { icon: 'key', label: 'Profile', description: profile ?? 'default credentials', value: 'profile' },
      { icon: 'globe', label: 'Region', description: region ?? 'from the profile', value: 'region' },
      {
        icon: 'organization',
        label: 'Account and vaults',
        description: account ?? 'from the credentials',
        value: 'account',
      },
      { icon: 'link', label: 'Endpoint', description: endpoint ?? 'AWS default', value: 'endpoint' },
    ],
  });
}

/** The connection with the answer, or as it was where there is none; undefined where the user leaves for good. */
async function askField(aws: AwsFacts, spec: AwsSpec, field: Field): Promise<AwsSpec | undefined> {
  switch (field) {
    case 'name':
      return askName(spec, title);
    case 'profile': {
      const answer = await askProfile(aws, { title, back: true }, spec);
      if (answer === 'back' || answer === undefined) return answer && spec;
      return withFields(spec, { profile: answer.profile?.name });
    }
    case 'region': {
      const { profiles } = await aws.profiles();
      const own = profiles.find((each) => each.name === spec.profile)?.region;
      const region = await pickRegion(aws, own, { title, back: true, current: spec.region ?? '' });
      if (region === 'back' || region === undefined) return region && spec;
      return withFields(spec, { region: region || undefined });
    }
    case 'account':
      return askAccount(spec);
    case 'endpoint':
      return askEndpoint(spec, aws);
  }
}
