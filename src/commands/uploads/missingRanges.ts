import { formatRange, totalLength } from '../../core/byteRange.ts';
import { missingRanges } from '../../core/parts/missingRanges.ts';
import type { PartsList } from '../../store/partsList.ts';
import { copy } from '../../ui/copy.ts';
import { notify } from '../../ui/notify.ts';
import type { CommandContext } from '../context.ts';
import { uploadFor } from '../pickUpload.ts';
import { allParts } from './loading.ts';
import { missingRangesTexts as texts } from './texts.ts';

/** Copies the ranges that an upload lacks. */
export async function copyMissingRanges(context: CommandContext, clicked: unknown): Promise<void> {
  const found = await uploadFor(context, clicked, texts.title);
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
  await copy(ranges.map(formatRange).join('\n'), texts.copied(ranges.length, totalLength(ranges)));
}

function nothingMissing({ pager, verification }: PartsList): string {
  if (verification?.result && verification.archiveBytes !== undefined) return texts.wholeFile;
  return pager.count === 0 ? texts.noParts : texts.noneBetween;
}
