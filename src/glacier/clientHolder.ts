import type { GlacierClient } from '@aws-sdk/client-glacier';
import { connectionClosed } from '../core/errors.ts';

/** The client of a connection, which changes when credentials are renewed. */
export interface ClientHolder {
  /** Runs a call. @throws GlacierError `cancelled` once disposed; whatever `work` throws */
  use<T>(work: (client: GlacierClient) => Promise<T>): Promise<T>;
  /** Makes the next call use a new client, and so new credentials. Calls under way end with the one they began with. */
  renew(): void;
  /** Aborts when this is disposed: what is closed sends nothing more to Glacier. */
  readonly closed: AbortSignal;
  /** Ends what is under way, and closes the sockets. */
  dispose(): void;
}

interface Holding {
  readonly client: GlacierClient;
  /** Calls under way. */
  calls: number;
  replaced: boolean;
}

/** Holds the client of a connection. The sockets of one that was replaced are closed once its last call has ended. */
export function holdClient(create: (closed: AbortSignal) => GlacierClient): ClientHolder {
  const closing = new AbortController();
  let current: Holding = hold();

  function hold(): Holding {
    return { client: create(closing.signal), calls: 0, replaced: false };
  }

  return {
    closed: closing.signal,
    use: async (work) => {
      if (closing.signal.aborted) throw connectionClosed();
      const holding = current;
      holding.calls++;
      try {
        return await work(holding.client);
      } finally {
        holding.calls--;
        if (holding.replaced && holding.calls === 0) holding.client.destroy();
      }
    },
    renew: () => {
      if (closing.signal.aborted) return;
      current.replaced = true;
      if (current.calls === 0) current.client.destroy();
      current = hold();
    },
    dispose: () => {
      closing.abort(connectionClosed());
      current.client.destroy();
    },
  };
}
