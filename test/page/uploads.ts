import { createHash } from 'node:crypto';
import { MiB } from '../../src/core/text/bytes.ts';
import { formatRange } from '../../src/core/byteRange.ts';
import type { Page } from '../../src/core/listing/listing.ts';
import type { MultipartUpload, Part } from '../../src/core/model.ts';
import { PartsList } from '../../src/store/partsList.ts';

export const partSize = 16 * MiB;

/** A part with a hash of its own. `from` and `to` are offsets in part sizes. */
export function part(from: number, to = from + 1): Part {
  const treeHash = createHash('sha256').update(`${from}-${to}`).digest('hex');
  return { range: { start: from * partSize, end: to * partSize - 1 }, treeHash };
}

export function parts(count: number): Part[] {
  return Array.from({ length: count }, (_, index) => part(index));
}

/** A short one, a gap of two, an overlapping one, one listed a byte too long, and another gap. */
export function faultyParts(): Part[] {
  return [part(0), part(1, 1.75), part(4), part(4.5, 5.5), { ...part(6), endCorrected: true }, part(9, 9.25)];
}

/** How a listing answers: with a page of `all`, unless it is made to wait or fail. */
export interface Service {
  all: readonly Part[];
  /** Called before each answer, with the index of the first part of the page. */
  before?: (first: number) => Promise<void>;
}

const upload: MultipartUpload = {
  id: 'pVkUNQ3aLkpcYGOMOZuyvTwVWSGZmYl6lwTBGR8FoVLmfDjzfHSsGnoeQCBs9OGbGoSL4I7jzsAyrxRDkrMgdj48xx4m',
  vaultName: 'photos',
  vaultArn: 'arn:aws:glacier:eu-central-1:123456789012:vaults/photos',
  description: 'nightly 2026-11-20',
  created: new Date('2026-11-20T02:00:00Z'),
  partSize,
};

/** The list of an upload's parts, 50 a page. */
export function listOf(service: Service, more: Partial<MultipartUpload> = {}): PartsList {
  return new PartsList(
    { ...upload, ...more },
    {
      fetch: async (marker): Promise<Page<Part>> => {
        const first = Number(marker ?? 0);
        await service.before?.(first);
        const items = service.all.slice(first, first + 50);
        const next = first + 50;
        return next < service.all.length ? { items, marker: String(next) } : { items };
      },
      keyOf: ({ range }) => formatRange(range),
    },
  );
}
