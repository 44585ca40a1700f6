import { setTimeout } from 'node:timers/promises';
import { cancelled } from '../../core/errors.ts';

/** @throws GlacierError `cancelled` when `signal` aborts before that many milliseconds are over */
export async function sleep(milliseconds: number, signal: AbortSignal): Promise<void> {
  try {
    await setTimeout(milliseconds, undefined, { signal });
  } catch {
    throw cancelled();
  }
}
