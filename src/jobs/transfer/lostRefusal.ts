import type { ErrorKind } from '../../core/errorKinds.ts';
import { type GlacierError, toGlacierError } from '../../core/errors.ts';
import { afterFailure } from '../../core/transfer/retryRules.ts';
import type { SendRun } from './sendRun.ts';

/**
 * What a part was refused for, where that could not be heard: who refuses a request by its headers may close the
 * connection on the bytes that are still coming, and the answer is lost with it. A small request tells, sent once for
 * each part, after its second failure of this kind. Returns `error` itself where the small request gets through, or
 * fails for what passes.
 */
export async function withLostRefusal(
  { port, upload, stopped }: SendRun,
  error: GlacierError,
  earlier: readonly ErrorKind[],
): Promise<GlacierError> {
  if (error.kind !== 'network' || earlier.filter((kind) => kind === 'network').length !== 1) return error;
  try {
    await port.describeUpload(upload.vaultName, upload.id, stopped);
    return error;
  } catch (cause) {
    const refusal = toGlacierError(cause);
    return afterFailure([refusal.kind]) === 'retry' ? error : refusal;
  }
}
