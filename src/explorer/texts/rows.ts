import { formatBytes, formatCount } from '../../core/text/bytes.ts';
import type { ProblemNode } from '../nodes.ts';

/** Texts of rows, but for those of uploads and what is in them. */
export const rowTexts = {
  noVaults: (region: string) => `No vaults in ${region}`,
  noUploads: 'No uploads in progress',
  archivesAreElsewhere:
    'Finished archives are not listed here: Glacier tells of them only in an inventory, a job that takes hours.',
  noParts: 'No parts yet',
  loading: 'Loading…',
  waiting: 'Waiting for credentials',
  process: (connection: string) => `credential process of ${connection}`,
  cannotBeShown: (reason: string) => `cannot be shown · ${reason}`,
  couldNotLoad: (what: ProblemNode['what'], message: string) => `Could not load ${what}. ${message}`,
  loaded: (count: number) => `${formatCount(count)} loaded`,
  more: { uploads: 'More uploads…', vaults: 'More vaults…' },
  loadingMore: { uploads: 'Loading uploads…', vaults: 'Loading vaults…' },
  loadMore: { uploads: 'Load More Uploads', vaults: 'Load More Vaults' },
  contents: {
    inAnotherAccount: 'in another account',
    noInventory: 'no inventory yet',
    noArchives: 'no archives',
    archives: (archives: number, bytes: number) =>
      `${formatCount(archives)} ${archives === 1 ? 'archive' : 'archives'} · ${formatBytes(bytes)}`,
  },
};
