import { createHash } from 'node:crypto';
import { TreeHash } from '../../core/treeHash/treeHash.ts';
import { hashLength, type HashOutcome, type HashTask } from './hashMessages.ts';
import { readLeaves } from './readLeaves.ts';
import { sha256 } from './sha256.ts';

/** Runs a task in the calling thread; `progress` is called with the bytes of every leaf. */
export function runHashTask(task: HashTask, progress: (bytes: number) => void): HashOutcome {
  const { fd, stop, input } = task;
  switch (input.kind) {
    case 'trees': {
      const hashes = new Uint8Array(input.ranges.length * hashLength);
      for (const [index, range] of input.ranges.entries()) {
        const tree = new TreeHash(sha256);
        const trouble = readLeaves(fd, range, stop, (leaf) => {
          tree.add(sha256(leaf));
          progress(leaf.length);
        });
        if (trouble) return trouble;
        hashes.set(tree.root(), index * hashLength);
      }
      return { kind: 'done', hashes };
    }
    case 'linear': {
      const linear = createHash('sha256');
      const trouble = readLeaves(fd, input.range, stop, (leaf) => {
        linear.update(leaf);
        progress(leaf.length);
      });
      return trouble ?? { kind: 'done', hashes: new Uint8Array(linear.digest()) };
    }
    case 'both': {
      const { range, buffer } = input;
      const tree = new TreeHash(sha256);
      const linear = createHash('sha256');
      const take = (leaf: Uint8Array) => {
        tree.add(sha256(leaf));
        linear.update(leaf);
        progress(leaf.length);
      };
      const trouble = readLeaves(fd, range, stop, take, buffer && new Uint8Array(buffer));
      if (trouble) return trouble;
      const hashes = new Uint8Array(2 * hashLength);
      hashes.set(tree.root());
      hashes.set(linear.digest(), hashLength);
      return { kind: 'done', hashes, ...(buffer && { buffer }) };
    }
  }
}
