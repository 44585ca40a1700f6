import assert from 'node:assert/strict';
import { formatRange } from '../../../src/core/byteRange.ts';
import { combineTreeHashes } from '../../../src/core/treeHash/treeHash.ts';
import { MiB } from '../../../src/core/text/bytes.ts';
import type { Fault } from '../../../src/emulator/faults/faults.ts';
import { serviceFaults } from '../../../src/emulator/faults/serviceFaults.ts';
import { sha256 } from '../../../src/jobs/hashing/sha256.ts';
import { seededRandom } from '../../fuzz/random.ts';
import { assertNothingLeft, treeHashOf } from '../../unit/jobs/files.ts';
import { makeWorld, rangeIn, wanted, type World } from './world.ts';

/** What a bad line and a busy service do to parts: before, in the middle of, and after the body, and to the answer. */
const troubles: readonly Fault[] = [
  serviceFaults.requestTimeout,
  { ...serviceFaults.requestTimeout, bodyFirst: MiB / 3 },
  { kind: 'error', status: 429, code: 'TooManyRequestsException', message: 'Slow down' },
  serviceFaults.unavailable,
  { ...serviceFaults.unavailable, bodyFirst: Number.POSITIVE_INFINITY },
  { kind: 'html', status: 503 },
  serviceFaults.throttling,
  { kind: 'drop' },
  { kind: 'drop', bodyFirst: MiB / 2 },
  { kind: 'drop', bodyFirst: Number.POSITIVE_INFINITY },
  { kind: 'dropAnswer' },
];

describe('sending parts', function () {
  this.timeout(120_000);
  let world: World;
  afterEach(() => world.end());

  for (const seed of [1, 2, 3]) {
    it(`gets all of them there when a fifth of the requests fails (seed ${seed})`, async () => {
      world = await makeWorld(59 * MiB + 12_345);
      const { emulator, came, ranges, port, upload, content } = world;
      const random = seededRandom(seed);
      const acknowledged = new Set<string>();
      const again: string[] = [];
      let trouble: Fault | undefined;
      emulator.inject({
        operation: 'UploadMultipartPart',
        fault: { kind: 'hold' },
        // Draws for each request; the injections that follow see what came of it.
        match: ({ headers }) => {
          const range = rangeIn(headers['content-range'] ?? '');
          if (acknowledged.has(range)) again.push(range);
          trouble = random.below(5) === 0 ? random.pick(troubles) : undefined;
          return false;
        },
      });
      for (const fault of troubles)
        world.spoil(fault, { times: Number.POSITIVE_INFINITY, match: () => trouble === fault });
      let last = 0;
      const { sent, left, stopped } = await world.send({
        random: () => random.below(1000) / 1000,
        onPart: ({ range }) => {
          acknowledged.add(formatRange(range));
        },
        onProgress: (bytes, total) => {
          assert.ok(bytes >= 0 && bytes <= total);
          last = bytes;
        },
      });
      assert.deepEqual([left, stopped], [[], undefined]);
      assert.equal(sent.length, ranges.length);
      assert.equal(last, content.length);
      assert.deepEqual(again, [], 'sent again although it was there');
      assert.ok(came.length > ranges.length, 'some had to be sent again');
      assert.deepEqual(world.stored(), wanted(world));
      const inOrder = sent.toSorted((a, b) => a.range.start - b.range.start);
      const treeHash = combineTreeHashes(
        inOrder.map((part) => part.treeHash),
        sha256,
      );
      assert.equal(treeHash, treeHashOf(content));
      const { signal } = new AbortController();
      await port.completeUpload(upload, { size: content.length, treeHash }, signal);
      assertNothingLeft(world.pool, world.path);
    });
  }
});
