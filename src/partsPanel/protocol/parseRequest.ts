import { protocolVersion, type Request, type RequestBody } from './messages.ts';

/** Why a message was not taken, and its id if it had one, so that it can be answered. */
export interface Refusal {
  readonly refused: string;
  readonly id?: number;
}

/** Reads what came from the page, which is not to be trusted: a request of exactly the right shape, or a refusal. */
export function parseRequest(message: unknown): Request | Refusal {
  if (!isRecord(message)) return { refused: 'not an object' };
  const { version, id, type } = message;
  if (!isIndex(id)) return { refused: 'without an id' };
  if (version !== protocolVersion) return { refused: 'of another version', id };
  const body = parseBody(type, message);
  return typeof body === 'string' ? { refused: body, id } : { ...body, version, id };
}

function parseBody(type: unknown, message: Record<string, unknown>): RequestBody | string {
  switch (type) {
    case 'ready':
    case 'loadMore':
    case 'loadAll':
    case 'cancel':
    case 'retry':
      return { type };
    case 'copyHash': {
      const { generation, row } = message;
      return isIndex(generation) && isIndex(row) ? { type, generation, row } : 'of the wrong shape';
    }
    default:
      return 'of an unknown type';
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isIndex(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}
