import { GlacierError } from '../../core/errors.ts';
import { noAwsFiles } from '../awsFiles/awsFiles.ts';
import { withFileCause } from './fileCause.ts';
import { isFromEnvironment, profileInUse, readSections } from '../awsFiles/profiles.ts';
import { noConnectionTexts as texts } from './texts.ts';

/**
 * Throws unless one set of credentials is the obvious choice: the profile or keys of the environment, or a default
 * profile. Picking one of several profiles would be guessing whose vaults the user wants to see.
 * @throws GlacierError `notConnected` or `config`
 */
export async function checkObviousChoice(): Promise<void> {
  if (profileInUse(undefined) !== undefined || isFromEnvironment(undefined)) return;
  const { profiles } = await readSections();
  if (profiles.has('default')) return;
  const reason =
    profiles.size > 0 ? texts.noDefault : (await noAwsFiles()) ? texts.noFiles : texts.noProfiles;
  const error = new GlacierError('notConnected', reason);
  throw profiles.size === 0 ? await withFileCause(error) : error;
}
