/** What an answer may take before its request counts as failed. */
export interface Limits {
  /** Milliseconds for the connection. */
  readonly connection: number;
  /** Milliseconds from the request to the headers of its answer. */
  readonly headers: number;
  /** Milliseconds from the headers to the end. */
  readonly body: number;
  /** Bytes of the body. */
  readonly bytes: number;
  /** The least number of bytes that must arrive in so many milliseconds, as long as there is more to come. */
  readonly pace: { readonly bytes: number; readonly milliseconds: number };
  /** Milliseconds for a `credential_process`. */
  readonly credentialProcess: number;
  /** Milliseconds for credentials, a process and requests included, but not the time a person takes for a code. */
  readonly search: number;
}

/**
 * Listings answer within a second with a few kilobytes, and so do the services that credentials come from. A proxy that
 * swallows them, or a server that sends for ever, must not hold a row of the tree.
 */
export const standardLimits: Limits = {
  connection: 10_000,
  headers: 50_000,
  body: 60_000,
  // Fifty uploads whose descriptions are as long as can be, each character escaped, are 350 KB. The SDK reads an answer
  // in one go: of 8 MiB of brackets it makes 74 MiB, and nothing else is done for seconds.
  bytes: 2 * 1024 * 1024,
  pace: { bytes: 30 * 1024, milliseconds: 30_000 },
  credentialProcess: 120_000,
  search: 180_000,
};
