import { pipeline, type Readable, Transform } from 'node:stream';
import type { Limits } from './limits.ts';
import { responseTexts as texts } from './texts.ts';

const reasons = {
  AnswerMissing: texts.missing,
  AnswerTooLarge: texts.tooLarge,
  AnswerTooSlow: texts.tooSlow,
};

/** Why an answer was given up. The SDK does not retry after it. */
export class AnswerError extends Error {
  /** The host that answers, with any unusual port. */
  readonly hostname: string;

  constructor(name: keyof typeof reasons, host: string) {
    super(texts.givenUp(host, reasons[name]));
    this.name = name;
    this.hostname = host;
  }
}

/** Wraps the body of an answer of `host`; fails with an AnswerError as soon as it is too large or too slow. */
export function boundBody(body: Readable, host: string, { bytes, body: longest, pace }: Limits): Readable {
  let read = 0;
  let readInTime = 0;
  const bounded = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read += chunk.length;
      if (read > bytes) {
        done(new AnswerError('AnswerTooLarge', host));
        return;
      }
      if (read - readInTime >= pace.bytes) {
        readInTime = read;
        pacemaker.refresh();
      }
      done(null, chunk);
    },
  });
  const giveUp = () => bounded.destroy(new AnswerError('AnswerTooSlow', host));
  const deadline = setTimeout(giveUp, longest);
  const pacemaker = setTimeout(giveUp, pace.milliseconds);
  // Also destroys the body, and with it the socket, when this one fails.
  pipeline(body, bounded, () => {
    clearTimeout(deadline);
    clearTimeout(pacemaker);
  });
  return bounded;
}
