import { isIndex, isRows, parseSent, type Refusal } from '../../panel/protocol/envelope.ts';
import { refusalTexts } from '../../panel/protocol/texts.ts';
import { protocolVersion, type Request, type RequestBody, rowActions, uploadFields } from './messages.ts';

/** More uploads than any account is known to have. */
export const mostRows = 100_000;

/** Reads an untrusted message of the webview: a request of exactly the right shape, or a refusal. */
export function parseRequest(message: unknown): Request | Refusal {
  return parseSent(message, protocolVersion, parseBody);
}

function parseBody(type: unknown, message: Readonly<Record<string, unknown>>): RequestBody | string {
  const { generation, row, rows } = message;
  switch (type) {
    case 'ready':
    case 'stop':
    case 'goOn':
    case 'refresh':
    case 'stopCounting':
      return { type };
    case 'row': {
      const action = rowActions.find((each) => each === message['action']);
      return isIndex(generation) && isIndex(row) && action
        ? { type, generation, row, action }
        : refusalTexts.wrongShape;
    }
    case 'copyField': {
      const field = uploadFields.find((each) => each === message['field']);
      return isIndex(generation) && isIndex(row) && field
        ? { type, generation, row, field }
        : refusalTexts.wrongShape;
    }
    case 'count':
    case 'copyRows':
    case 'abort':
    case 'export':
    case 'openAsText':
      return isIndex(generation) && isRows(rows, mostRows)
        ? { type, generation, rows }
        : refusalTexts.wrongShape;
    default:
      return refusalTexts.unknownType;
  }
}
