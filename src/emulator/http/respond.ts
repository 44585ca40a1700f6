import type { ServerResponse } from 'node:http';
import type { Fault, SeenRequest } from '../faults/faults.ts';
import type { OperationAnswer } from '../operations/operation.ts';

/** An answer as it goes out, with what a fault made of it. */
export interface WireAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** The JSON that `text` was made of, where it was. */
  readonly json?: object | undefined;
  /** Undefined for an answer without a body. */
  readonly text?: string | undefined;
  /** How much of it to send before the socket is closed; absent to send all and keep the socket. */
  readonly cut?: 'half' | 'all';
}

/** What is sent for an answer under a fault. */
export function wireAnswer(answer: OperationAnswer, request: SeenRequest, fault?: Fault): WireAnswer {
  const whole = withJson(answer, answer.json);
  switch (fault?.kind) {
    case 'html':
      return {
        status: fault.status,
        headers: { 'Content-Type': 'text/html' },
        text: '<html><body>Proxy error</body></html>',
      };
    case 'emptyBody':
      return {
        status: fault.status ?? 200,
        headers: { ...answer.headers, 'Content-Type': 'application/json' },
        text: '',
      };
    case 'truncate':
      return { ...whole, text: whole.text && firstHalf(whole.text) };
    case 'rewrite': {
      if (!answer.json) return whole;
      return withJson(answer, fault.body(answer.json as Record<string, unknown>, request));
    }
    case 'dropMidBody':
      return { ...whole, cut: whole.text ? 'half' : 'all' };
    case 'dropAnswer':
    case 'drop':
      return { ...whole, cut: 'all' };
    case 'headers':
      return { ...whole, headers: { ...whole.headers, ...fault.headers } };
    case 'error':
    case 'slow':
    case 'hold':
    case 'stall':
    case 'stallAnswer':
    case 'clockSkew':
    case undefined:
      return whole;
  }
}

/**
 * Sends an answer.
 * @param date of the Date header, milliseconds since 1970; undefined for none
 */
export function send(
  response: ServerResponse,
  { status, headers, text, cut }: WireAnswer,
  requestId: string,
  date: number | undefined,
): void {
  if (cut === 'all') {
    response.destroy();
    return;
  }
  response.sendDate = false;
  response.statusCode = status;
  response.setHeader('x-amzn-RequestId', requestId);
  if (date !== undefined) response.setHeader('Date', new Date(date).toUTCString());
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  // After a timeout the rest of the body may never come, so the connection is no use any more.
  if (status === 408) response.setHeader('Connection', 'close');
  if (text !== undefined) response.setHeader('Content-Length', Buffer.byteLength(text));
  if (cut === 'half' && text) response.write(firstHalf(text), () => response.destroy());
  else response.end(text);
}

function withJson({ status, headers = {} }: OperationAnswer, json: object | undefined): WireAnswer {
  if (!json) return { status, headers };
  return {
    status,
    headers: { ...headers, 'Content-Type': 'application/json' },
    json,
    text: JSON.stringify(json),
  };
}

function firstHalf(text: string): string {
  return text.slice(0, text.length / 2);
}
