import { toGlacierError } from '../../core/errors.ts';
import type { Refusal, Reply, Sent } from '../protocol/envelope.ts';
import { answerTexts as texts } from './texts.ts';

/** How a panel deals with what its page sends. */
export interface Answering<Body> {
  readonly parse: (message: unknown) => Sent<Body> | Refusal;
  /** Carries out a request; throws where it is refused. */
  readonly run: (request: Sent<Body>) => Promise<void>;
  readonly post: (reply: Reply) => void;
  readonly onRefused: (reason: string) => void;
}

/** Handles a message of a page. Whatever it is, it is answered or logged, and nothing is thrown. */
export async function answer<Body>(
  message: unknown,
  { parse, run, post, onRefused }: Answering<Body>,
): Promise<void> {
  const request = parse(message);
  if ('refused' in request) {
    onRefused(request.refused);
    const error = { kind: 'invalid', message: texts.invalidRequest } as const;
    if (request.id !== undefined) post({ type: 'reply', id: request.id, outcome: { error } });
    return;
  }
  const outcome = await run(request).then(
    () => ({ ok: true }) as const,
    (error: unknown) => {
      const { kind, message: text } = toGlacierError(error);
      return { error: { kind, message: text } };
    },
  );
  post({ type: 'reply', id: request.id, outcome });
}
