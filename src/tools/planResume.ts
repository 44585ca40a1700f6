import { basename } from 'node:path';
import { type ByteRange, formatRange, lengthOf } from '../core/byteRange.ts';
import { displayText } from '../core/text/displayText.ts';
import { partNumberAt } from '../core/parts/partSize.ts';
import { type Place, nameOf, uploadAt } from './place.ts';
import { slice } from './records.ts';
import { Refusal } from './refusal.ts';
import { inputTexts as texts } from './texts/inputs.ts';
import { planTexts } from './texts/results.ts';
import { headOf, latestVerification } from './verification.ts';

/**
 * What Resume Upload would send of the file that an upload was verified against. Lists all parts anew, but for a cursor:
 * the rest of a plan is of the same parts. Sends nothing.
 */
export async function planResume(
  place: Place,
  input: { readonly vault: string; readonly uploadId: string; readonly cursor?: string },
  signal: AbortSignal,
): Promise<object> {
  const { planTransfer, refusalSentence, transferFacts } = await import('../jobs/entry.ts');
  const upload = await uploadAt(place, input, signal);
  const { parts, run: before } = await latestVerification(place, upload);
  // Before all parts are listed for nothing.
  if (before.result.against.kind !== 'file') throw new Refusal(texts.notAgainstFile);
  if (input.cursor === undefined || !parts.pager.done) await parts.listAnew(signal, () => {});
  // What was found takes account of what is listed by now.
  const { run } = await latestVerification(place, upload);
  const { against, results } = run.result;
  if (against.kind !== 'file') throw new Refusal(texts.notAgainstFile);
  const { partSize, vaultName } = upload;
  const { size } = against.identity;
  const planned = planTransfer({ size, partSize, parts: parts.pager.pages.flat(), results });
  const head = { ...headOf(place, upload), file: displayText(basename(against.path)), fileSizeInBytes: size };
  if (planned.kind === 'refused')
    return { ...head, possible: false, reason: displayText(refusalSentence(planned), 1000) };
  const { keep, send, replace, bytes, requests } = planned;
  const where = displayText(planTexts.place(nameOf(place.session), place.store.connection.region), 1000);
  const all = [
    ...send.map((range) => partToSend(range, partSize, false)),
    ...replace.map((range) => partToSend(range, partSize, true)),
  ].sort((one, other) => one.partNumber - other.partNumber);
  const { items, cursor } = slice(all, input.cursor);
  return {
    ...head,
    possible: true,
    facts:
      requests === 0
        ? [planTexts.nothingToSend]
        : transferFacts(planned, {
            vaultName,
            place: where,
            partSize,
            isSample: place.session.spec.kind === 'sample',
          }),
    partsKept: keep.length,
    partsToSend: send.length,
    partsToReplace: replace.length,
    bytesToSend: bytes,
    requests,
    howToSend: planTexts.howToSend,
    parts: items,
    ...(cursor !== undefined && { cursor }),
  };
}

function partToSend(range: ByteRange, partSize: number, replaces: boolean) {
  return {
    partNumber: partNumberAt(range.start, partSize),
    rangeInBytes: formatRange(range),
    sizeInBytes: lengthOf(range),
    replacesAnother: replaces,
  };
}
