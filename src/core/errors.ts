import { type ErrorKind, errorKinds } from './errorKinds.ts';
import { errorTexts as texts } from './texts.ts';

export interface FilePlace {
  readonly path: string;
  /** Counted from 1; absent for the whole file. */
  readonly line?: number;
}

/**
 * The one error that leaves the service, the store and the jobs. `message` is a sentence for people that names the
 * cause; `nextStep` says what to do. Details for the log are in `cause` and `requestId`.
 */
export class GlacierError extends Error {
  readonly kind: ErrorKind;
  readonly nextStep: string;
  /** The welcome view explains it, with buttons. */
  readonly needsSetup: boolean;
  /** The id AWS support asks for. */
  readonly requestId?: string;
  /** What the SDK said, for the log: in words for programmers, left out of `message`. */
  readonly detail?: string;
  /** The file that is to be corrected. */
  readonly place?: FilePlace;

  constructor(
    kind: ErrorKind,
    message: string,
    options: {
      cause?: unknown;
      requestId?: string | undefined;
      detail?: string;
      place?: FilePlace | undefined;
    } = {},
  ) {
    super(message, { cause: options.cause });
    this.name = 'GlacierError';
    this.kind = kind;
    this.nextStep = errorKinds[kind].nextStep;
    this.needsSetup = errorKinds[kind].needsSetup ?? false;
    if (options.requestId !== undefined) this.requestId = options.requestId;
    if (options.detail !== undefined) this.detail = options.detail;
    if (options.place !== undefined) this.place = options.place;
  }
}

/** Anything thrown, as a GlacierError; an unexpected one keeps its own message. */
export function toGlacierError(error: unknown): GlacierError {
  if (error instanceof GlacierError) return error;
  const message = error instanceof Error ? error.message : String(error);
  return new GlacierError('unknown', message, { cause: error });
}

/** The error of work that was cancelled before its end. */
export function cancelled(): GlacierError {
  return new GlacierError('cancelled', texts.cancelled);
}

/** The error of every request made after its connection was closed. */
export function connectionClosed(): GlacierError {
  return new GlacierError('cancelled', texts.connectionClosed);
}

/** Sentence, cause and next step in one line. */
export function describeError(error: GlacierError): string {
  return error.nextStep ? `${error.message} ${error.nextStep}` : error.message;
}

/** One line for the log, with what a person asking AWS for help needs; no headers, no credentials. */
export function describeForLog({ kind, message, requestId, detail }: GlacierError): string {
  const more = [
    ...(requestId === undefined ? [] : [texts.requestId(requestId)]),
    ...(detail === undefined ? [] : [withoutQuotedText(detail)]),
  ];
  return `${kind}: ${message}${more.length === 0 ? '' : ` (${more.join('; ')})`}`;
}

/** A failed JSON.parse quotes the text it was given, which may be a token. */
function withoutQuotedText(detail: string): string {
  return detail.replace(/SyntaxError:[^]*/, 'SyntaxError').slice(0, 300);
}
