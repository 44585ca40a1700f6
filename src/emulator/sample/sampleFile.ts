import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { MiB } from '../../core/text/bytes.ts';
import { hexFromBytes } from '../../core/treeHash/hex.ts';
import { gridOf } from '../../core/parts/partGrid.ts';
import { leafSize, TreeHash } from '../../core/treeHash/treeHash.ts';
import { madeUpId, type PartSeed } from '../account/seed.ts';

/** The account that the sample vaults are in. */
export const sampleAccountId = '111122223333';

/** The local file behind one of the sample uploads; `writeSampleFile` creates it. Sizes in bytes. */
export const sampleFile = {
  name: 'glacier-sample.bin',
  uploadId: madeUpId('glacier-sample.bin'),
  description: 'glacier-sample.bin: part 5 differs, parts 9 and 10 are missing',
  size: 15 * 2 * MiB + 300_000,
  partSize: 2 * MiB,
  differing: 5,
  missing: [9, 10],
} as const;

/** Writes the sample file, always the same bytes; replaces what is at the path. */
export async function writeSampleFile(path: string): Promise<void> {
  const file = await open(path, 'w');
  try {
    for (let at = 0; at < sampleFile.size; at += leafSize) await file.write(leafAt(at));
  } finally {
    await file.close();
  }
}

/** The parts of its upload, with the tree hashes of the file's own bytes, but for the one that differs. */
export function sampleFileParts(): PartSeed[] {
  const { size, partSize, differing, missing } = sampleFile;
  return [...gridOf(size, partSize)]
    .filter(([number]) => !missing.some((each) => each === number))
    .map(([number, range]) => {
      const tree = new TreeHash(sha256);
      for (let at = range.start; at <= range.end; at += leafSize) {
        const leaf = leafAt(at);
        // One bit in the middle of the part, as after a disk error.
        if (number === differing && at > range.start) leaf[0] = (leaf[0] ?? 0) ^ 1;
        tree.add(sha256(leaf));
      }
      return { ...range, treeHash: hexFromBytes(tree.root()) };
    });
}

/** The 1 MiB of the file, or what is left of it, from `at` on: 32 bytes again and again, others in each leaf. */
function leafAt(at: number): Buffer {
  const pattern = sha256(Buffer.from(`${sampleFile.name} ${at}`));
  return Buffer.alloc(Math.min(leafSize, sampleFile.size - at), pattern);
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}
