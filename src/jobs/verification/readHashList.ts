import { MiB } from '../../core/text/bytes.ts';
import { GlacierError } from '../../core/errors.ts';
import { type HashList, parseHashList } from '../../core/verification/hashList.ts';
import { fileError, nameOf } from '../files/fileErrors.ts';
import { withLocalFile } from '../files/localFile.ts';

/** Bytes. An export of 10,000 parts has 2 MiB; anything much larger would only block. */
const largest = 4 * MiB;

/**
 * Reads a hash list from a file (see `parseHashList` for its forms).
 * @throws GlacierError `file` when it cannot be read, `hashList` when it is no such list
 */
export function readHashList(path: string): Promise<HashList> {
  return withLocalFile(path, async (file) => {
    if (file.identity.size > largest) {
      throw new GlacierError('hashList', `${nameOf(path)} is too large for a list of hashes.`);
    }
    const text = await file.text().catch((error: unknown) => {
      throw fileError(path, error);
    });
    return parseHashList(text);
  });
}
