import { type HostMessage, protocolVersion, type Versioned } from '../protocol/messages.ts';

const types: ReadonlySet<unknown> = new Set<HostMessage['type']>([
  'reply',
  'snapshot',
  'update',
  'act',
  'reveal',
]);

/** Reads a message of the extension, which is trusted; anything else that a window may receive is ignored. */
export function readHostMessage(data: unknown): HostMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const message = data as Partial<Versioned<HostMessage>>;
  return message.version === protocolVersion && types.has(message.type)
    ? (message as HostMessage)
    : undefined;
}
