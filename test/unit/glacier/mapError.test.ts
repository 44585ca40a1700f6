import assert from 'node:assert/strict';
import type { ErrorKind } from '../../../src/core/errorKinds.ts';
import { describeForLog, GlacierError } from '../../../src/core/errors.ts';
import { mapError } from '../../../src/glacier/errors/mapError.ts';

/*
 * Errors of the system, of the SDK and of proxies that no test can bring about at will: here as they were seen, with the
 * fields that they have.
 */

const context = { action: 'list vaults', host: 'example.com', signsIn: false };

describe('an error', () => {
  const socket: [code: string, ErrorKind, RegExp][] = [
    ['ENOTFOUND', 'network', /^Host example\.com was not found\.$/],
    ['EAI_AGAIN', 'network', /was not found/],
    ['ECONNREFUSED', 'network', /^example\.com refused the connection\.$/],
    ['ECONNRESET', 'network', /^The connection to example\.com was interrupted\.$/],
    ['EPIPE', 'network', /was interrupted/],
    ['EHOSTUNREACH', 'network', /^example\.com cannot be reached\.$/],
    ['ENETUNREACH', 'network', /cannot be reached/],
    ['EADDRNOTAVAIL', 'network', /cannot be reached/],
    [
      'DEPTH_ZERO_SELF_SIGNED_CERT',
      'certificate',
      /certificate of example\.com is not trusted by .* \(DEPTH_ZERO/,
    ],
    [
      'ERR_TLS_CERT_ALTNAME_INVALID',
      'certificate',
      /certificate .* is not trusted by the system's certificates, .* \(ERR_TLS/,
    ],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate', /is not trusted/],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate', /is not trusted/],
    ['INVALID_CA', 'certificate', /is not trusted/],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'network', /^The HTTPS connection to example\.com failed/],
    ['EPROTO', 'network', /HTTPS connection to .* failed/],
    ['HPE_INVALID_CONSTANT', 'badResponse', /did not send a valid HTTP response \(HPE_INVALID_CONSTANT\)/],
    ['ETIMEDOUT', 'timeout', /^example\.com did not respond in time\.$/],
    ['EWHATEVER', 'unknown', /^Could not list vaults: an unexpected error \(EWHATEVER\)\.$/],
  ];
  for (const [code, kind, sentence] of socket) {
    it(`of a socket, ${code}, is one of kind ${kind}`, () => {
      expect(Object.assign(new Error('it broke'), { code }), kind, sentence);
    });
  }

  const named: [name: string, ErrorKind, RegExp][] = [
    ['TimeoutError', 'timeout', /did not respond in time/],
    ['EndpointError', 'endpoint', /^The AWS SDK has no endpoint for this region and these settings\.$/],
    ['Throttling', 'throttled', /is throttling requests/],
    ['ThrottlingException', 'throttled', /is throttling requests/],
    ['TooManyRequestsException', 'throttled', /is throttling requests/],
    ['ExpiredToken', 'expired', /session has expired/],
    ['InvalidClientTokenId', 'signature', /does not recognize the access key/],
    [
      'IncompleteSignature',
      'signature',
      /^AWS could not read the signature: the access key has an invalid character/,
    ],
    ['MissingAuthenticationTokenException', 'proxy', /^The request reached example\.com without a signature/],
    ['OptInRequired', 'notActivated', /not signed up for Glacier, or the region is not enabled/],
    ['SubscriptionRequiredException', 'notActivated', /account has no subscription to Glacier/],
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
    [300, 'Unknown', 'badResponse', /did not send a valid Glacier response \(status 300\)/],
    [403, 'Unknown', 'badResponse', /did not send a valid Glacier response \(status 403\)/],
    [403, 'NewException', 'unknown', /^Could not list vaults: it broke\.$/],
    [408, 'Unknown', 'timeout', /^example\.com timed out waiting for the request\.$/],
    [429, 'Unknown', 'throttled', /is throttling requests/],
    [499, 'Unknown', 'badResponse', /status 499/],
    [500, 'Unknown', 'service', /^Glacier failed after several attempts \(status 500\): it broke\.$/],
    [
      501,
      'Unknown',
      'badResponse',
      /^example\.com cannot list vaults: it does not support the request \(status 501\)\.$/,
    ],
    [503, 'NewException', 'service', /status 503/],
    [200, 'SyntaxError', 'badResponse', /it is not JSON \(status 200\)\.$/],
  ];
  for (const [httpStatusCode, name, kind, sentence] of statuses) {
    it(`with status ${httpStatusCode}, named ${name}, is one of kind ${kind}`, () => {
      expect(Object.assign(new Error('it broke'), { name, $metadata: { httpStatusCode } }), kind, sentence);
    });
  }

  it('of another host, which was asked for credentials, names that one', () => {
    const hostname = 'sts.example.com';
    expect({ hostname, code: 'ENOTFOUND' }, 'network', /^Host sts\.example\.com was not found\.$/);
    expect({ hostname, code: 'ECONNREFUSED' }, 'network', /^sts\.example\.com refused the connection\.$/);
  });

  it('of reading an answer is the fault of the answer, and without one is not', () => {
    for (const name of ['TypeError', 'RangeError']) {
      expect({ name, $response: {} }, 'badResponse', /has an unexpected form/);
      expect(
        { name },
        'unknown',
        new RegExp(`^Could not list vaults: an unexpected error \\(${name}\\)\\.$`),
      );
    }
  });

  it('that is ours already stays as it is, and one after a cancellation is that', () => {
    const ours = new GlacierError('file', 'It is gone.');
    assert.equal(mapError(ours, context, AbortSignal.abort()), ours);
    assert.equal(mapError(new Error('x'), context, AbortSignal.abort()).kind, 'cancelled');
  });

  for (const error of [undefined, null, 7, 'text', {}, { name: 7, $metadata: null }])
    it(`that is ${JSON.stringify(error) ?? 'nothing'} is of no known kind`, () => {
      expect(error, 'unknown', /^Could not list vaults: an unexpected error\.$/);
    });
});

