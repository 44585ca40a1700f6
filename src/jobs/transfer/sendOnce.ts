import type { Readable } from 'node:stream';
import { type ByteRange, lengthOf } from '../../core/byteRange.ts';
import { GlacierError } from '../../core/errors.ts';
import { assertGoing } from '../cancellation.ts';
import type { PartHashes } from '../hashing/hashPart.ts';
import { closeBody, partBody } from './partBody.ts';
import type { SendRun } from './sendRun.ts';
import { sendingTexts as texts } from './texts.ts';

/**
 * Sends a part once. When this returns the service has exactly the bytes that were hashed, and the file is still the one
 * that was opened; whatever happens, nothing reads the file for it any more.
 * @throws GlacierError of the port; `hashMismatch`; `file` and `fileChanged` of reading the file
 */
export async function sendOnce(
  { port, upload, file, limiter, stopped, onBytes }: SendRun,
  range: ByteRange,
  { treeHash, sha256, bytes }: PartHashes,
): Promise<void> {
  const over = new AbortController();
  const bodies: Readable[] = [];
  let taken = 0;
  let sent = 0;
  const count = (more: number) => {
    taken += more;
    onBytes(more);
  };
  const open = () => {
    // What was told to end may not have heard of it yet.
    assertGoing(over.signal);
    count(-taken);
    const body = partBody({ file, range, bytes }, { limiter, signal: over.signal, onBytes: count });
    bodies.push(body);
    return body;
  };
  try {
    const received = await port.uploadPart(upload, { range, treeHash, sha256, open }, stopped);
    if (received !== treeHash) throw new GlacierError('hashMismatch', texts.otherBytes);
    await file.assertUnchanged(stopped);
    sent = lengthOf(range);
  } finally {
    over.abort();
    await Promise.all(bodies.map(closeBody));
    // Not before: until a body is closed a piece of it may still be taken.
    count(sent - taken);
  }
}
