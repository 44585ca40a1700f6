import { setImmediate } from 'node:timers/promises';

/** How many sockets this process has, both ends of a connection within it counted. */
export function countSockets(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'TCPSocketWrap').length;
}

/** Waits until there are no more sockets than `before`, and what their closing begins is over. */
export async function socketsClosed(before: number): Promise<void> {
  do await setImmediate();
  while (countSockets() > before);
}
