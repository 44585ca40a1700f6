import { pipeline, type Readable, Transform } from 'node:stream';
import type { Limits } from './limits.ts';

/** Why an answer was not waited for or read to its end. The SDK does not send a request again for it. */
export class AnswerError extends Error {
  constructor(name: 'AnswerMissing' | 'AnswerTooLarge' | 'AnswerTooSlow') {
    super('The answer is out of bounds.');
    this.name = name;
  }
}

/** The body of an answer, which fails with an AnswerError as soon as it is larger or slower than `limits` allow. */
export function boundBody(body: Readable, { bytes, body: longest, pace }: Limits): Readable {
  let read = 0;
  let readInTime = 0;
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read += chunk.length;
      if (read > bytes) {
        done(new AnswerError('AnswerTooLarge'));
        return;
      }
      if (read - readInTime >= pace.bytes) {
        readInTime = read;
        pacemaker.refresh();
      }
      done(null, chunk);
    },
  });
  const giveUp = () => bounded.destroy(new AnswerError('AnswerTooSlow'));
  const deadline = setTimeout(giveUp, longest);
  const pacemaker = setTimeout(giveUp, pace.milliseconds);
  // Also destroys the body, and with it the socket, when this one fails.
  pipeline(body, bounded, () => {
    clearTimeout(deadline);
    clearTimeout(pacemaker);
  });
  return bounded;
}
