import assert from 'node:assert/strict';
import type { ErrorKind } from '../../../src/core/errorKinds.ts';
import { GlacierError } from '../../../src/core/errors.ts';
import { mapError } from '../../../src/glacier/requests/mapError.ts';

/*
 * Errors of the system, of the SDK and of proxies that no test can bring about at will: here as they were seen, with the
 * fields that they have.
 */

const context = { action: 'list vaults', host: 'example.com', signsIn: false };

describe('an error', () => {
  const socket: [code: string, ErrorKind, RegExp][] = [
    ['ENOTFOUND', 'network', /^The name of example\.com could not be looked up\.$/],
    ['EAI_AGAIN', 'network', /could not be looked up/],
    ['ECONNREFUSED', 'network', /^example\.com refused the connection\.$/],
    ['ECONNRESET', 'network', /^The connection to example\.com broke off\.$/],
    ['EPIPE', 'network', /broke off/],
    ['EHOSTUNREACH', 'network', /^example\.com cannot be reached\.$/],
    ['ENETUNREACH', 'network', /cannot be reached/],
    ['EADDRNOTAVAIL', 'network', /cannot be reached/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'network', /certificate of example\.com is not trusted \(DEPTH_ZERO/],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'network', /certificate .* is not trusted \(ERR_TLS/],
    ['HPE_INVALID_CONSTANT', 'badResponse', /not HTTP as it should be \(HPE_INVALID_CONSTANT\)/],
    ['ETIMEDOUT', 'timeout', /^example\.com did not answer in time\.$/],
    ['EWHATEVER', 'unknown', /^Could not list vaults: it broke\.$/],
  ];
  for (const [code, kind, sentence] of socket) {
    it(`of a socket, ${code}, is one of kind ${kind}`, () => {
      expect(Object.assign(new Error('it broke'), { code }), kind, sentence);
    });
  }

  const named: [name: string, ErrorKind, RegExp][] = [
    ['TimeoutError', 'timeout', /did not answer in time/],
    ['EndpointError', 'endpoint', /^The AWS SDK refuses the endpoint: it broke\.$/],
    ['Throttling', 'throttled', /limiting the rate/],
    ['ThrottlingException', 'throttled', /limiting the rate/],
    ['TooManyRequestsException', 'throttled', /limiting the rate/],
    ['ExpiredToken', 'expired', /session has expired/],
    ['InvalidClientTokenId', 'signature', /does not know the access key/],
    ['RequestExpired', 'clockSkew', /more than 5 minutes/],
    ['RequestTimeTooSkewed', 'clockSkew', /more than 5 minutes/],
    ['MissingParameterValueException', 'invalid', /^Glacier refused to list vaults: it broke\.$/],
    ['BadRequest', 'invalid', /refused to list vaults/],
  ];
  for (const [name, kind, sentence] of named) {
    it(`named ${name} is one of kind ${kind}`, () => {
      expect(Object.assign(new Error('it broke'), { name }), kind, sentence);
    });
  }

  const statuses: [status: number, name: string, ErrorKind, RegExp][] = [
    [200, 'Unknown', 'unknown', /^Could not list vaults: it broke\.$/],
    [300, 'Unknown', 'badResponse', /not one of Glacier's \(status 300\)/],
    [403, 'Unknown', 'badResponse', /not one of Glacier's \(status 403\)/],
    [403, 'NewException', 'unknown', /^Could not list vaults: it broke\.$/],
    [408, 'Unknown', 'timeout', /^example\.com gave up waiting for the request\.$/],
    [429, 'Unknown', 'throttled', /limiting the rate/],
    [499, 'Unknown', 'badResponse', /status 499/],
    [500, 'Unknown', 'service', /^Glacier failed \(status 500\) in several tries: it broke\.$/],
    [503, 'NewException', 'service', /status 503/],
  ];
  for (const [httpStatusCode, name, kind, sentence] of statuses) {
    it(`with status ${httpStatusCode}, named ${name}, is one of kind ${kind}`, () => {
      expect(Object.assign(new Error('it broke'), { name, $metadata: { httpStatusCode } }), kind, sentence);
    });
  }

  it('of another host, which was asked for credentials, names that one', () => {
    const hostname = 'sts.example.com';
    expect(
      { hostname, code: 'ENOTFOUND' },
      'network',
      /^The name sts\.example\.com could not be looked up\.$/,
    );
    expect({ hostname, code: 'ECONNREFUSED' }, 'network', /^sts\.example\.com refused the connection\.$/);
  });

  it('of reading an answer is the fault of the answer, and without one is not', () => {
    for (const name of ['TypeError', 'RangeError']) {
      expect({ name, $response: {} }, 'badResponse', /has another form/);
      expect({ name }, 'unknown', /^Could not list vaults: no reason was given\.$/);
    }
  });

  it('that is ours already stays as it is, and one after a cancellation is that', () => {
    const ours = new GlacierError('file', 'It is gone.');
    assert.equal(mapError(ours, context, AbortSignal.abort()), ours);
    assert.equal(mapError(new Error('x'), context, AbortSignal.abort()).kind, 'cancelled');
  });

  for (const error of [undefined, null, 7, 'text', {}, { name: 7, $metadata: null }])
    it(`that is ${JSON.stringify(error) ?? 'nothing'} is of no known kind`, () => {
      expect(error, 'unknown', /^Could not list vaults: no reason was given\.$/);
    });
});

function expect(error: unknown, kind: ErrorKind, sentence: RegExp): void {
  const mapped = mapError(error, context);
  assert.equal(mapped.kind, kind, mapped.message);
  assert.match(mapped.message, sentence);
  assert.equal(mapped.cause, error);
}
