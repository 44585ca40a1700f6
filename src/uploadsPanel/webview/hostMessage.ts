import { isHostMessage } from '../../panel/protocol/envelope.ts';
import { type HostMessage, protocolVersion } from '../protocol/messages.ts';

const types: ReadonlySet<unknown> = new Set<HostMessage['type']>(['reply', 'snapshot', 'update', 'act']);

/** Reads a message of the extension, which is trusted; anything else that a window may receive is ignored. */
export function readHostMessage(data: unknown): HostMessage | undefined {
  return isHostMessage(data, protocolVersion, types) ? (data as HostMessage) : undefined;
}
