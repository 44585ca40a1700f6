import assert from 'node:assert/strict';
import { copyFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import type { ErrorKind } from '../../../src/core/errorKinds.ts';
import { toGlacierError } from '../../../src/core/errors.ts';
import { MiB } from '../../../src/core/text/bytes.ts';
import { withLocalFile } from '../../../src/jobs/files/localFile.ts';
import { completeUpload } from '../../../src/jobs/transfer/completeUpload.ts';
import { sendParts } from '../../../src/jobs/transfer/sendParts.ts';
import { assertNothingLeft, newPool } from '../../unit/jobs/files.ts';
import { makeWorld, until, wanted, type World } from './world.ts';

/*
 * Files, drives, vaults and clocks that change or stop while a file is sent. What was sent is there and right.
 */

describe('sending a file', function () {
  this.timeout(60_000);
  let world: World;
  afterEach(() => world.end());

  it('through a symbolic link sends what that leads to, and ends when it leads elsewhere', async () => {
    world = await makeWorld(4 * MiB);
    const { path, pool, port, upload, ranges } = world;
    const link = `${path}.link`;
    const other = `${path}.other`;
    copyFileSync(path, other);
    rmSync(link, { force: true });
    symlinkSync(path, link);
    const { signal } = new AbortController();
    const send = (onPart: () => void) =>
      withLocalFile(link, (file) =>
        sendParts(port, upload, file, ranges, { pool, signal, concurrency: 1, onPart }),
      );
    assert.equal((await send(() => {})).sent.length, 4);
    assert.deepEqual(world.stored(), wanted(world));
    const { stopped } = await send(() => {
      rmSync(link);
      symlinkSync(other, link);
    });
    assert.equal(stopped?.kind, 'fileChanged');
    assert.match(stopped.message, /was replaced by another file/);
  });

  for (const [how, change, says] of [
    ['is removed', (path: string) => rmSync(path), /was removed/],
    ['is replaced', (path: string) => renameSync(`${path}.new`, path), /was replaced by another file/],
  ] as const)
    it(`ends when that ${how}`, async () => {
      world = await makeWorld(5 * MiB);
      copyFileSync(world.path, `${world.path}.new`);
      const { sent, left, stopped } = await world.send({
        concurrency: 1,
        onPart: ({ range }) => {
          if (range.start === 2 * MiB) change(world.path);
        },
      });
      assert.deepEqual([sent.length, left.length, stopped?.kind], [3, 2, 'fileChanged']);
      assert.match(stopped?.message ?? '', says);
    });

  it('from a drive that stops can be cancelled', async () => {
    world = await makeWorld(6 * MiB);
    const pool = newPool(2, { kind: 'hang', path: world.path, at: 3 * MiB }, 100);
    const abort = new AbortController();
    let acknowledged = 0;
    const sending = world.send({ pool, signal: abort.signal, onPart: () => void acknowledged++ });
    await until(() => acknowledged === 3);
    abort.abort();
    const { sent, stopped } = await sending;
    assert.deepEqual([sent.length, stopped?.kind], [3, 'cancelled']);
    await until(() => pool.size === 0);
    assertNothingLeft(pool, world.path);
  });

  it('ends when the vault was deleted', async () => {
    world = await makeWorld(6 * MiB);
    const { vaults } = world.emulator.storage;
    const { sent, left, stopped } = await world.send({
      concurrency: 1,
      onPart: ({ range }) => {
        if (range.start === MiB) vaults.delete('vault');
      },
    });
    assert.deepEqual([sent.length, left.length, stopped?.kind], [2, 4, 'notFound']);
  });

  it('ends when the upload has expired, and goes on when the clock of the service jumps', async () => {
    let ahead = 0;
    world = await makeWorld(6 * MiB, { clock: () => Date.now() + ahead });
    const kinds: ErrorKind[] = [];
    const { sent, left, stopped } = await world.send({
      concurrency: 1,
      onPart: ({ range }) => {
        if (range.start === MiB) ahead = 20 * 60_000;
        if (range.start === 3 * MiB) ahead += 25 * 3_600_000;
      },
      onRetry: ({ error }) => kinds.push(error.kind),
    });
    assert.deepEqual([sent.length, left.length, stopped?.kind], [4, 2, 'notFound']);
    assert.deepEqual(kinds, ['clockSkew', 'clockSkew'], 'each jump costs one part a try');
  });

  it('is not followed by a Complete that cannot be noted down, as on a full disk', async function () {
    world = await makeWorld(2 * MiB);
    if (process.platform !== 'linux') this.skip();
    const { signal } = new AbortController();
    const place = { uploadId: world.upload.id, vaultName: 'vault', vaultArn: '', region: 'us-east-1' };
    const request = { ...place, treeHash: 'a'.repeat(64), size: 2 * MiB, asked: new Date().toISOString() };
    let asked = 0;
    world.emulator.inject({ match: () => asked++ < 0, fault: { kind: 'hold' } });
    const error = toGlacierError(
      await completeUpload(world.port, request, { history: '/dev/full', signal }).catch(
        (cause: unknown) => cause,
      ),
    );
    assert.deepEqual([error.kind, error.message], ['file', '“full” was not written: the disk is full.']);
    assert.equal(asked, 0);
  });
});
