import { toGlacierError } from '../../core/errors.ts';
import type { MultipartUpload } from '../../core/model.ts';
import { mayBeDone } from '../../core/transfer/lostAnswer.ts';
import { lostUpload, type NewUpload } from '../../core/transfer/newUpload.ts';
import type { GlacierPort } from '../../glacier/port.ts';

export interface InitiateOptions {
  readonly listUploads: () => Promise<readonly MultipartUpload[]>;
  /** Called before the request is sent, with the ids of the uploads there are; nothing is sent where it rejects. */
  readonly onAsk: (before: readonly string[]) => Promise<void>;
  /**
   * Asked where the answer was lost, with the only upload that the request may have made: whether to take it. Another
   * client may have started it at the same time, which only a person can tell. Without this none is taken.
   */
  readonly isOwn?: (upload: MultipartUpload) => Promise<boolean>;
  readonly signal: AbortSignal;
}

/**
 * Starts an upload and returns its id. The request is sent once; where its answer is lost, the upload is looked for
 * among those that are listed by then and were not before, and taken only once `isOwn` has said so.
 * @throws GlacierError of the request, when no upload is known to be its own
 */
export async function initiateUpload(
  port: Pick<GlacierPort, 'initiateUpload'>,
  vaultName: string,
  wanted: NewUpload,
  { listUploads, onAsk, isOwn, signal }: InitiateOptions,
): Promise<string> {
  const before = (await listUploads()).map(({ id }) => id);
  await onAsk(before);
  const asked = Date.now();
  try {
    return await port.initiateUpload(vaultName, wanted, signal);
  } catch (cause) {
    const error = toGlacierError(cause);
    if (!mayBeDone(error.kind) || error.kind === 'cancelled') throw error;
    const now = await listUploads().catch(() => []);
    const lost = lostUpload(wanted, before, now, asked);
    if (!lost || !(await isOwn?.(lost))) throw error;
    return lost.id;
  }
}
