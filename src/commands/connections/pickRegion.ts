import { partitionOf } from '../../core/aws/partition.ts';
import { regionLabel } from '../../core/aws/regionLabels.ts';
import { isRegionName } from '../../core/aws/regionName.ts';
import { pickMany } from '../../ui/picks/pickMany.ts';
import { type Choice, pickOne } from '../../ui/picks/pickOne.ts';
import type { AwsFacts } from '../context.ts';
import type { Step } from './askProfile.ts';
import { fromProfile, regionTexts as texts } from './texts/fields.ts';
import { typedRegion } from './typedRegion.ts';

/** What Enter chooses where the profile has no region: the one that most accounts begin with. */
const usual = 'us-east-1';

/** How a region is asked for. */
interface RegionQuestion extends Partial<Step> {
  /** The region so far, which Enter keeps. Empty for the profile's; leaving it to that is then a choice, too. */
  readonly current?: string;
}

/** Lets the user pick a region: `own` first, then those with Glacier, or type any other. Empty for the profile's. */
export function pickRegion(
  aws: AwsFacts,
  own: string | undefined,
  { current, ...step }: RegionQuestion = {},
): Promise<string | undefined> {
  return pickOne<string>({
    title: texts.title,
    placeholder: texts.placeholder,
    ...step,
    active: (region) => region === (current ?? own ?? usual),
    items: aws.regions(own ?? current).then((regions) => [
      ...(current === undefined ? [] : [ofProfile(own)]),
      ...[...new Set([own, current, ...regions])].flatMap((region) =>
        // The profile may name anything.
        region && isRegionName(region)
          ? [{ label: region, description: describeRegion(region, own), value: region }]
          : [],
      ),
    ]),
    fromText: typedRegion,
  });
}

/** Lets the user check more regions beside one: those with Glacier where the same account can have vaults. */
export function pickMoreRegions(
  aws: AwsFacts,
  region: string,
  checked: readonly string[],
): Promise<readonly string[] | undefined> {
  return pickMany<string>({
    title: texts.more.title,
    placeholder: texts.more.placeholder,
    checked: (each) => checked.includes(each),
    items: aws
      .regions(region)
      .then((regions) =>
        regions
          .filter((each) => each !== region && partitionOf(each) === partitionOf(region))
          .map((each) => ({ label: each, description: describeRegion(each), value: each })),
      ),
  });
}

function ofProfile(own: string | undefined): Choice<string> {
  return { label: texts.ofProfile, description: own ?? texts.none, value: '' };
}

function describeRegion(region: string, own?: string): string {
  return [regionLabel(region), region === own && fromProfile].filter(Boolean).join(' · ');
}
