import type { GlacierClient } from '@aws-sdk/client-glacier';
import { connectionClosed } from '../../core/errors.ts';
import { Calls, type Demand } from './calls.ts';

/** The client of a connection, which changes when credentials are renewed. */
export interface ClientHolder {
  /**
   * Runs a call until it ends or `signal` aborts.
   * @throws GlacierError `cancelled` once disposed; the reason of `signal`; whatever `work` throws
   */
  use<T>(signal: AbortSignal, work: (client: GlacierClient) => Promise<T>): Promise<T>;
  /** Makes the next call use a new client, and so new credentials. Calls under way keep theirs. */
  renew(): void;
  /** Aborts on dispose: nothing closed sends anything more to Glacier. */
  readonly closed: AbortSignal;
  /** Ends what is under way, and closes the sockets. */
  dispose(): void;
}

interface Holding {
  readonly client: GlacierClient;
  readonly calls: Calls;
}

/**
 * Holds the client of a connection. A replaced client closes its sockets when its last call has ended. `create` is
 * given who is waiting for answers.
 */
export function holdClient(create: (demand: Demand) => GlacierClient): ClientHolder {
  const closing = new AbortController();
  let current: Holding = hold();

  function hold(): Holding {
    const calls = new Calls();
    return { client: create(calls), calls };
  }

  return {
    closed: closing.signal,
    use: async (signal, work) => {
      if (closing.signal.aborted) throw connectionClosed();
      const { client, calls } = current;
      try {
        return await calls.run(signal, () => work(client));
      } finally {
        if (client !== current.client && !calls.exists) client.destroy();
      }
    },
    renew: () => {
      if (closing.signal.aborted) return;
      if (!current.calls.exists) current.client.destroy();
      current = hold();
    },
    dispose: () => {
      closing.abort(connectionClosed());
      current.client.destroy();
    },
  };
}
