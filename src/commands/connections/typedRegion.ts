import { isRegionName } from '../../core/aws/regionName.ts';
import type { Choice } from '../../ui/picks/pickOne.ts';

/**
 * The choice of a region that was typed and is none of those offered; undefined for text that cannot be a region. It may
 * be one by mistake, which would only show once the connection fails, so that is said before it is taken.
 */
export function typedRegion(text: string, offered: readonly string[]): Choice<string> | undefined {
  if (!isRegionName(text) || offered.includes(text)) return undefined;
  return {
    icon: 'warning',
    label: text,
    description: 'as typed',
    detail: 'Not a known region with Glacier. It works only with an endpoint of its own.',
    value: text,
  };
}
