import { type GlacierError, toGlacierError } from '../../core/errors.ts';
import type { GlacierPort, UploadPlace } from '../../glacier/port.ts';

/** An upload to abort, and where to. */
export interface UploadToAbort {
  readonly port: Pick<GlacierPort, 'abortUpload'>;
  readonly upload: UploadPlace;
}

/** `gone`: it was there no more. */
export type AbortOutcome<T> =
  | { readonly target: T; readonly kind: 'aborted' | 'gone' }
  | { readonly target: T; readonly kind: 'failed'; readonly error: GlacierError };

/** Requests at a time. */
const most = 4;

/**
 * Aborts uploads, a few at a time; one that fails keeps no other from being aborted. Returns what became of each, in
 * the order of `targets`, and calls `onEnded` with each; with `signal` aborted, those not asked for yet are `failed` as `cancelled`.
 */
export async function abortUploads<T extends UploadToAbort>(
  targets: readonly T[],
  signal: AbortSignal,
  onEnded: (outcome: AbortOutcome<T>, ended: number) => void,
): Promise<AbortOutcome<T>[]> {
  const outcomes: AbortOutcome<T>[] = [];
  const waiting = [...targets.entries()];
  let ended = 0;
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [index, target] = next;
      const outcome = await abort(target, signal);
      outcomes[index] = outcome;
      onEnded(outcome, ++ended);
    }
  };
  await Promise.all(Array.from({ length: most }, work));
  return outcomes;
}

async function abort<T extends UploadToAbort>(target: T, signal: AbortSignal): Promise<AbortOutcome<T>> {
  try {
    await target.port.abortUpload(target.upload, signal);
    return { target, kind: 'aborted' };
  } catch (cause) {
    const error = toGlacierError(cause);
    return error.kind === 'notFound' ? { target, kind: 'gone' } : { target, kind: 'failed', error };
  }
}
