/** Limits on an answer, past which its request fails. */
export interface Limits {
  /** Milliseconds for the connection. */
  readonly connection: number;
  /** Milliseconds from the request to the headers of its answer. */
  readonly headers: number;
  /** Milliseconds from the headers to the end. */
  readonly body: number;
  /** Bytes of the body. */
  readonly bytes: number;
  /** The fewest bytes that must arrive in the given time while there is more to come. */
  readonly pace: { readonly bytes: number; readonly milliseconds: number };
  /** Milliseconds for a `credential_process`. */
  readonly credentialProcess: number;
  /**
   * Milliseconds for finding credentials, including a process and requests, but not the user's time to enter a code.
   */
  readonly search: number;
}

/**
 * Listings, and the services that credentials come from, answer within a second with a few kilobytes. A proxy that
 * swallows requests, or a server that never stops sending, must not hold up a row of the tree.
 */
export const standardLimits: Limits = {
  connection: 10_000,
  headers: 50_000,
  body: 60_000,
  // Fifty uploads with the longest descriptions, each character escaped, are 350 KB. The SDK parses an answer in one
  // go: 8 MiB of brackets become 74 MiB and block the extension for seconds.
  bytes: 2 * 1024 * 1024,
  pace: { bytes: 30 * 1024, milliseconds: 30_000 },
  credentialProcess: 120_000,
  search: 180_000,
};
