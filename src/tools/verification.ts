import { basename } from 'node:path';
import { restoreVerification } from '../commands/verification/keptVerifications.ts';
import { verifyQuietly } from '../commands/verification/quietVerification.ts';
import { describeError } from '../core/errors.ts';
import type { MultipartUpload } from '../core/model.ts';
import { displayText } from '../core/text/displayText.ts';
import { maxParts } from '../core/serviceLimits.ts';
import { changeOf } from '../core/verification/fileIdentity.ts';
import type { FinishedVerification } from '../core/verification/verificationRun.ts';
import type { PartsList } from '../store/partsList.ts';
import { readPageSize } from '../ui/settings.ts';
import { type Place, requestsToFind, uploadAt } from './place.ts';
import { placeRecord, uploadRecord } from './records.ts';
import { Refusal } from './refusal.ts';
import { inputTexts as texts } from './texts/inputs.ts';
import { verdictRecord } from './verdict.ts';

/** The most requests that listing all parts of an upload takes, with finding it: pages have the size of the setting. */
export const requestsToListAll = (): number => requestsToFind + Math.ceil(maxParts / readPageSize());

interface UploadInput {
  readonly vault: string;
  readonly uploadId: string;
}

/** Compares all parts of an upload with a local file, as the command Verify Local File does. */
export async function verifyFile(
  place: Place,
  input: UploadInput & { readonly file: string },
  signal: AbortSignal,
): Promise<object> {
  const upload = await uploadAt(place, input, signal);
  const parts = place.store.partsOf(upload);
  assertIdle(parts);
  const { run, stopped } = await verifyQuietly(place.verification, parts, input.file, signal);
  signal.throwIfAborted();
  return {
    ...headOf(place, upload),
    ...(stopped && { stopped: displayText(describeError(stopped), 1000) }),
    ...verdictRecord(run, undefined),
  };
}

/** What the latest verification of an upload found, in this window or an earlier one. */
export async function explainVerdict(
  place: Place,
  input: UploadInput & { readonly cursor?: string },
  signal: AbortSignal,
): Promise<object> {
  const upload = await uploadAt(place, input, signal);
  const { run } = await latestVerification(place, upload);
  return { ...headOf(place, upload), ...verdictRecord(run, input.cursor) };
}

/**
 * The latest verification of an upload that still holds.
 * @throws Refusal where there is none
 */
export async function latestVerification(
  { store, verification }: Pick<Place, 'store' | 'verification'>,
  upload: MultipartUpload,
): Promise<{ readonly parts: PartsList; readonly run: FinishedVerification }> {
  const parts = store.partsOf(upload);
  assertIdle(parts);
  if (!parts.verification) await restoreVerification(verification, parts);
  const run = parts.verification;
  if (!run?.result) throw new Refusal(texts.notVerified);
  const { against } = run.result;
  if (against.kind === 'file') {
    const { identityAt } = await import('../jobs/entry.ts');
    const now = await identityAt(against.path);
    const file = JSON.stringify(displayText(basename(against.path)));
    if (!now) throw new Refusal(texts.fileGone(file));
    const change = changeOf(against.identity, now);
    if (change !== undefined) throw new Refusal(texts.fileChanged(file, change));
  }
  return { parts, run };
}

/** @throws Refusal while a verification or a transfer of the upload is under way */
function assertIdle({ running, sending }: PartsList): void {
  if (running) throw new Refusal(texts.isRunning);
  if (sending) throw new Refusal(texts.isBeingSent);
}

/** Which upload something was found about. */
export function headOf(place: Place, upload: MultipartUpload): object {
  return { ...placeRecord(place), upload: uploadRecord(upload, Date.now()) };
}
