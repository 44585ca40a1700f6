import { GlacierError } from '../../core/errors.ts';
import type { PartsList } from '../../store/partsList.ts';
import type { Fact } from '../protocol/facts.ts';
import type { Prefix } from '../protocol/messages.ts';
import type { CopiedText } from './clipboardText.ts';
import { copyTexts, factNames } from './texts.ts';

/**
 * A field of the upload as the service has it, for the clipboard: sizes in bytes, the time in ISO 8601.
 * @throws GlacierError `invalid` where the upload has no such field now
 */
export function copiedFact({ upload, pager }: PartsList, prefix: Prefix, fact: Fact): CopiedText {
  const text: Readonly<Record<Fact, string | undefined>> = {
    description: upload.description,
    uploadId: upload.id,
    vaultArn: upload.vaultArn,
    partSize: String(upload.partSize),
    created: upload.created.toISOString(),
    marker: pager.marker,
    treeHash: prefix.treeHash,
  };
  const copied = text[fact];
  if (!copied) throw new GlacierError('invalid', copyTexts.noFact(fact));
  return { text: copied, what: factNames[fact] };
}
