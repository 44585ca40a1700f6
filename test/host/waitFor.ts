import { setTimeout as pause } from 'node:timers/promises';

/** Asks `probe` again and again until it gives something, and throws when `timeout` milliseconds have passed. */
export async function waitFor<T>(
  what: string,
  probe: () => T | undefined | Promise<T | undefined>,
  { timeout = 30_000, interval = 50 }: { timeout?: number; interval?: number } = {},
): Promise<T> {
  const deadline = performance.now() + timeout;
  for (;;) {
    const found = await probe();
    if (found !== undefined) return found;
    if (performance.now() > deadline) throw new Error(`Waited ${timeout} ms in vain for ${what}`);
    await pause(interval);
  }
}

/** Makes the assertions again and again until they hold; after 20 seconds fails as they last did. */
export async function eventually(assertions: () => void | Promise<void>): Promise<void> {
  const attempt = async (): Promise<unknown> => {
    try {
      await assertions();
      return undefined;
    } catch (error) {
      return error;
    }
  };
  const deadline = performance.now() + 20_000;
  for (;;) {
    const failure = await attempt();
    if (failure === undefined) return;
    if (performance.now() > deadline) throw failure;
    await pause(50);
  }
}
