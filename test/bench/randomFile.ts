import { createHash, randomFillSync } from 'node:crypto';
import { closeSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { MiB } from '../../src/core/text/bytes.ts';

/** Writes a file of `size` bytes, whole MiB, of which no two leaves are the same, and reads it into the page cache. */
export function writeRandomFile(path: string, size: number): void {
  const leaf = randomFillSync(Buffer.alloc(MiB));
  const file = openSync(path, 'w+');
  for (let at = 0; at < size; at += MiB) {
    createHash('sha256').update(leaf.subarray(0, 64)).digest().copy(leaf);
    writeSync(file, leaf, 0, MiB, at);
  }
  for (let at = 0; at < size; at += MiB) readSync(file, leaf, 0, MiB, at);
  closeSync(file);
  if (statSync(path).size !== size) throw new Error('The file could not be written.');
}
