import type { HashPool } from '../jobs/hashing/hashPool.ts';
import { type Loadable, loadOnce } from './loadOnce.ts';

/** The hashing threads. `module` is the URL of the worker, as built. */
export function createPool(module: URL): Loadable<HashPool> {
  return loadOnce(async () => {
    const { HashPool } = await import('../jobs/entry.ts');
    return new HashPool({ module });
  });
}
