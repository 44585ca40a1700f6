import assert from 'node:assert/strict';
import { MiB } from '../../../src/core/text/bytes.ts';
import { planTransfer } from '../../../src/core/transfer/planTransfer.ts';
import type { Part } from '../../../src/core/model.ts';
import { verifyFile } from '../../../src/jobs/verification/verifyFile.ts';
import { treeHashOf } from '../../unit/jobs/files.ts';
import { makeWorld, wanted, type World } from './world.ts';

const { signal } = new AbortController();

describe('an upload that broke off', function () {
  this.timeout(60_000);
  let world: World;
  afterEach(() => world.end());

  it('is verified, sent where that is needed only, verified once more, and completed', async () => {
    world = await makeWorld(12 * MiB + 99);
    const { emulator, upload, port, content, path, pool, came } = world;
    const right = (index: number) => {
      const [start, end] = [index * MiB, Math.min((index + 1) * MiB, content.length) - 1];
      return { start, end, treeHash: treeHashOf(content.subarray(start, end + 1)) };
    };
    emulator.seedParts('vault', upload.id, [
      ...[0, 1, 4, 7].map(right),
      { ...right(2), treeHash: 'f'.repeat(64) },
      { start: 5 * MiB, end: 5 * MiB + 9, treeHash: treeHashOf(content.subarray(5 * MiB, 5 * MiB + 10)) },
      { start: 12 * MiB, end: 13 * MiB - 1, treeHash: 'e'.repeat(64) },
    ]);
    const plan = await planNow();
    assert.deepEqual([plan.keep.length, plan.send.length, plan.replace.length], [4, 6, 3]);
    const { sent, left } = await world.send({}, [...plan.send, ...plan.replace]);
    assert.deepEqual([sent.length, left.length], [plan.requests, 0]);
    assert.equal(came.length, 9, 'what was there already was not sent');
    assert.deepEqual(world.stored(), wanted(world));
    const { requests, keep } = await planNow();
    assert.deepEqual([requests, keep.length], [0, 13]);
    const { verification } = await verifyFile(path, { partSize: MiB, parts: await listed() }, { pool });
    const archive = { size: content.length, treeHash: verification.treeHash ?? '' };
    assert.match((await port.completeUpload(upload, archive, signal)).archiveId, /^[\w-]{138}$/);

    async function planNow() {
      const parts = await listed();
      const { verification } = await verifyFile(path, { partSize: MiB, parts }, { pool });
      const plan = planTransfer({
        size: content.length,
        partSize: MiB,
        parts,
        results: verification.results,
      });
      assert.equal(plan.kind, 'plan');
      return plan;
    }
  });

  async function listed(): Promise<readonly Part[]> {
    return (await world.port.listParts({ ...world.upload, partSize: MiB }, {}, signal)).items;
  }
});
