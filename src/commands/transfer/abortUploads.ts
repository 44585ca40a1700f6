import { uploadLabel } from '../../core/description/uploadLabel.ts';
import { type GlacierError, toGlacierError } from '../../core/errors.ts';
import { totalLength } from '../../core/byteRange.ts';
import { abortQuestion, type CountedUpload, describeAborted } from '../../core/transfer/texts/abort.ts';
import { confirm } from '../../ui/confirm.ts';
import { logError } from '../../ui/log.ts';
import { notify, notifyError, warn } from '../../ui/notify.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import { targetNodes } from '../arguments.ts';
import type { CommandContext } from '../context.ts';
import { type FoundUpload, placeOf, uploadFor } from '../pickUpload.ts';
import { forgetInterrupted, relist } from './endUpload.ts';
import { abortTexts as texts } from './texts/abort.ts';
import { listingTexts } from './texts/listing.ts';
import { isSameAccount } from '../sameAccount.ts';
import { assertWritable } from './writable.ts';

/** Aborts the selected uploads, or one that the user picks, once what is lost was counted and confirmed. */
export async function abortUploads(
  context: CommandContext,
  clicked: unknown,
  selected: unknown,
): Promise<void> {
  assertWritable('abortUploads');
  const found = await uploadsFor(context, clicked, selected);
  if (found.length > 0) await abortFound(context, found);
}

/** An upload that was not aborted. */
export interface FailedAbort {
  readonly upload: FoundUpload['upload'];
  readonly error: GlacierError;
}

/** The same for known uploads; returns those that were to be aborted and were not. */
export async function abortFound(
  context: CommandContext,
  found: readonly FoundUpload[],
): Promise<readonly FailedAbort[]> {
  for (const { session, upload } of found) if (!(await isSameAccount(session, upload))) return [];
  const action = texts.abort(found.length);
  for (;;) {
    const counted = await count(context, found);
    const { question, facts } = abortQuestion(counted, Date.now());
    if (!(await confirm(question, facts, action))) return [];
    // Another window may have begun to send while the question was open.
    if (!(await isSentMeanwhile(context, counted))) break;
  }
  const outcomes = await withCancellableProgress(texts.aborting(nameOf(found)), async (signal, report) => {
    const { abortUploads: abort } = await import('../../jobs/entry.ts');
    const targets = found.map((each) => ({ ...each, port: each.store.connection.port }));
    return abort(targets, signal, ({ kind, target }, ended) => {
      // At once: what is being sent into it would fail, and say so.
      if (kind !== 'failed') context.transfers.into(target.store.partsOf(target.upload))?.drop();
      report(texts.ended(ended, found.length));
    });
  });
  for (const { kind, target } of outcomes)
    if (kind !== 'failed') {
      context.log.info(`${kind}: upload ${target.upload.id}`);
      const list = target.store.partsOf(target.upload);
      list.noteEnded(kind === 'aborted' ? kind : undefined);
      await forgetInterrupted(context, list);
    }
  // Also after a failure or Cancel: what was sent may have been done.
  refreshVaults(found);
  const failed = outcomes.flatMap((each): FailedAbort[] =>
    each.kind === 'failed' ? [{ upload: each.target.upload, error: each.error }] : [],
  );
  for (const { error } of failed) if (error.kind !== 'cancelled') logError(context.log, error);
  const gone = outcomes.filter(({ kind }) => kind === 'gone').length;
  tell(outcomes.length, gone, failed);
  return failed;
}

function tell(asked: number, gone: number, failed: readonly FailedAbort[]): void {
  const [only] = failed;
  if (only && asked === 1) return void notifyError(only.error);
  const failures = failed.map(({ upload, error }) => [uploadLabel(upload).name, error] as const);
  const text = describeAborted(asked, gone, failures);
  void (failed.length + gone > 0 ? warn(text) : notify(text));
}

/** Lists the uploads of the vaults anew, each vault once. */
function refreshVaults(found: readonly FoundUpload[]): void {
  const lists = found.map(({ store, upload }) => store.uploadsOf(upload.vaultName));
  for (const uploads of new Set(lists)) relist(uploads);
}

/** The uploads among the selected rows, else one that is picked. */
async function uploadsFor(
  context: CommandContext,
  clicked: unknown,
  selected: unknown,
): Promise<FoundUpload[]> {
  const found = targetNodes(context, clicked, selected).flatMap((node): FoundUpload[] => {
    if (node.kind !== 'upload') return [];
    const { session } = node.parent;
    return session.store ? [{ session, store: session.store, upload: node.upload }] : [];
  });
  if (found.length > 0) return found;
  const picked = await uploadFor(context, clicked, texts.title);
  return picked ? [picked] : [];
}

/** Lists the parts of each upload anew, so that what is lost is known. */
async function count({ storage }: CommandContext, found: readonly FoundUpload[]): Promise<CountedUpload[]> {
  const { isBeingSent } = await import('../../jobs/entry.ts');
  return withCancellableProgress(texts.counting(nameOf(found)), async (signal, report) => {
    const counted: CountedUpload[] = [];
    for (const { session, store, upload } of found) {
      const sending = await isBeingSent(storage.transfers, upload);
      const place = placeOf({ session, store });
      try {
        const parts = await store.partsOf(upload).listAnew(signal, (listed) => {
          report(
            found.length === 1
              ? listingTexts.listed(listed)
              : listingTexts.listedOfSeveral(listed, counted.length + 1, found.length),
          );
        });
        const bytes = totalLength(parts.map(({ range }) => range));
        counted.push({ upload, place, parts: parts.length, bytes, sending });
      } catch (cause) {
        const error = toGlacierError(cause);
        if (error.kind === 'cancelled' || found.length === 1) throw error;
        // One that cannot be counted keeps no other from being aborted; the question says so.
        counted.push({ upload, place, sending });
      }
    }
    return counted;
  });
}

async function isSentMeanwhile(
  { storage }: CommandContext,
  counted: readonly CountedUpload[],
): Promise<boolean> {
  const { isBeingSent } = await import('../../jobs/entry.ts');
  for (const { upload, sending } of counted)
    if (!sending && (await isBeingSent(storage.transfers, upload))) return true;
  return false;
}

function nameOf([first, ...others]: readonly FoundUpload[]): string {
  if (first && others.length === 0) return uploadLabel(first.upload).name;
  return texts.uploads(others.length + 1);
}
