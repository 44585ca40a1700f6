import { type GlacierError, toGlacierError } from '../../core/errors.ts';
import type { ArchiveRecord, ArchiveRequest } from '../../core/transfer/archiveRecord.ts';
import { mayBeDone } from '../../core/transfer/lostAnswer.ts';
import type { GlacierPort } from '../../glacier/port.ts';
import { assertGoing } from '../cancellation.ts';
import { sleep } from '../pacing/sleep.ts';
import { addRecord } from '../journal/archiveHistory.ts';

export type CompleteOutcome =
  /** `unsaved`: why the archive is not in the history, which otherwise is on the disk by now. */
  | { readonly kind: 'completed'; readonly archive: ArchiveRecord; readonly unsaved?: GlacierError }
  /** There is no such upload. `asked`: an answer was lost before, so this may have completed it. */
  | { readonly kind: 'gone'; readonly asked: boolean }
  /** No answer came: nobody knows whether the archive was made. */
  | { readonly kind: 'unknown'; readonly error: GlacierError };

export interface CompleteOptions {
  /** The path of the history. */
  readonly history: string;
  readonly signal: AbortSignal;
  /** Milliseconds before a lost answer is asked for again; twice as long each time. */
  readonly firstWait?: number;
}

/** Attempts, over half a minute. */
const mostAttempts = 6;

/**
 * Completes an upload. What is asked for is in the history before it is sent, and the archive before this returns.
 * Complete is repeated while its answer is lost: for a while the service answers with the same archive (guide:
 * "Complete Multipart Upload").
 * @throws GlacierError when the service refuses, or `file` when the history cannot be written, in which case nothing was
 * sent
 */
export async function completeUpload(
  port: Pick<GlacierPort, 'completeUpload'>,
  request: ArchiveRequest,
  { history, signal, firstWait = 1000 }: CompleteOptions,
): Promise<CompleteOutcome> {
  await addRecord(history, request);
  const upload = { vaultName: request.vaultName, id: request.uploadId };
  for (let attempt = 1; ; attempt++) {
    assertGoing(signal);
    try {
      const { archiveId, treeHash } = await port.completeUpload(upload, request, signal);
      const isOther = treeHash !== undefined && treeHash !== request.treeHash;
      const made = { archiveId, ...(isOther && { answeredHash: treeHash }) };
      return await keep(history, { ...request, ...made, completed: new Date().toISOString() });
    } catch (cause) {
      const error = toGlacierError(cause);
      const unknown = mayBeDone(error.kind);
      // What was refused made no archive, and nobody need look for it.
      if (!unknown && attempt === 1) await addRefused(history, request);
      if (error.kind === 'notFound') return { kind: 'gone', asked: attempt > 1 };
      // After a lost answer a refusal says nothing of what was asked before.
      if (!unknown && attempt > 1) return { kind: 'unknown', error };
      if (!unknown) throw error;
      if (attempt === mostAttempts || error.kind === 'cancelled') return { kind: 'unknown', error };
      await sleep(firstWait * 2 ** (attempt - 1), signal);
    }
  }
}

async function keep(history: string, archive: ArchiveRecord): Promise<CompleteOutcome> {
  try {
    await addRecord(history, archive);
    return { kind: 'completed', archive };
  } catch (error) {
    return { kind: 'completed', archive, unsaved: toGlacierError(error) };
  }
}

/** Where it cannot be written, the request stays as one without an answer. */
async function addRefused(history: string, request: ArchiveRequest): Promise<void> {
  await addRecord(history, { ...request, refused: new Date().toISOString() }).catch(() => {});
}
