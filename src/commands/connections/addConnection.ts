import {
  type AwsSpec,
  isAccountId,
  isStorableProfile,
  specKey,
  specLabel,
  type StoredSpec,
} from '../../core/aws/connectionSpec.ts';
import { isVaultName } from '../../core/aws/names.ts';
import { describeProblem, describeProfile, type FileProblem, type Profile } from '../../core/aws/profile.ts';
import { askText } from '../../ui/askText.ts';
import { notify } from '../../ui/notify.ts';
import { openFileAt } from '../../ui/openFile.ts';
import { type Choice, pickOne } from '../../ui/pickOne.ts';
import type { AwsFacts, CommandContext } from '../context.ts';
import { pickRegion } from './pickRegion.ts';

type ProfileChoice =
  | { readonly kind: 'profile'; readonly profile: Profile | undefined }
  | { readonly kind: 'problem'; readonly problem: FileProblem }
  | { readonly kind: 'file' };

/** Asks for profile, region and, where wanted, account and endpoint, and adds the connection to the settings. */
export async function addConnection(context: CommandContext): Promise<void> {
  const spec = await askConnection(context.aws);
  if (!spec) return;
  const stored = context.connections.stored();
  if (isThereAlready(stored, spec)) return;
  // Typing an endpoint counts as agreeing to it, and to no other.
  if (spec.endpoint !== undefined) {
    const uses = (await context.aws.endpoints(spec)).map(({ use }) => use);
    await context.connections.agree(uses.filter(({ service }) => service === 'glacier'));
  }
  await context.connections.add({ ...spec, name: uniqueName(spec, stored) });
}

async function askConnection(aws: AwsFacts): Promise<AwsSpec | undefined> {
  for (;;) {
    const choice = await pickProfile(aws);
    if (choice === 'back' || choice === undefined) return undefined;
    if (choice.kind === 'file') return openFileAt(await aws.configFile());
    if (choice.kind === 'problem') return openFileAt(choice.problem.path, choice.problem.line);
    const { profile } = choice;
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

function pickProfile(aws: AwsFacts): Promise<ProfileChoice | 'back' | undefined> {
  return pickOne<ProfileChoice>({
    title: 'Add Connection',
    placeholder: 'Select an AWS profile',
    active: ({ kind }) => kind === 'profile',
    step: 1,
    totalSteps: 3,
    items: aws.profiles().then(({ profiles, problems }) => [
      ...problems.map((problem) => ({
        icon: 'warning',
        label: describeProblem(problem),
        description: 'open the file',
        value: { kind: 'problem', problem } as const,
      })),
      ...(profiles.length > 0 ? profiles.map(profileChoice) : [noProfiles]),
      {
        icon: 'server-environment',
        label: 'Default credentials',
        description: 'environment, container or instance',
        value: { kind: 'profile', profile: undefined },
      },
      { icon: 'go-to-file', label: 'Open AWS config file', value: { kind: 'file' } },
    ]),
  });
}

/** Without a value, as it cannot be chosen. */
const noProfiles: Choice<ProfileChoice> = {
  icon: 'info',
  label: 'No profiles found in your AWS config files',
  description: 'run aws configure or aws configure sso to make one',
};

/** Without a value, so that it cannot be chosen, where its name cannot be kept in the setting. */
function profileChoice(profile: Profile): Choice<ProfileChoice> {
  if (!isStorableProfile(profile.name))
    return {
      icon: 'warning',
      label: `“${profile.name}”`,
      description: 'cannot be used: its name starts or ends with a space, or has invisible characters',
    };
  return {
    icon: 'key',
    label: profile.name,
    description: [describeProfile(profile), profile.region].filter(Boolean).join(' · '),
    value: { kind: 'profile', profile },
  };
}

/** The last step: to connect as it stands, or to add what few need. */
async function askMore(aws: AwsFacts, spec: AwsSpec): Promise<AwsSpec | 'back' | undefined> {
  const answer = await pickOne<'connect' | 'account' | 'endpoint'>({
    title: 'Add Connection',
    placeholder: `${specLabel(spec)} in ${spec.region}`,
    step: 3,
    totalSteps: 3,
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
      return askMore(aws, { ...spec, ...(await askAccount()) });
    case 'endpoint':
      return askMore(aws, { ...spec, ...(await askEndpoint(aws)) });
    case 'back':
    case undefined:
      return answer;
  }
}

function describeMore({ accountId, vaults, endpoint }: AwsSpec): string {
  return [accountId && `account ${accountId}: ${vaults?.join(', ')}`, endpoint].filter(Boolean).join(' · ');
}

/** Vaults of other accounts cannot be listed, so they are asked for by name. */
async function askAccount(): Promise<Pick<StoredSpec, 'accountId' | 'vaults'>> {
  const accountId = await askText({
    title: "Another Account's Vaults",
    prompt: "Owner's account ID",
    placeholder: '111122223333',
    problemWith: (text) => (isAccountId(text) ? undefined : 'An account ID has 12 digits.'),
  });
  if (accountId === undefined) return {};
  const names = await askText({
    title: `Vaults in Account ${accountId}`,
    prompt: 'Vault names, separated by commas (only the owner can list them)',
    placeholder: 'vault-one, vault-two',
    problemWith: (text) =>
      splitNames(text).length > 0 && splitNames(text).every(isVaultName)
        ? undefined
        : 'Use only letters, digits, _, - and .',
  });
  return names === undefined ? {} : { accountId, vaults: splitNames(names) };
}

function splitNames(text: string): string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

async function askEndpoint(aws: AwsFacts): Promise<Pick<StoredSpec, 'endpoint'>> {
  const endpoint = await askText({
    title: 'Another Endpoint',
    prompt: "Requests go here instead of AWS, signed with this profile's credentials",
    placeholder: 'https://vpce-….glacier.eu-central-1.vpce.amazonaws.com',
    problemWith: (text) => aws.endpointProblem(text),
  });
  return endpoint === undefined ? {} : { endpoint };
}

/** Says so where a connection is in the settings. */
export function isThereAlready(stored: readonly AwsSpec[], spec: AwsSpec): boolean {
  const known = stored.find((each) => specKey(each) === specKey(spec));
  if (known) void notify(`You already have this connection: ${specLabel(known)}.`);
  return known !== undefined;
}

/** The profile's name, and with it the region where another connection has that name already. */
function uniqueName(spec: AwsSpec, others: readonly AwsSpec[]): string {
  const taken = new Set(others.map(specLabel));
  const label = specLabel(spec);
  if (!taken.has(label)) return label;
  const withRegion = `${label} · ${spec.region}`;
  if (!taken.has(withRegion)) return withRegion;
  for (let i = 2; ; i++) if (!taken.has(`${withRegion} (${i})`)) return `${withRegion} (${i})`;
}
