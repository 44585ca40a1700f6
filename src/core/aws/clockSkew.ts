/**
 * Milliseconds that the local clock is ahead of the service's (negative: behind), read from the message by which the
 * service refuses a signature: "Signature expired: <signed> is now earlier than <limit> (<service's now> - 5 min.)" or
 * "Signature not yet current: <signed> is still later than <limit> (<service's now> + 5 min.)".
 */
export function measureSkew(message: string): number | undefined {
  const [, signed, now] = /: (\d{8}T\d{6}Z) is [^(]*\((\d{8}T\d{6}Z) [-+]/.exec(message) ?? [];
  if (signed === undefined || now === undefined) return undefined;
  const skew = parse(signed) - parse(now);
  return Number.isNaN(skew) ? undefined : skew;
}

/** `20121108T031804Z`, the form of SigV4. */
function parse(time: string): number {
  return Date.parse(time.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6Z'));
}
