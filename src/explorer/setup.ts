import type { ErrorKind, GlacierError } from '../core/errors.ts';

/** Errors that the welcome view explains, as what mends them is in settings and AWS files, and not in trying again. */
const setupKinds: ReadonlySet<ErrorKind> = new Set([
  'credentials',
  'endpoint',
  'notCustomer',
  'region',
  'regionUnsupported',
]);

export function needsSetup(error: GlacierError): boolean {
  return setupKinds.has(error.kind);
}