describe('an error of the signature', () => {
  const name = 'InvalidSignatureException';

  for (const message of [
    'Credential should be scoped to a valid region.',
    "Credential should be scoped to a valid Region, not 'us-east-1'. ",
  ])
    it(`that says "${message}" is about the region`, () => {
      expect(
        { name, message },
        'regionUnsupported',
        /^The request was signed for a region other than that of example\.com\.$/,
      );
    });

  it('for another service is about the endpoint', () => {
    const message = "Credential should be scoped to correct service: 's3'. ";
    expect({ name, message }, 'endpoint', /^example\.com is not a Glacier address\.$/);
  });

  it('for an unknown key names a region that the account must enable as the second cause', () => {
    const error = { name: 'UnrecognizedClientException' };
    assert.match(
      mapError(error, { ...context, optInRegion: 'me-south-1' }).message,
      /^AWS does not recognize the access key or session token, or the account has not enabled the region me-south-1\.$/,
    );
  });
});

describe('an error of the SDK about credentials', () => {
  const texts: [message: string, ErrorKind, RegExp][] = [
    [
      'Could not load credentials from any providers',
      'credentials',
      /^No AWS credentials were found in the environment/,
    ],
    ['Detected a cycle attempting to resolve credentials for profile a.', 'config', /refer to each other/],
    [
      'Unsupported credential source in profile a. Got Ec2, expected EcsContainer or Ec2InstanceMetadata or Environment.',
      'config',
      /profile's credential_source must be/,
    ],
    ['Profile a credential_process did not return Version 1.', 'credentials', /did not return version 1/],
    ['Profile a credential_process returned expired credentials.', 'credentials', /unexpired credentials/],
    ['Profile a credential_process returned invalid JSON.', 'credentials', /credentials as JSON/],
    [
      'Could not resolve credentials using profile: [a] in c.',
      'credentials',
      /^The profile has no credentials/,
    ],
    ['Profile a could not be found in shared credentials file.', 'credentials', /do not have this profile/],
    ['EC2 Instance Metadata Service access disabled', 'credentials', /EC2 instance metadata service/],
    ['Server responded with status: 500', 'credentials', /The container returned no credentials/],
    ['Web identity configuration not specified', 'config', /no token file or no role/],
    [
      'ForbiddenException: No access',
      'accessDenied',
      /does not allow this sign-in to use the profile's role/,
    ],
    [
      "Cannot read properties of undefined (reading 'sso_region')",
      'credentials',
      /^No AWS credentials could be/,
    ],
  ];
  for (const [message, kind, sentence] of texts)
    it(`"${message}" is told in our words, and kept for the log`, () => {
      const error = Object.assign(new Error(message), { name: 'CredentialsProviderError' });
      expect(error, kind, sentence);
      const mapped = mapError(error, context);
      assert.ok(!mapped.message.includes(message), mapped.message);
      assert.ok(describeForLog(mapped).includes(message), describeForLog(mapped));
    });

  it('is about a sign-in only where that can help', () => {
    const say = (message: string) =>
      mapError({ name: 'CredentialsProviderError', message }, { ...context, signsIn: true }).kind;
    assert.equal(say('The SSO session associated with this profile has expired. To refresh …'), 'signIn');
    assert.equal(
      say('Unable to refresh credentials due to insufficient permissions. You may be missing …'),
      'accessDenied',
    );
  });

  it('never brings the text of a token into the log', () => {
    const message = `Failed to load token from a.json: SyntaxError: Unexpected token 's', "secret" is not valid JSON`;
    const mapped = mapError({ name: 'CredentialsProviderError', message }, context);
    assert.doesNotMatch(describeForLog(mapped), /secret/);
  });

  it('of a file that cannot be read names the file and the reason', () => {
    const error = Object.assign(new Error('ENOENT: no such file'), { code: 'ENOENT', path: '/run/token' });
    expect(
      error,
      'config',
      /^The credentials need the file \/run\/token, which cannot be read \(ENOENT\)\.$/,
    );
  });
});

function expect(error: unknown, kind: ErrorKind, sentence: RegExp): void {
  const mapped = mapError(error, context);
  assert.equal(mapped.kind, kind, mapped.message);
  assert.match(mapped.message, sentence);
  assert.equal(mapped.cause, error);
}
