import type { ByteRange } from '../../core/byteRange.ts';
import type { ErrorKind } from '../../core/errorKinds.ts';
import { toGlacierError } from '../../core/errors.ts';
import type { Part } from '../../core/model.ts';
import { backoffDelay } from '../../core/transfer/backoff.ts';
import { afterFailure, doubtsBytes } from '../../core/transfer/retryRules.ts';
import { hashPart, type PartHashes } from '../hashing/hashPart.ts';
import { sleep } from '../pacing/sleep.ts';
import { sendOnce } from './sendOnce.ts';
import { withLostRefusal } from './lostRefusal.ts';
import type { SendRun } from './sendRun.ts';

/**
 * Hashes a part and sends it until the service has it. After a lost answer it is sent again as after any other failure:
 * a part replaces the one before it.
 * @throws GlacierError the last failure, when the rules do not want another try; `cancelled` when the run is ending
 */
export async function sendPart(run: SendRun, range: ByteRange): Promise<Part> {
  const { file, pool, buffers, ending, stopped, onChange } = run;
  const taken = buffers.take();
  let buffer = taken;
  let hashes: PartHashes | undefined;
  const failures: ErrorKind[] = [];
  const hash = async () => {
    // A socket of a request that failed may still have bytes of it to write.
    const given = failures.length === 0 ? buffer : undefined;
    buffer = undefined;
    const hashed = await hashPart(file, range, { pool, signal: stopped, buffer: given });
    buffer = hashed.bytes?.buffer;
    return hashed;
  };
  try {
    for (;;) {
      try {
        hashes ??= await hash();
        await sendInTurn(run, range, hashes);
        return { range, treeHash: hashes.treeHash };
      } catch (cause) {
        const error = await withLostRefusal(run, toGlacierError(cause), failures);
        failures.push(error.kind);
        if (afterFailure(failures) !== 'retry') throw error;
        const tries = failures.length;
        run.onRetry({ range, error, tries });
        if (doubtsBytes(error.kind)) {
          await file.assertUnchanged(stopped);
          hashes = undefined;
        }
        // Throttling is waited for together, before the next part sets out.
        if (error.kind !== 'throttled') await sleep(backoffDelay(run.backoff, tries, run.random), ending);
      }
    }
  } finally {
    // After a request that failed, its socket may still have bytes of it to write: no other part gets them.
    if (taken) buffers.giveBack(failures.length === 0 ? buffer : undefined);
    onChange();
  }
}

/** Waits until a part may set out, sends it, and draws the conclusions for the others. */
async function sendInTurn(run: SendRun, range: ByteRange, hashes: PartHashes): Promise<void> {
  const { turns, throttle, ending, onChange } = run;
  const lowered = await turns.enter(ending);
  try {
    const refusals = await throttle.passed(ending);
    onChange();
    try {
      await sendOnce(run, range, hashes);
      turns.gotThrough();
      throttle.gotThrough();
    } catch (error) {
      const { kind } = toGlacierError(error);
      if (kind === 'timeout') turns.timedOut(lowered);
      if (kind === 'throttled') throttle.refused(refusals);
      throw error;
    }
  } finally {
    turns.leave();
    onChange();
  }
}
