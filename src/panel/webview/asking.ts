import { toGlacierError } from '../../core/errors.ts';
import type { Requests } from './requests.ts';

/** Milliseconds a notice is shown. */
const noticeTime = 5000;

/** What the page does with the outcome of a request. */
export interface AskingEvents {
  /** Shows a word about the latest action; an empty one takes it away. */
  readonly onNotice: (text: string) => void;
  /** The extension does not answer. */
  readonly onSilence: () => void;
}

/** Sends a request; shows `done` for a moment when it was accepted, and otherwise why it was not. */
export type Ask<Body> = (body: Body, done?: string) => Promise<void>;

/** Creates what a page asks the extension with, and what shows a notice for a moment. */
export function createAsking<Body extends object>(
  requests: Requests<Body>,
  { onNotice, onSilence }: AskingEvents,
): { readonly ask: Ask<Body>; readonly notice: (text: string) => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const notice = (text: string) => {
    onNotice(text);
    clearTimeout(timer);
    timer = setTimeout(() => onNotice(''), noticeTime);
  };
  const ask: Ask<Body> = async (body, done = '') => {
    // What was said of an earlier action goes with this one, which has a word of its own where it fails.
    if (!done) notice('');
    try {
      await requests.send(body);
      if (done) notice(done);
    } catch (error) {
      const { kind, message } = toGlacierError(error);
      if (kind === 'timeout') onSilence();
      else notice(message);
    }
  };
  return { ask, notice };
}
