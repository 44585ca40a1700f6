import { formatRange, totalLength } from '../../core/byteRange.ts';
import { missingRanges } from '../../core/parts/missingRanges.ts';
import { formatBytes, formatCount } from '../../core/text/bytes.ts';
import type { PartsList } from '../../store/partsList.ts';
import { copy } from '../../ui/copy.ts';
import { notify } from '../../ui/notify.ts';
import type { CommandContext } from '../context.ts';
import { uploadFor } from '../pickUpload.ts';
import { allParts } from './loading.ts';

/** Copies the ranges that an upload lacks. */
export async function copyMissingRanges(context: CommandContext, clicked: unknown): Promise<void> {
  const found = await uploadFor(context, clicked, 'Copy Missing Ranges');
  if (found) await copyMissingRangesOf(found.store.partsOf(found.upload));
}

/**
 * Loads all parts, then copies every range that is missing, `start-end` with an inclusive end, one a line; also what
 * follows the last part where a verification has told the length of the archive.
 */
export async function copyMissingRangesOf(parts: PartsList): Promise<void> {
  const listed = await allParts(parts);
  const { tail, upload } = parts;
  const ranges = missingRanges(listed, upload.partSize, tail ? tail.end + 1 : 0);
  if (ranges.length === 0) {
    void notify(nothingMissing(parts));
    return;
  }
  const what = ranges.length === 1 ? 'missing range' : `${formatCount(ranges.length)} missing ranges`;
  await copy(ranges.map(formatRange).join('\n'), `${what} (${formatBytes(totalLength(ranges))})`);
}

function nothingMissing({ pager, verification }: PartsList): string {
  if (verification?.result && verification.archiveBytes !== undefined)
    return 'Nothing is missing: the parts cover the whole file.';
  return pager.count === 0
    ? 'This upload has no parts yet, so what it lacks is not known.'
    : 'Nothing is missing between the listed parts. To find out what is missing after the last one, verify the local file.';
}
