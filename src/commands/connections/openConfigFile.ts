import { configTemplate } from '../../core/aws/texts/configTemplate.ts';
import { openFileAt } from '../../ui/openFile.ts';
import type { AwsFacts } from '../context.ts';

/** Opens the AWS config file; one that does not exist begins with how to make a profile. */
export async function openConfigFile(aws: AwsFacts): Promise<undefined> {
  return openFileAt(await aws.configFile(), 1, configTemplate);
}
