import { type HostMessage, protocolVersion, type Versioned } from '../protocol/messages.ts';

const types: ReadonlySet<unknown> = new Set<HostMessage['type']>(['reply', 'snapshot', 'update', 'act']);

/** Reads a message of the extension. That one is trusted; what else may come to a window is told apart. */
export function readHostMessage(data: unknown): HostMessage | undefined {
  if (typeof data !== 'object' || data === null) return undefined;
  const message = data as Partial<Versioned<HostMessage>>;
  return message.version === protocolVersion && types.has(message.type)
    ? (message as HostMessage)
    : undefined;
}
