import { setImmediate } from 'node:timers/promises';

/** Waits until this process has no sockets any more, and what their closing begins is over. */
export async function socketsClosed(): Promise<void> {
  do await setImmediate();
  while (process.getActiveResourcesInfo().includes('TCPSocketWrap'));
}
