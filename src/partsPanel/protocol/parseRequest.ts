import { maxParts } from '../../core/serviceLimits.ts';
import { columns } from './columns.ts';
import { facts } from './facts.ts';
import { protocolVersion, type Request, type RequestBody } from './messages.ts';

/** Why a message was refused, and its id, if any, to answer to. */
export interface Refusal {
  readonly refused: string;
  readonly id?: number;
}

const copyFormats = ['tsv', 'json', 'hashes'] as const;

/** At most there is a gap before each part. */
const mostRows = 2 * maxParts;

/** Reads an untrusted message of the webview: a request of exactly the right shape, or a refusal. */
export function parseRequest(message: unknown): Request | Refusal {
  if (!isRecord(message)) return { refused: 'not an object' };
  const { version, id, type } = message;
  if (!isIndex(id)) return { refused: 'without an id' };
  if (version !== protocolVersion) return { refused: 'of another version', id };
  const body = parseBody(type, message);
  return typeof body === 'string' ? { refused: body, id } : { ...body, version, id };
}

function parseBody(type: unknown, message: Record<string, unknown>): RequestBody | string {
  const { generation, row, rows } = message;
  const wrong = 'of the wrong shape';
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
      return { type };
    case 'copyCell': {
      const column = columns.find((each) => each === message['column']);
      return isIndex(generation) && isIndex(row) && column ? { type, generation, row, column } : wrong;
    }
    case 'copyFact': {
      const fact = facts.find((each) => each === message['fact']);
      return fact ? { type, fact } : wrong;
    }
    case 'copyRows': {
      const format = copyFormats.find((each) => each === message['format']);
      return isIndex(generation) && isRows(rows) && format ? { type, generation, rows, format } : wrong;
    }
    default:
      return 'of an unknown type';
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isRows(value: unknown): value is readonly number[] {
  return Array.isArray(value) && value.length > 0 && value.length <= mostRows && value.every(isIndex);
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
