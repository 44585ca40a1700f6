import type { ErrorKind } from '../../core/errorKinds.ts';
import { GlacierError } from '../../core/errors.ts';
import { errorTexts } from '../../core/texts.ts';
import { type CallContext, type Clues, quote, readClues } from './clues.ts';
import { unreadableFile } from './credentialErrors.ts';
import { byName, throttled } from './errorByName.ts';
import { answerTexts, networkTexts } from './texts.ts';

/**
 * The only place where errors of the SDK become GlacierErrors. By `name` and not by class: most codes of the service
 * have no class in the SDK (AccessDenied, Throttling and all of authentication among them).
 */
export function mapError(error: unknown, context: CallContext, signal?: AbortSignal): GlacierError {
  if (error instanceof GlacierError) return error;
  if (signal?.aborted) return new GlacierError('cancelled', errorTexts.cancelled, { cause: error });
  const clues = readClues(error);
  // An error of a request for credentials, which goes to another host.
  const [kind, sentence] = judge(clues, clues.hostname ? { ...context, host: clues.hostname } : context);
  return new GlacierError(kind, sentence, {
    cause: error,
    requestId: clues.requestId,
    ...(withheld(kind, clues) && { detail: `${clues.name}: ${clues.message}` }),
  });
}

function judge(clues: Clues, context: CallContext): [ErrorKind, string] {
  return (
    byProxy(clues, context) ??
    byName(clues, context) ??
    bySocket(clues, context) ??
    byStatus(clues, context) ??
    unreadableFile(clues) ?? ['unknown', answerTexts.other(context.action, unexplained(clues))]
  );
}

/** The service's own words where it answered; those of the SDK and of Node are for programmers. */
function unexplained(clues: Clues): string {
  if (clues.status !== undefined) return quote(clues);
  const names = [clues.name, clues.code].filter((each) => each !== '' && each !== 'Error');
  return answerTexts.unexpected(names.join(', '));
}

/** Whether the message is not in the sentence but may help whoever reads the log. */
function withheld(kind: ErrorKind, { name, message, status }: Clues): boolean {
  const isOfSdk = name === 'CredentialsProviderError' || name === 'TokenProviderError' || kind === 'endpoint';
  return message !== '' && (isOfSdk || (kind === 'unknown' && status === undefined));
}

function byProxy({ name, status }: Clues, { host }: CallContext): [ErrorKind, string] | undefined {
  const sentence = describeProxy(status, name === 'SyntaxError', host);
  return sentence === undefined ? undefined : ['proxy', sentence];
}

/**
 * Describes an answer that cannot be AWS's: a proxy that wants a login, or a gateway's status in a form that is not the
 * service's (`isForeign`). Undefined for anything else.
 */
export function describeProxy(
  status: number | undefined,
  isForeign: boolean,
  host: string,
): string | undefined {
  if (status === 407) return networkTexts.proxySignIn(host);
  if (isForeign && status !== undefined && [502, 503, 504].includes(status))
    return networkTexts.proxyFailed(host, status);
  return undefined;
}

/** Node's codes for a certificate that is not accepted (Node.js TLS: "X509 certificate error codes"). */
const certificateCode =
  /CERT|TLS|SELF_SIGNED|^UNABLE_TO_|^INVALID_(CA|PURPOSE)$|^(HOSTNAME_MISMATCH|PATH_LENGTH_EXCEEDED)$/;

function bySocket(
  { name, code }: Clues,
  { host, certificates = networkTexts.systemCertificates }: CallContext,
): [ErrorKind, string] | undefined {
  if (['ENOTFOUND', 'EAI_AGAIN'].includes(code)) return ['network', networkTexts.notFound(host)];
  if (code === 'ECONNREFUSED') return ['network', networkTexts.refused(host)];
  if (['ECONNRESET', 'EPIPE'].includes(code)) return ['network', networkTexts.interrupted(host)];
  if (['EHOSTUNREACH', 'ENETUNREACH', 'EADDRNOTAVAIL'].includes(code))
    return ['network', networkTexts.unreachable(host)];
  if (/^(ERR_SSL_|EPROTO$)/.test(code)) return ['network', networkTexts.noHttps(host, code)];
  if (certificateCode.test(code)) return ['certificate', networkTexts.notTrusted(host, certificates, code)];
  if (code.startsWith('HPE_')) return ['badResponse', networkTexts.noHttp(host, code)];
  if (name === 'TimeoutError' || code === 'ETIMEDOUT') return ['timeout', networkTexts.noAnswer(host)];
  return undefined;
}

function byStatus(clues: Clues, context: CallContext): [ErrorKind, string] | undefined {
  const { status } = clues;
  const { host } = context;
  if (status === undefined) return undefined;
  if (status === 408) return ['timeout', networkTexts.requestTooSlow(host)];
  if (status === 429) return throttled(context);
  if (status === 501) return ['badResponse', answerTexts.notSupported(host, context.action)];
  if (status >= 500) return ['service', answerTexts.failed(status, quote(clues))];
  if (status >= 300 && clues.name === 'Unknown') {
    return ['badResponse', answerTexts.otherStatus(host, status)];
  }
  return undefined;
}
