import { newConnections } from '../../core/aws/connectionNames.ts';
import { type AwsSpec, specLabel } from '../../core/aws/connectionSpec.ts';
import { type Choice, pickOne } from '../../ui/picks/pickOne.ts';
import type { AwsFacts, CommandContext } from '../context.ts';
import { askAccount, askEndpoint } from './askFields.ts';
import { askProfile } from './askProfile.ts';
import { pickMoreRegions, pickRegion } from './pickRegion.ts';
import { revealConnection } from './revealConnection.ts';
import { agreeToTyped, isThereAlready } from './storedConnections.ts';
import { addConnectionTexts as texts } from './texts/addConnection.ts';

const heading = { title: texts.title, totalSteps: 3 };

/**
 * Asks for profile, region and, where wanted, account, endpoint and more regions, and adds the connections to the
 * settings: one for each region.
 */
export async function addConnection(context: CommandContext): Promise<void> {
  const wanted = await askConnections(context.aws);
  const [first] = wanted ?? [];
  if (!wanted || !first) return;
  const stored = context.connections.stored();
  const added = newConnections(wanted, stored);
  const [shown] = added;
  if (!shown) return void isThereAlready(stored, first);
  for (const spec of added) await agreeToTyped(context, spec);
  await context.connections.add(added);
  await revealConnection(context, shown);
}

async function askConnections(aws: AwsFacts): Promise<readonly AwsSpec[] | undefined> {
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
): Promise<readonly AwsSpec[] | 'back' | undefined> {
  for (;;) {
    const region = await pickRegion(aws, own, { step: 2, totalSteps: 3, back: true });
    if (region === 'back' || region === undefined) return region;
    const more = await askMore(aws, start, [region]);
    if (more !== 'back') return more;
  }
}

type More = 'connect' | 'account' | 'endpoint' | 'regions';

const moreRegions: Choice<More> = { icon: 'add', label: texts.moreRegions, value: 'regions' };
const otherEndpoint: Choice<More> = { icon: 'globe', label: texts.otherEndpoint, value: 'endpoint' };

/** The last step: to connect as it stands, or to add what few need. Gives a connection for each region. */
async function askMore(
  aws: AwsFacts,
  spec: AwsSpec,
  regions: readonly [string, ...string[]],
): Promise<readonly AwsSpec[] | 'back' | undefined> {
  const [first, ...others] = regions;
  const answer = await pickOne<More>({
    ...heading,
    placeholder: texts.placeholder(specLabel(spec), regions),
    step: 3,
    back: true,
    items: [
      { icon: 'plug', label: texts.connect, description: texts.more(spec, regions), value: 'connect' },
      // An endpoint is that of one region.
      ...(spec.endpoint === undefined ? [moreRegions] : []),
      { icon: 'organization', label: texts.otherAccount, value: 'account' },
      ...(others.length === 0 ? [otherEndpoint] : []),
    ],
  });
  switch (answer) {
    case 'connect':
      return regions.map((region) => ({ ...spec, region }));
    case 'regions':
      return askMore(aws, spec, [first, ...((await pickMoreRegions(aws, first, others)) ?? others)]);
    case 'account':
      return askMore(aws, await askAccount(spec), regions);
    case 'endpoint':
      return askMore(aws, await askEndpoint(spec, aws), regions);
    case 'back':
    case undefined:
      return answer;
  }
}
