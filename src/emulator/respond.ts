import type { ServerResponse } from 'node:http';
import { errorBody, ServiceError } from './errors.ts';
import type { Fault } from './faults.ts';
import { newRequestId } from './ids.ts';
import type { OperationAnswer } from './operation.ts';

/** Sends an answer, with what a fault makes of it. Dates are by the account's clock (milliseconds since 1970). */
export function respond(response: ServerResponse, answer: OperationAnswer, now: number, fault?: Fault): void {
  response.sendDate = false;
  response.statusCode = answer.status;
  response.setHeader('x-amzn-RequestId', newRequestId());
  if (fault?.kind !== 'clockSkew') response.setHeader('Date', new Date(now).toUTCString());
  for (const [name, value] of Object.entries(answer.headers ?? {})) response.setHeader(name, value);
  if (fault?.kind === 'html')
    return sendText(response, fault.status, 'text/html', '<html><body>Proxy error</body></html>');
  if (fault?.kind === 'emptyBody') return sendText(response, 200, 'application/json', '');
  if (!answer.json) {
    response.end();
    return;
  }
  const json = fault?.kind === 'rewrite' ? fault.body(answer.json as Record<string, unknown>) : answer.json;
  const text = JSON.stringify(json);
  if (fault?.kind === 'dropMidBody') {
    response.setHeader('Content-Length', Buffer.byteLength(text));
    response.write(text.slice(0, text.length / 2), () => response.destroy());
    return;
  }
  const cut = fault?.kind === 'truncate' ? text.slice(0, text.length / 2) : text;
  sendText(response, answer.status, 'application/json', cut);
}

/** What a failed operation is answered with: the service's kind of error, whatever was thrown. */
export function refusal(error: unknown): OperationAnswer {
  const known =
    error instanceof ServiceError
      ? error
      : new ServiceError(500, 'ServiceUnavailableException', 'The emulator could not answer this request.');
  return { status: known.status, json: errorBody(known) };
}

function sendText(response: ServerResponse, status: number, type: string, text: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', type);
  response.setHeader('Content-Length', Buffer.byteLength(text));
  response.end(text);
}
