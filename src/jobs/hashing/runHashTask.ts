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
  }
}
