import { isRegionName } from '../../core/aws/regionName.ts';
import type { Choice } from '../../ui/picks/pickOne.ts';
import { regionTexts as texts } from './texts/fields.ts';

/**
 * The choice of a region that was typed and is none of those offered; undefined for text that cannot be a region. It may
 * be one by mistake, which would only show once the connection fails, so that is said before it is taken.
 */
export function typedRegion(text: string, offered: readonly string[]): Choice<string> | undefined {
  if (!isRegionName(text) || offered.includes(text)) return undefined;
  return {
    icon: 'warning',
    label: text,
    description: texts.typed,
    detail: texts.notKnown,
    value: text,
  };
}
