import { measureSkew } from '../../core/aws/clockSkew.ts';
import { describeSkew } from '../../core/aws/texts/clockSkew.ts';
import type { ErrorKind } from '../../core/errorKinds.ts';
import { type CallContext, type Clues, quote } from './clues.ts';
import { refusedBySts, withoutCredentials } from './credentialErrors.ts';
import { answerTexts, networkTexts } from './texts.ts';

/** Errors that a name tells: of the service, of STS, of the SDK, and of answers that broke our limits. */
export function byName(clues: Clues, context: CallContext): [ErrorKind, string] | undefined {
  const { action, host, optInRegion, signsIn } = context;
  switch (clues.name) {
    case 'AccessDeniedException':
      return ['accessDenied', answerTexts.accessDenied(action, quote(clues))];
    case 'AccessDenied':
      return refusedBySts(clues);
    case 'CredentialsProviderError':
    case 'TokenProviderError':
      return withoutCredentials(clues, signsIn);
    case 'EndpointError':
      return ['endpoint', networkTexts.noEndpoint(endpointVariant(clues))];
    case 'ExpiredToken':
    case 'ExpiredTokenException':
      return ['expired', answerTexts.expired];
    case 'UnrecognizedClientException':
    case 'InvalidClientTokenId':
      return ['signature', answerTexts.unknownKey(optInRegion)];
    case 'IncompleteSignature':
    case 'IncompleteSignatureException':
      return ['signature', answerTexts.unreadableSignature];
    case 'MissingAuthenticationToken':
    case 'MissingAuthenticationTokenException':
      return ['proxy', answerTexts.noSignature(host)];
    case 'InvalidSignatureException':
    case 'SignatureDoesNotMatch':
      return unfitSignature(clues, context);
    case 'RequestExpired':
    case 'RequestTimeTooSkewed':
      return skewed(clues);
    case 'NoLongerSupportedException':
      return ['notCustomer', answerTexts.notCustomer];
    case 'OptInRequired':
    case 'OptInRequiredException':
      return ['notActivated', answerTexts.notSignedUp];
    case 'SubscriptionRequired':
    case 'SubscriptionRequiredException':
      return ['notActivated', answerTexts.noSubscription];
    case 'ResourceNotFoundException':
      return ['notFound', missing(clues)];
    case 'Throttling':
    case 'ThrottlingException':
    case 'TooManyRequestsException':
      return throttled(context);
    case 'LimitExceededException':
      return ['limit', answerTexts.quota(quote(clues))];
    case 'InvalidParameterValueException':
    case 'MissingParameterValueException':
    case 'BadRequest':
      return ['invalid', answerTexts.refused(action, quote(clues))];
    case 'AnswerMissing':
      return ['timeout', networkTexts.noAnswer(host)];
    case 'AnswerTooLarge':
      return ['badResponse', answerTexts.tooLarge(host)];
    case 'AnswerTooSlow':
      return ['timeout', networkTexts.tooSlow(host)];
    case 'SyntaxError':
      return ['badResponse', answerTexts.notJson(host, clues.status)];
    case 'TypeError':
    case 'RangeError':
      // The SDK throws these when an answer has another form; without an answer they are bugs of ours.
      return clues.answered ? ['badResponse', answerTexts.otherForm(host)] : undefined;
    default:
      return undefined;
  }
}

/** The rate of requests is limited, and stayed so for longer than it was waited for. */
export function throttled({ action }: CallContext): [ErrorKind, string] {
  return ['throttled', answerTexts.throttled(action)];
}

/** What the SDK has no endpoint of; undefined where it has none at all. */
function endpointVariant({ message }: Clues): 'FIPS' | 'dual-stack' | undefined {
  if (/fips/i.test(message)) return 'FIPS';
  return /dual/i.test(message) ? 'dual-stack' : undefined;
}

function unfitSignature(clues: Clues, { host, isCustom }: CallContext): [ErrorKind, string] {
  if (/^Signature (expired|not yet current)/.test(clues.message)) return skewed(clues);
  if (/scoped to .*service/i.test(clues.message)) return ['endpoint', answerTexts.otherService(host)];
  if (/scoped to/i.test(clues.message))
    return [isCustom ? 'endpointRegion' : 'regionUnsupported', answerTexts.otherRegion(host)];
  return ['signature', answerTexts.otherSecret];
}

function skewed(clues: Clues): [ErrorKind, string] {
  const skew = measureSkew(clues.message);
  return [
    'clockSkew',
    skew === undefined ? answerTexts.skewedUnknown(quote(clues)) : answerTexts.skewed(describeSkew(skew)),
  ];
}

function missing({ message }: Clues): string {
  return /^Vault not found/i.test(message) ? answerTexts.noVault : answerTexts.noUpload;
}
