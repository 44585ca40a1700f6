import { GlacierError } from '../../core/errors.ts';
import type { Sections } from './profiles.ts';
import { awsFileTexts as texts } from './texts.ts';

/** A setting and where it was made, to follow "set by" or begin a sentence: a variable or a profile. */
export interface Setting {
  readonly value: string;
  readonly source: string;
  readonly isVariable: boolean;
}

/**
 * A setting as the AWS CLI finds it: the first of `variables` that is set, else `key` of the profile. Empty values count
 * as absent.
 */
export function findSetting(
  sections: Sections,
  profile: string,
  key: string,
  variables: readonly string[],
): Setting | undefined {
  for (const variable of variables) {
    const value = process.env[variable]?.trim();
    if (value) return { value, source: variable, isVariable: true };
  }
  const value = sections.profiles.get(profile)?.[key]?.trim();
  return value ? { value, source: texts.setting(key, profile), isVariable: false } : undefined;
}

/** The region: AWS_REGION, AWS_DEFAULT_REGION, which the SDK ignores, or the profile's own. */
export function findRegion(sections: Sections, profile: string): string | undefined {
  return findSetting(sections, profile, 'region', ['AWS_REGION', 'AWS_DEFAULT_REGION'])?.value;
}

/**
 * A setting that is true or false, in any case as in the AWS CLI; false if it was not made.
 * @throws GlacierError `config` or `environment` for any other value, which the AWS CLI treats as false
 */
export function findSwitch(sections: Sections, profile: string, key: string): boolean {
  const found = findSetting(sections, profile, key, [`AWS_${key.toUpperCase()}`]);
  if (!found) return false;
  const { value, source, isVariable } = found;
  const plain = value.toLowerCase();
  if (plain === 'true' || plain === 'false') return plain === 'true';
  throw new GlacierError(isVariable ? 'environment' : 'config', texts.notASwitch(source));
}
