import { fieldsOf } from '../../core/text/fields.ts';
import { errorTexts } from '../../core/texts.ts';
import { attemptTexts as texts } from './texts.ts';

/** What may be logged of a request: no headers, no query, no body, no credentials. */
export interface Attempt {
  readonly operation: string;
  readonly method: string;
  readonly host: string;
  /** Absent without an answer. */
  readonly status?: number;
  /** The error's name, or the socket's code. */
  readonly error?: string;
  readonly requestId?: string;
  readonly milliseconds: number;
  /** Counted from 1; the SDK repeats requests after transient failures. */
  readonly attempt: number;
}

export type RequestLog = (attempt: Attempt) => void;

/** Extracts what may be logged from a request and its outcome (an answer or an error of the SDK). */
export function readAttempt(
  commandName: string | undefined,
  request: unknown,
  outcome: unknown,
  milliseconds: number,
): Attempt {
  const { method, hostname, headers } = fieldsOf(request);
  const { statusCode, headers: answered, name, code, $metadata, $response } = fieldsOf(outcome);
  const answer = fieldsOf($response);
  const metadata = fieldsOf($metadata);
  const status = [statusCode, answer['statusCode'], metadata['httpStatusCode']].find(
    (each) => typeof each === 'number',
  );
  const requestId = text(
    fieldsOf(answered ?? answer['headers'])['x-amzn-requestid'] ?? metadata['requestId'],
  );
  const error = outcome instanceof Error ? text(code) || text(name) || 'error' : '';
  return {
    operation: (commandName ?? 'Request').replace(/Command$/, ''),
    method: text(method),
    host: text(hostname),
    ...(status !== undefined && { status }),
    ...(error && { error }),
    ...(requestId && { requestId }),
    milliseconds: Math.round(milliseconds),
    attempt: Number(/attempt=(\d+)/.exec(text(fieldsOf(headers)['amz-sdk-request']))?.[1] ?? 1),
  };
}

/** One line for the log. */
export function describeAttempt(attempt: Attempt): string {
  const { operation, status, error, milliseconds, requestId } = attempt;
  const outcome = [status, error].filter((each) => each !== undefined).join(' ');
  return [
    operation,
    outcome || texts.noAnswer,
    texts.duration(milliseconds),
    texts.attempt(attempt.attempt),
    ...(requestId === undefined ? [] : [errorTexts.requestId(requestId)]),
  ].join(' · ');
}

/** The field's text, shortened and without anything that could start a new line in a log. */
function text(value: unknown): string {
  return typeof value === 'string' ? value.replaceAll(/[^\x20-\x7e]/g, '').slice(0, 200) : '';
}
