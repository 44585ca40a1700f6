import { MiB } from '../../core/text/bytes.ts';
import { GlacierError } from '../../core/errors.ts';
import { decodeText } from '../../core/hashList/decodeText.ts';
import { type HashList, parseHashList } from '../../core/hashList/hashList.ts';
import { fileError, nameOf } from '../files/fileErrors.ts';
import { withLocalFile } from '../files/localFile.ts';
import { verificationTexts as texts } from './texts.ts';

/** Bytes. A report on 10,000 parts that all differ has 8 MiB as UTF-16; anything much larger would only block. */
const largest = 16 * MiB;

/**
 * Reads a hash list from a file (see `parseHashList` for its forms).
 * @throws GlacierError `file` when it cannot be read, `hashList` when it is no such list
 */
export function readHashList(path: string): Promise<HashList> {
  return withLocalFile(path, async (file) => {
    if (file.identity.size > largest) {
      throw new GlacierError('hashList', texts.tooLarge(nameOf(path)));
    }
    const bytes = await file.bytes().catch((error: unknown) => {
      throw fileError(path, error);
    });
    return parseHashList(decodeText(bytes));
  });
}
