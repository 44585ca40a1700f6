import { GlacierError } from '../../core/errors.ts';
import { noAwsFiles } from '../awsFiles/awsFiles.ts';
import { withFileCause } from './fileCause.ts';
import { readSections } from '../awsFiles/profiles.ts';

/**
 * Throws unless one set of credentials is the obvious choice: the profile in AWS_PROFILE, keys in the environment, or a
 * default profile. Picking one of several profiles would be guessing whose vaults the user wants to see.
 * @throws GlacierError `notConnected` or `config`
 */
export async function checkObviousChoice(): Promise<void> {
  const { AWS_PROFILE: named, AWS_ACCESS_KEY_ID: key, AWS_SECRET_ACCESS_KEY: secret } = process.env;
  if (named || (key && secret)) return;
  const { profiles } = await readSections();
  if (profiles.has('default')) return;
  const reason =
    profiles.size > 0
      ? 'No connection was added yet, and none of your AWS profiles is the default.'
      : (await noAwsFiles())
        ? 'No connection was added yet, and there are no AWS configuration files.'
        : 'No connection was added yet, and the AWS configuration files have no profiles.';
  throw await withFileCause(new GlacierError('notConnected', reason), profiles.size === 0);
}
