import { finished, type Readable, Transform } from 'node:stream';
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
  // As `pipeline` would, which takes a tenth of the time of a whole request to make an error that nobody sees.
  finished(body, (error) => void (error && bounded.destroy(error)));
  finished(bounded, (error) => {
    clearTimeout(deadline);
    clearTimeout(pacemaker);
    // And with it the socket.
    if (error) body.destroy(error);
  });
  return body.pipe(bounded);
}
