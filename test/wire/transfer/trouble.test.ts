import assert from 'node:assert/strict';
import { appendFileSync, truncateSync } from 'node:fs';
import { formatRange, lengthOf } from '../../../src/core/byteRange.ts';
import type { ErrorKind } from '../../../src/core/errorKinds.ts';
import { MiB } from '../../../src/core/text/bytes.ts';
import type { Fault } from '../../../src/emulator/faults/faults.ts';
import { PartMemory } from '../../../src/jobs/transfer/partMemory.ts';
import { serviceFaults } from '../../../src/emulator/faults/serviceFaults.ts';
import type { SendResult } from '../../../src/jobs/transfer/sendOptions.ts';
import type { FailedTry } from '../../../src/jobs/transfer/sendRun.ts';
import { assertNothingLeft, newPool } from '../../unit/jobs/files.ts';
import { makeWorld, until, wanted, type World } from './world.ts';

/*
 * Trouble that ends a run, or leaves a part. Nothing that is wrong, or not known to be right, counts as sent.
 */

const always = { times: Number.POSITIVE_INFINITY };

describe('sending parts, in trouble', function () {
  this.timeout(60_000);
  let world: World;
  afterEach(() => world.end());

  it('leaves a part after ten tries, and sends the others', async () => {
    world = await makeWorld(8 * MiB);
    const third = formatRange({ start: 2 * MiB, end: 3 * MiB - 1 });
    world.spoil(serviceFaults.unavailable, { ...always, match: of(third) });
    const retries: FailedTry[] = [];
    let progress: readonly number[] = [];
    const result = await world.send({
      onRetry: (failed) => retries.push(failed),
      onProgress: (...bytes) => (progress = bytes),
    });
    assert.deepEqual(progress, [7 * MiB, 8 * MiB]);
    assertComplete(result, world);
    assert.deepEqual(
      result.left.map(({ range, error }) => [formatRange(range), error.kind]),
      [[third, 'service']],
    );
    assert.equal(result.stopped, undefined);
    assert.equal(world.came.filter((range) => range === third).length, 10);
    assert.deepEqual(
      retries.map(({ tries }) => tries),
      [1, 2, 3, 4, 5, 6, 7, 8, 9],
    );
  });

  const ends: [string, Fault, ErrorKind, tries: number][] = [
    ['expired credentials', serviceFaults.expiredToken, 'expired', 2],
    ['a denial', error(403, 'AccessDeniedException', 'User is not authorized'), 'accessDenied', 1],
    ['a refusal of the request', error(400, 'InvalidParameterValueException', 'No.'), 'invalid', 2],
    ['an answer that is none', { kind: 'html', status: 302 }, 'badResponse', 2],
    ['a wrong clock', { kind: 'clockSkew', milliseconds: 3_600_000 }, 'clockSkew', 2],
    [
      'another hash in the answer',
      { kind: 'headers', headers: { 'x-amz-sha256-tree-hash': 'f'.repeat(64) } },
      'hashMismatch',
      2,
    ],
  ];
  for (const [name, fault, kind, tries] of ends) {
    it(`ends for ${name}, and keeps what was sent`, async () => {
      world = await makeWorld(6 * MiB);
      world.spoil(fault, { ...always, after: 3 });
      const result = await world.send({ concurrency: 1 });
      assertComplete(result, world);
      assert.equal(result.stopped?.kind, kind);
      assert.equal(result.sent.length, 3);
      assert.deepEqual([...new Set(result.left.map(({ error }) => error.kind))], [kind]);
      assert.equal(world.came.length, 3 + tries, 'no other part was sent in vain');
    });
  }

  it('finds out why a part is refused where the answer is lost with the connection', async () => {
    world = await makeWorld(6 * MiB);
    world.spoil({ kind: 'drop' }, { ...always, after: 3 });
    world.emulator.inject({ operation: 'ListParts', fault: serviceFaults.expiredToken, ...always });
    const kinds: ErrorKind[] = [];
    const result = await world.send({ concurrency: 1, onRetry: ({ error }) => kinds.push(error.kind) });
    assertComplete(result, world);
    assert.deepEqual([result.sent.length, result.stopped?.kind, kinds], [3, 'expired', ['network']]);
  });

  it('takes a connection that breaks for what it is where other requests get through, or fail for a while', async () => {
    for (const fault of [undefined, serviceFaults.unavailable]) {
      world = await makeWorld(MiB);
      world.spoil({ kind: 'drop' }, always);
      if (fault) world.emulator.inject({ operation: 'ListParts', fault, ...always });
      const { left, stopped } = await world.send();
      assert.deepEqual([left[0]?.error.kind, stopped, world.came.length], ['network', undefined, 10]);
      // The last one is ended after the test.
      if (!fault) await world.end();
    }
  });

  it('sends a part again whose hash came back wrong, and counts it when it comes back right', async () => {
    world = await makeWorld(3 * MiB);
    const headers = { 'x-amz-sha256-tree-hash': 'f'.repeat(64) };
    world.spoil({ kind: 'headers', headers }, { after: 1 });
    const retries: FailedTry[] = [];
    const result = await world.send({ concurrency: 1, onRetry: (failed) => retries.push(failed) });
    assert.deepEqual(
      retries.map(({ error }) => error.kind),
      ['hashMismatch'],
    );
    assert.deepEqual([result.sent.length, world.came.length], [3, 4]);
  });

  it("goes by the service's clock where this computer's is wrong", async () => {
    world = await makeWorld(5 * MiB, { clock: () => Date.now() + 3_600_000 });
    const kinds = new Set<ErrorKind>();
    const result = await world.send({ concurrency: 2, onRetry: ({ error }) => kinds.add(error.kind) });
    assert.deepEqual([result.sent.length, [...kinds]], [5, ['clockSkew']]);
  });

  it('lets parts under way end when the credentials have expired', async () => {
    world = await makeWorld(4 * MiB);
    const held = world.spoil({ kind: 'hold' });
    const expired = world.spoil(serviceFaults.expiredToken, always);
    const sending = world.send({ concurrency: 2 });
    await Promise.all([held.struck, expired.struck]);
    await until(() => world.answered.length === 2);
    held.release();
    const result = await sending;
    assertComplete(result, world);
    assert.deepEqual([result.sent.length, result.stopped?.kind], [1, 'expired']);
  });

  it('ends with one error when the upload is aborted elsewhere', async () => {
    world = await makeWorld(20 * MiB);
    const { port, upload, came } = world;
    const result = await world.send({
      onPart: async () => {
        if (came.length >= 6) await port.abortUpload(upload, new AbortController().signal);
      },
    });
    assert.equal(result.stopped?.kind, 'notFound');
    assert.match(result.stopped.message, /^The upload no longer exists/);
    assert.ok(result.left.every(({ error }) => error === result.stopped));
    assert.equal(result.sent.length + result.left.length, 20);
    assert.ok(came.length < 20, 'the rest was not sent in vain');
    assertNothingLeft(world.pool, world.path);
  });

  it('ends when what was sent cannot be noted down, which counts as sent', async () => {
    world = await makeWorld(5 * MiB);
    const result = await world.send({
      concurrency: 1,
      onPart: () => Promise.reject(new Error('The disk is full.')),
    });
    assertComplete(result, world);
    assert.deepEqual([result.sent.length, result.stopped?.message], [1, 'The disk is full.']);
  });

  for (const memory of [256 * MiB, 0]) {
    const from = memory === 0 ? 'the disk' : 'memory';
    it(`notices a file that changes, and counts no part since (sent from ${from})`, async () => {
      world = await makeWorld(12 * MiB + 1);
      const held = world.spoil({ kind: 'hold' }, { after: 4, times: 2 });
      let acknowledged = 0;
      const sending = world.send({
        concurrency: 2,
        memory: new PartMemory(memory),
        onPart: () => void acknowledged++,
      });
      await held.struck;
      await until(() => acknowledged === 4);
      appendFileSync(world.path, 'more');
      held.release();
      const { sent, left, stopped } = await sending;
      assert.deepEqual([stopped?.kind, sent.length, left.length], ['fileChanged', 4, 9]);
      assert.match(stopped?.message ?? '', /grew/);
      assertNothingLeft(world.pool, world.path);
    });

    it(`notices a file that is truncated (sent from ${from})`, async () => {
      world = await makeWorld(9 * MiB + 1);
      const result = await world.send({
        concurrency: 1,
        memory: new PartMemory(memory),
        onPart: ({ range }) => {
          if (range.start === 2 * MiB) truncateSync(world.path, 3 * MiB + 5);
        },
      });
      assert.deepEqual([result.stopped?.kind, result.sent.length], ['fileChanged', 3]);
      assertComplete(result, world);
      assertNothingLeft(world.pool, world.path);
    });
  }

  it('ends when the file cannot be read in the middle', async () => {
    world = await makeWorld(6 * MiB);
    const pool = newPool(1, { kind: 'error', path: world.path, at: 3 * MiB });
    const result = await world.send({ concurrency: 1, pool });
    assertComplete(result, world);
    assert.deepEqual([result.stopped?.kind, result.sent.length], ['file', 3]);
    assert.match(result.stopped?.message ?? '', /could not be read at byte 3,145,728 \(EIO\)\.$/);
  });

  it('ends when hashing threads break', async () => {
    world = await makeWorld(6 * MiB);
    const pool = newPool(1, { kind: 'exit', path: world.path, at: 3 * MiB });
    const result = await world.send({ concurrency: 1, pool });
    assertComplete(result, world);
    assert.equal(result.stopped?.kind, 'unknown', 'each thread breaks there');
    assert.equal(result.sent.length, 3);
  });

  it('notices a file that is truncated between its hash and its bytes', async () => {
    world = await makeWorld(3 * MiB);
    let taken = 0;
    const result = await world.send({
      concurrency: 1,
      memory: new PartMemory(0),
      onProgress: (bytes) => {
        if (taken === 0) truncateSync(world.path, MiB / 2);
        taken = bytes;
      },
    });
    assert.deepEqual([result.stopped?.kind, result.sent.length], ['fileChanged', 0]);
    assert.deepEqual(world.stored(), []);
  });

  function error(status: number, code: string, message: string): Fault {
    return { kind: 'error', status, code, message };
  }
});

/** That what counts as sent is there and right, and that every part is either sent or left. */
function assertComplete({ sent, left }: SendResult, world: World): void {
  const all = [...sent, ...left].map(({ range }) => range).sort((a, b) => a.start - b.start);
  assert.deepEqual(all, world.ranges);
  const stored = new Set(world.stored());
  const right = new Set(wanted(world));
  for (const { range, treeHash } of sent) {
    assert.ok(lengthOf(range) > 0);
    const part = `${formatRange(range)} ${treeHash}`;
    assert.ok(stored.has(part) && right.has(part), part);
  }
}

function of(range: string) {
  return ({ headers }: { readonly headers: Readonly<Record<string, string | undefined>> }) =>
    headers['content-range'] === `bytes ${range}/*`;
}
