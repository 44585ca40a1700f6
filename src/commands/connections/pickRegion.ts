import { isRegionName } from '../../core/aws/regionName.ts';
import { pickOne, type PickOptions } from '../../ui/pickOne.ts';
import type { AwsFacts } from '../context.ts';

/** Lets the user pick a region: `own` first, then those with Glacier, or type any other. */
export function pickRegion(
  aws: AwsFacts,
  own: string | undefined,
  steps: Pick<PickOptions<string>, 'step' | 'totalSteps' | 'back'> = {},
): Promise<string | undefined> {
  return pickOne<string>({
    title: 'Region',
    placeholder: 'Choose the region your vaults are in, or type another one',
    ...steps,
    active: (region) => region === own,
    items: aws.regions(own).then((regions) =>
      [...new Set([...(own === undefined ? [] : [own]), ...regions])].map((region) => ({
        label: region,
        ...(region === own && { description: 'of the profile' }),
        value: region,
      })),
    ),
    fromText: (text) =>
      isRegionName(text) ? { label: text, description: 'as typed', value: text } : undefined,
  });
}
