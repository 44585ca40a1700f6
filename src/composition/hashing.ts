import type { HashPool } from '../jobs/hashing/hashPool.ts';

/** The threads that hash: made, and their code loaded, when they are first needed. */
export interface Hashing {
  pool(): Promise<HashPool>;
  dispose(): void;
}

/** `module` is that of the threads, as built. */
export function createPool(module: URL): Hashing {
  let making: Promise<HashPool> | undefined;
  return {
    pool: () => (making ??= make(module)),
    dispose: () => void making?.then((pool) => pool.dispose()),
  };
}

async function make(module: URL): Promise<HashPool> {
  const { HashPool } = await import('../jobs/entry.ts');
  return new HashPool({ module });
}
