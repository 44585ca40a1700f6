import type { ErrorKind, GlacierError } from '../core/errors.ts';

/**
 * Errors that the welcome view explains, with buttons: what mends them is a decision, a sign-in or a setting, and not
 * trying again. (Its texts are fixed in package.json, so errors that need details of the case are told elsewhere.)
 */
const setupKinds: ReadonlySet<ErrorKind> = new Set([
  'credentials',
  'expired',
  'mfa',
  'notConnected',
  'notCustomer',
  'region',
  'regionUnsupported',
  'signIn',
]);

export function needsSetup(error: GlacierError): boolean {
  return setupKinds.has(error.kind);
}
