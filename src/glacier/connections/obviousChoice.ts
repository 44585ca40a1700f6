import { GlacierError } from '../../core/errors.ts';
import { noAwsFiles } from '../awsFiles/awsFiles.ts';
import { explainByFiles } from './explain.ts';
import { readSections } from '../awsFiles/profiles.ts';

/**
 * Passes if it is plain who a person is without asking: the profile in AWS_PROFILE, keys in the environment, or a
 * default profile. To take just any profile of several would be to guess whose vaults they want to see.
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
  throw await explainByFiles(new GlacierError('notConnected', reason), profiles.size === 0);
}
