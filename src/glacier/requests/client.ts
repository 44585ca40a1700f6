import { GlacierClient, type GlacierClientConfig } from '@aws-sdk/client-glacier';
import { GlacierError } from '../../core/errors.ts';
import { type Limits, standardLimits } from './limits.ts';
import { withstandOddAnswers } from './oddAnswers.ts';
import { BoundedHandler } from './requestHandler.ts';
import { readAttempt, type RequestLog } from './requestLog.ts';
import { requestTexts as texts } from './texts.ts';

export interface ClientOptions {
  /** Called after every request, including the SDK's retries. */
  readonly onRequest?: RequestLog | undefined;
  /** Asked before every request: while it returns true, only requests that change nothing go out. */
  readonly readOnly?: (() => boolean) | undefined;
  readonly limits?: Limits;
  /** Certificates to trust in place of the system's, in PEM form. */
  readonly ca?: string | undefined;
}

/** The SDK's client, with what applies to each of its requests. It follows no endpoint but the one it is given. */
export function createClient(config: GlacierClientConfig, options: ClientOptions = {}): GlacierClient {
  const requestHandler = new BoundedHandler(options.limits ?? standardLimits, { ca: options.ca });
  const client = new GlacierClient({ ...config, ignoreConfiguredEndpointUrls: true, requestHandler });
  client.middlewareStack.add(
    (next) => async (args) => {
      const { method } = args.request as { method?: string };
      if (method !== 'GET' && options.readOnly?.()) throw new GlacierError('readOnly', texts.readOnly);
      return next(args);
    },
    { step: 'build', name: 'glacierReadOnly' },
  );
  withstandOddAnswers(client);
  const { onRequest } = options;
  if (onRequest) {
    // After the SDK's retry middleware, so that each attempt is logged.
    client.middlewareStack.add(
      (next, context) => async (args) => {
        const started = performance.now();
        const tell = (outcome: unknown) =>
          onRequest(readAttempt(context.commandName, args.request, outcome, performance.now() - started));
        try {
          const result = await next(args);
          tell(result.response);
          return result;
        } catch (error) {
          tell(error);
          throw error;
        }
      },
      { step: 'deserialize', name: 'glacierRequestLog', priority: 'high' },
    );
  }
  return client;
}
