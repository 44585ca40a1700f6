import { describeSkew, measureSkew } from '../../core/aws/clockSkew.ts';
import type { ErrorKind } from '../../core/errorKinds.ts';
import { type CallContext, type Clues, quote } from './clues.ts';
import { refusedBySts, withoutCredentials } from './credentialErrors.ts';

/** Errors that a name tells: of the service, of STS, of the SDK, and of answers that broke our limits. */
export function byName(clues: Clues, context: CallContext): [ErrorKind, string] | undefined {
  const { action, host, signsIn } = context;
  switch (clues.name) {
    case 'AccessDeniedException':
      return ['accessDenied', `AWS does not allow you to ${action}: ${quote(clues)}`];
    case 'AccessDenied':
      return refusedBySts(clues);
    case 'CredentialsProviderError':
    case 'TokenProviderError':
      return withoutCredentials(clues, signsIn);
    case 'EndpointError':
      return ['endpoint', withoutEndpoint(clues)];
    case 'ExpiredToken':
    case 'ExpiredTokenException':
      return ['expired', 'The AWS session has expired.'];
    case 'UnrecognizedClientException':
    case 'InvalidClientTokenId':
      return ['signature', unknownKey(context)];
    case 'IncompleteSignature':
    case 'IncompleteSignatureException':
      return [
        'signature',
        'AWS could not read the signature: the access key has an invalid character, or a proxy changed the request.',
      ];
    case 'MissingAuthenticationToken':
    case 'MissingAuthenticationTokenException':
      return ['proxy', `The request reached ${host} without a signature: a proxy may have removed it.`];
    case 'InvalidSignatureException':
    case 'SignatureDoesNotMatch':
      return unfitSignature(clues, context);
    case 'RequestExpired':
    case 'RequestTimeTooSkewed':
      return skewed(clues);
    case 'NoLongerSupportedException':
      return [
        'notCustomer',
        'This AWS account has never used Glacier vaults, and AWS closed Glacier to new customers.',
      ];
    case 'OptInRequired':
    case 'OptInRequiredException':
      return [
        'notActivated',
        'The AWS account is not signed up for Glacier, or the region is not enabled for it.',
      ];
    case 'SubscriptionRequired':
    case 'SubscriptionRequiredException':
      return ['notActivated', 'The AWS account has no subscription to Glacier.'];
    case 'ResourceNotFoundException':
      return ['notFound', missing(clues)];
    case 'Throttling':
    case 'ThrottlingException':
    case 'TooManyRequestsException':
      return throttled(context);
    case 'LimitExceededException':
      return ['limit', `A quota of the account was reached: ${quote(clues)}`];
    case 'InvalidParameterValueException':
    case 'MissingParameterValueException':
    case 'BadRequest':
      return ['invalid', `Glacier refused to ${action}: ${quote(clues)}`];
    case 'AnswerMissing':
      return ['timeout', `${host} did not respond in time.`];
    case 'AnswerTooLarge':
      return ['badResponse', `${host} did not send a valid Glacier response: it is too large.`];
    case 'AnswerTooSlow':
      return ['timeout', `The response from ${host} arrived too slowly and was not read to its end.`];
    case 'SyntaxError':
      return [
        'badResponse',
        `${host} did not send a valid Glacier response: it is not JSON${status(clues)}.`,
      ];
    case 'TypeError':
    case 'RangeError':
      // The SDK throws these when an answer has another form; without an answer they are bugs of ours.
      return clues.answered
        ? ['badResponse', `${host} did not send a valid Glacier response: it has an unexpected form.`]
        : undefined;
    default:
      return undefined;
  }
}

/** The rate of requests is limited, and stayed so for longer than it was waited for. */
export function throttled({ action }: CallContext): [ErrorKind, string] {
  return ['throttled', `AWS is throttling requests. Could not ${action} after several attempts.`];
}

function status({ status: code }: Clues): string {
  return code === undefined ? '' : ` (status ${code})`;
}

function withoutEndpoint({ message }: Clues): string {
  const what = /fips/i.test(message) ? 'FIPS ' : /dual/i.test(message) ? 'dual-stack ' : '';
  return `The AWS SDK has no ${what}endpoint for this region and these settings.`;
}

function unknownKey({ optInRegion }: CallContext): string {
  const or = optInRegion === undefined ? '' : `, or the account has not enabled the region ${optInRegion}`;
  return `AWS does not recognize the access key or session token${or}.`;
}

function unfitSignature(clues: Clues, { host, isCustom }: CallContext): [ErrorKind, string] {
  if (/^Signature (expired|not yet current)/.test(clues.message)) return skewed(clues);
  if (/scoped to .*service/i.test(clues.message)) return ['endpoint', `${host} is not a Glacier address.`];
  if (/scoped to/i.test(clues.message))
    return [
      isCustom ? 'endpointRegion' : 'regionUnsupported',
      `The request was signed for a region other than that of ${host}.`,
    ];
  return ['signature', 'The signature was rejected: the secret key does not match the access key.'];
}

function skewed(clues: Clues): [ErrorKind, string] {
  const skew = measureSkew(clues.message);
  return [
    'clockSkew',
    skew === undefined
      ? `This computer's clock and the service's differ by more than 5 minutes: ${quote(clues)}`
      : `This computer's clock is ${describeSkew(skew)} the service's; at most 5 minutes are allowed.`,
  ];
}

function missing({ message }: Clues): string {
  return /^Vault not found/i.test(message)
    ? 'The vault no longer exists.'
    : 'The upload no longer exists: it was completed, aborted, or removed after 24 hours without activity.';
}
