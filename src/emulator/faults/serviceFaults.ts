import type { Fault } from './faults.ts';

/** Errors of the service as it words them, to be injected (guide: "Error Responses"). */
export const serviceFaults = {
  requestTimeout: failure(408, 'RequestTimeoutException', 'Request timed out.'),
  unavailable: failure(500, 'ServiceUnavailableException', 'Service is unavailable.'),
  throttling: failure(400, 'ThrottlingException', 'Rate exceeded'),
  expiredToken: failure(
    403,
    'ExpiredTokenException',
    'The security token included in the request is expired',
  ),
  noLongerSupported: failure(
    400,
    'NoLongerSupportedException',
    'This API is no longer supported for new accounts. Please use Amazon S3 Glacier storage classes instead.',
  ),
} as const;

function failure(status: number, code: string, message: string): Fault & { readonly kind: 'error' } {
  return { kind: 'error', status, code, message };
}
