import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { MiB } from '../../src/core/text/bytes.ts';
import type { Emulator } from '../../src/emulator/emulator.ts';

type Body = Record<string, unknown>;

/** The size of its parts, bytes. */
export const oddPartSize = MiB;

/**
 * Puts into an emulator what other services that answer like Glacier were seen to do: the parts of an upload in any
 * order, uploads that do not say their vault's ARN, and one upload that cannot be read. Returns the bytes of the upload.
 */
export function seedOddService(
  emulator: Emulator,
  { parts, pageSize }: { parts: number; pageSize: number },
): Buffer {
  const content = randomBytes((parts - 1) * oddPartSize + 1000);
  const ranges = Array.from({ length: parts }, (_, index) => {
    const start = index * oddPartSize;
    const end = Math.min(start + oddPartSize, content.length) - 1;
    // A part of one leaf: its tree hash is that of its bytes.
    const treeHash = createHash('sha256')
      .update(content.subarray(start, end + 1))
      .digest('hex');
    return { start, end, treeHash };
  });
  emulator.seedVault({ name: 'odd' });
  emulator.seedUpload('odd', { description: 'unsorted', partSize: oddPartSize, parts: ranges });
  emulator.seedUpload('odd', { description: 'broken', partSize: oddPartSize, parts: [] });
  emulator.inject({
    operation: 'ListMultipartUploads',
    times: Infinity,
    fault: {
      kind: 'rewrite',
      body: (body: Body) => ({
        ...body,
        UploadsList: listIn(body, 'UploadsList').map((upload) => ({
          ...upload,
          VaultARN: undefined,
          ...(upload['ArchiveDescription'] === 'broken' && { CreationDate: 'yesterday' }),
        })),
      }),
    },
  });
  // The last page comes first, and each runs backwards.
  const backwards = ranges.toReversed().map(({ start, end, treeHash }) => ({
    RangeInBytes: `${start}-${end}`,
    SHA256TreeHash: treeHash,
  }));
  emulator.inject({
    operation: 'ListParts',
    times: Infinity,
    fault: {
      kind: 'rewrite',
      body: (body: Body) => {
        const first = String(listIn(body, 'Parts')[0]?.['RangeInBytes']).split('-')[0];
        const from = Number(first) / oddPartSize;
        return { ...body, Parts: backwards.slice(from, from + pageSize) };
      },
    },
  });
  return content;
}

function listIn(body: Body, field: string): Body[] {
  assert.ok(Array.isArray(body[field]));
  return body[field] as Body[];
}
