/** Milliseconds. Listings answer within a second; a proxy that swallows them must not hold a node for ever. */
export const limits = {
  connectionTimeout: 10_000,
  requestTimeout: 60_000,
  socketTimeout: 60_000,
  throwOnRequestTimeout: true,
};
