import { maxParts } from '../../core/serviceLimits.ts';
import { isIndex, isRows, parseSent, type Refusal } from '../../panel/protocol/envelope.ts';
import { refusalTexts as texts } from '../../panel/protocol/texts.ts';
import { columns } from './columns.ts';
import { facts } from './facts.ts';
import { protocolVersion, type Request, type RequestBody } from './messages.ts';

const copyFormats = ['tsv', 'json', 'hashes'] as const;

/** At most there is a gap before each part. */
const mostRows = 2 * maxParts;

/** Reads an untrusted message of the webview: a request of exactly the right shape, or a refusal. */
export function parseRequest(message: unknown): Request | Refusal {
  return parseSent(message, protocolVersion, parseBody);
}

function parseBody(type: unknown, message: Readonly<Record<string, unknown>>): RequestBody | string {
  const { generation, row, rows } = message;
  switch (type) {
    case 'ready':
    case 'loadMore':
    case 'loadAll':
    case 'cancel':
    case 'retry':
    case 'refresh':
    case 'export':
    case 'openAsText':
    case 'verify':
    case 'openReport':
    case 'watch':
    case 'unwatch':
      return { type };
    case 'copyCell': {
      const column = columns.find((each) => each === message['column']);
      return isIndex(generation) && isIndex(row) && column
        ? { type, generation, row, column }
        : texts.wrongShape;
    }
    case 'copyFact': {
      const fact = facts.find((each) => each === message['fact']);
      return fact ? { type, fact } : texts.wrongShape;
    }
    case 'copyRows': {
      const format = copyFormats.find((each) => each === message['format']);
      return isIndex(generation) && isRows(rows, mostRows) && format
        ? { type, generation, rows, format }
        : texts.wrongShape;
    }
    default:
      return texts.unknownType;
  }
}
