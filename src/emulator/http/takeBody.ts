import type { IncomingMessage } from 'node:http';

/** Reads a body, and forgets it, until `most` bytes have come, or it has ended or broken off. */
export function takeBody(request: IncomingMessage, most: number): Promise<void> {
  return new Promise((resolve) => {
    let taken = 0;
    const done = () => {
      request.off('data', onData).off('end', done).off('error', done).off('close', done);
      request.pause();
      resolve();
    };
    const onData = (bytes: Buffer) => {
      taken += bytes.length;
      if (taken >= most) done();
    };
    request.on('data', onData).on('end', done).on('error', done).on('close', done);
  });
}
