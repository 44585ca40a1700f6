import type { GlacierClient, ServiceInputTypes, ServiceOutputTypes } from '@aws-sdk/client-glacier';
import type { FinalizeHandler } from '@smithy/types';

/**
 * Keeps a client of the SDK going after answers that the SDK takes as they are and fails by: a time of day that cannot
 * be, which all later requests would be signed by, and an error whose message is not a text.
 */
export function withstandOddAnswers({ config, middlewareStack }: GlacierClient): void {
  const withstand =
    (
      next: FinalizeHandler<ServiceInputTypes, ServiceOutputTypes>,
    ): FinalizeHandler<ServiceInputTypes, ServiceOutputTypes> =>
    async (args) => {
      if (!isPossible(config.systemClockOffset)) config.systemClockOffset = 0;
      try {
        return await next(args);
      } catch (error) {
        if (error instanceof Error && typeof error.message !== 'string') error.message = '';
        throw error;
      }
    };
  // Within the retries, which look at the message, and before the signature.
  middlewareStack.addRelativeTo(withstand, {
    name: 'glacierOddAnswers',
    relation: 'before',
    toMiddleware: 'httpSigningMiddleware',
  });
}

/** Whether a clock that is this many milliseconds ahead shows a date that a request can be signed by: of four digits. */
function isPossible(offset: number): boolean {
  const year = new Date(Date.now() + offset).getUTCFullYear();
  return year >= 1970 && year <= 9999;
}
