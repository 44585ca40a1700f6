import { withFittingName } from '../../core/aws/connectionNames.ts';
import { type AwsSpec, specKey, specLabel, withFields } from '../../core/aws/connectionSpec.ts';
import { type Choice, pickOne } from '../../ui/picks/pickOne.ts';
import { type AwsFacts, awsSpecOf, type CommandContext, isAws } from '../context.ts';
import { sessionFor } from '../pickSession.ts';
import { askAccount, askEndpoint, askName } from './askFields.ts';
import { askProfile } from './askProfile.ts';
import { pickRegion } from './pickRegion.ts';
import { agreeToTyped, replaceConnection, storedBeside } from './storedConnections.ts';
import { editConnectionTexts as texts } from './texts/editConnection.ts';

type Field = 'name' | 'profile' | 'region' | 'account' | 'endpoint';
type Answer = Field | 'save';

const { title } = texts;

/**
 * Changes a connection, one field after the other, and writes it once it is saved: what is half changed is never opened.
 * A connection from the environment is added to the settings.
 */
export async function editConnection(context: CommandContext, clicked: unknown): Promise<void> {
  const before = awsSpecOf(await sessionFor(context, clicked, title, isAws));
  if (!before) return;
  const { others, wasStored } = storedBeside(context, before);
  let edited = before;
  let next: Answer = 'name';
  for (;;) {
    const answer = await pickField(before, edited, next);
    if (answer === 'back' || answer === undefined) return;
    if (answer === 'save') {
      // Where it cannot be told what to agree to, the connection asks when it is opened.
      if (edited.endpoint !== before.endpoint) await agreeToTyped(context, edited).catch(() => {});
      if (await replaceConnection(context, before, edited, wasStored)) return;
      continue;
    }
    const after: AwsSpec | undefined = await askField(context.aws, edited, answer);
    if (!after) return;
    next = isSame(edited, after) ? answer : 'save';
    edited = withFittingName(edited, after, others);
  }
}

function isSame(one: AwsSpec, other: AwsSpec): boolean {
  return specKey(one) === specKey(other) && one.name === other.name;
}

/** The fields with their values, and Save once one has changed. */
function pickField(before: AwsSpec, edited: AwsSpec, next: Answer): Promise<Answer | 'back' | undefined> {
  const { name, profile, region, accountId, vaults = [], endpoint } = edited;
  const { fields, unset } = texts;
  const account = accountId && texts.account(accountId, vaults);
  const save: Choice<Answer> = {
    icon: 'check',
    label: texts.save,
    description: texts.reconnects,
    value: 'save',
  };
  return pickOne<Answer>({
    title: texts.titleWith(specLabel(before)),
    placeholder: texts.placeholder,
    active: (answer) => answer === next,
    items: [
      ...(isSame(before, edited) ? [] : [save]),
      { icon: 'tag', label: fields.name, description: name ?? unset.name, value: 'name' },
      { icon: 'key', label: fields.profile, description: profile ?? unset.profile, value: 'profile' },
      { icon: 'globe', label: fields.region, description: region ?? unset.region, value: 'region' },
      {
        icon: 'organization',
        label: fields.account,
        description: account ?? unset.account,
        value: 'account',
      },
      { icon: 'link', label: fields.endpoint, description: endpoint ?? unset.endpoint, value: 'endpoint' },
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
