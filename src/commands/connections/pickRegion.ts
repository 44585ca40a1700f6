import { regionLabel } from '../../core/aws/regionLabels.ts';
import { isRegionName } from '../../core/aws/regionName.ts';
import { pickOne, type PickOptions } from '../../ui/pickOne.ts';
import type { AwsFacts } from '../context.ts';

/** What Enter chooses where the profile has no region: the one that most accounts begin with. */
const usual = 'us-east-1';

/** Lets the user pick a region: `own` first, then those with Glacier, or type any other. */
export function pickRegion(
  aws: AwsFacts,
  own: string | undefined,
  steps: Pick<PickOptions<string>, 'step' | 'totalSteps' | 'back'> = {},
): Promise<string | undefined> {
  return pickOne<string>({
    title: 'Select Region',
    placeholder: 'Select or type a region',
    ...steps,
    active: (region) => region === (own ?? usual),
    items: aws.regions(own).then((regions) =>
      [...new Set([...(own === undefined ? [] : [own]), ...regions])].map((region) => ({
        label: region,
        description: [regionLabel(region), region === own && 'from the profile'].filter(Boolean).join(' · '),
        value: region,
      })),
    ),
    fromText: (text) =>
      isRegionName(text) ? { label: text, description: 'as typed', value: text } : undefined,
  });
}
