import type { HashPool } from '../jobs/hashing/hashPool.ts';
import { type Loadable, loadOnce } from './loadOnce.ts';

/** The threads that hash. `module` is the URL of what they run, as built. */
export function createPool(module: URL): Loadable<HashPool> {
  return loadOnce(async () => {
    const { HashPool } = await import('../jobs/entry.ts');
    return new HashPool({ module });
  });
}
