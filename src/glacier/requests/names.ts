import { isUploadId, isVaultName } from '../../core/aws/names.ts';
import { GlacierError } from '../../core/errors.ts';
import { requestTexts as texts } from './texts.ts';

/**
 * The SDK escapes a slash in a name but sends `.`, `..` and an empty name as they are: another path altogether.
 * @throws GlacierError `invalid`
 */
export function checkNames(vaultName: string, uploadId?: string): void {
  if (!isVaultName(vaultName)) throw new GlacierError('invalid', texts.vaultName);
  if (uploadId !== undefined && !isUploadId(uploadId)) {
    throw new GlacierError('invalid', texts.uploadId);
  }
}
