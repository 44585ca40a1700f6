import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { chmodSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { GiB, MiB } from '../../../src/core/text/bytes.ts';
import { hashFile } from '../../../src/jobs/hashing/hashFile.ts';
import { withLocalFile } from '../../../src/jobs/files/localFile.ts';
import { HashPool } from '../../../src/jobs/hashing/hashPool.ts';
import { verifyFile } from '../../../src/jobs/verification/verifyFile.ts';
import { runningThreads } from '../../host/resources.ts';
import {
  assertFails,
  assertNothingLeft,
  bytes,
  newPool,
  openHandles,
  partsOf,
  writeSparse,
  writeTemp,
} from './files.ts';
import type { Fault } from './faultyWorker.ts';

const size = 8 * MiB + 100;
const content = bytes.subarray(0, size);
const partSize = MiB;
const parts = partsOf(content, partSize);
const folder = dirname(writeTemp('marker', ''));

describe('files that cannot be hashed', () => {
  const pool = newPool(2);

  afterEach(() => assert.equal(pool.size, 0));

  const everyJob = (path: string) => [
    () => hashFile(path, { pool }),
    () => verifyFile(path, { partSize, parts }, { pool }),
  ];

  it('are those that are missing', async () => {
    const path = join(folder, 'no such\nfile');
    for (const job of everyJob(path)) await assertFails(job(), 'file', /^“no such file” does not exist/);
    const below = join(writeTemp('plain', ''), 'file');
    for (const job of everyJob(below)) await assertFails(job(), 'file', /^“file” does not exist/);
  });

  it('are folders', async () => {
    for (const job of everyJob(folder)) await assertFails(job(), 'file', /is a folder/);
  });

  it('are links in a circle', async () => {
    const path = join(folder, 'circle');
    symlinkSync(path, path);
    for (const job of everyJob(path)) await assertFails(job(), 'file', /a link that leads back to itself/);
  });

  it('are those that may not be read', async function () {
    // Root may read everything.
    if (process.getuid?.() === 0) this.skip();
    const path = writeTemp('secret', content);
    chmodSync(path, 0);
    for (const job of everyJob(path)) await assertFails(job(), 'file', /^No permission to read “secret”/);
  });

  it('are pipes, which nobody waits for', async function () {
    if (process.platform === 'win32') this.skip();
    const path = join(folder, 'pipe');
    execFileSync('mkfifo', [path]);
    for (const job of everyJob(path)) await assertFails(job(), 'file', /is not a regular file/);
  });

  it('are empty ones, for an upload', async () => {
    const path = writeTemp('empty', '');
    await assertFails(verifyFile(path, { partSize, parts }, { pool }), 'file', /“empty” is empty/);
    assertNothingLeft(pool, path);
  });

  it('are those that cannot be looked at again, which is told as any other trouble with a file', async () => {
    const path = writeTemp('closed', content);
    await withLocalFile(path, async (file) => {
      await file.close();
      await assertFails(file.assertUnchanged(), 'file', /^“closed” could not be opened \(EBADF\)/);
    });
  });

  it('are those that claim to be empty, and they are closed again', async function () {
    const path = '/proc/version';
    if (process.platform !== 'linux') this.skip();
    for (const job of everyJob(path)) await assertFails(job(), 'file', /has content but no size/);
    assertNothingLeft(pool, path);
  });

  it('are those for whose size and part size there is no upload, which is said before anything is read', async () => {
    const path = writeSparse('large', 10_001 * MiB);
    const onProgress = () => assert.fail('It was read.');
    const many = verifyFile(path, { partSize, parts }, { pool, onProgress });
    await assertFails(
      many,
      'tooManyParts',
      /needs 10,001 parts of 1 MiB, but an upload can have at most 10,000\. It needs parts of 2 MiB/,
    );
    const odd = verifyFile(path, { partSize: 12 * MiB, parts }, { pool, onProgress });
    await assertFails(odd, 'partSize', /Part size not valid: 12,582,912 bytes/);
    assertNothingLeft(pool, path);
  });
});

describe('a file to which something happens while it is read', function () {
  const path = join(folder, 'changing');

  beforeEach(() => writeFileSync(path, content));

  const changes: [Fault['kind'], RegExp][] = [
    ['grow', /“changing” grew while it was being read/],
    ['remove', /“changing” was removed while it was being read/],
    ['replace', /“changing” was replaced by another file while it was being read/],
    ['truncate', /“changing” was truncated while it was being read/],
    ['write', /“changing” was modified while it was being read/],
  ];
  for (const [kind, message] of changes) {
    it(`is reported as changed, and never as a mismatch: ${kind}`, async () => {
      for (const at of [0, 5 * MiB, 8 * MiB]) {
        writeFileSync(path, content);
        const pool = newPool(1, { kind, path, at });
        const kinds: string[] = [];
        const onResult = ({ kind }: { kind: string }) => kinds.push(kind);
        await assertFails(verifyFile(path, { partSize, parts }, { pool, onResult }), 'fileChanged', message);
        assert.ok(!kinds.includes('mismatch'), `at ${at}: ${kinds.join()}`);
        assertNothingLeft(pool, path);

        writeFileSync(path, content);
        const other = newPool(2, { kind, path, at });
        await assertFails(hashFile(path, { pool: other, linear: true }), 'fileChanged', message);
        assertNothingLeft(other, path);
      }
    });
  }

  it('is reported when a read fails in the middle', async () => {
    for (const linear of [false, true]) {
      const pool = newPool(2, { kind: 'error', path, at: 5 * MiB });
      await assertFails(
        hashFile(path, { pool, linear }),
        'file',
        /“changing” could not be read at byte 5,242,880 \(EIO\)/,
      );
      assertNothingLeft(pool, path);
    }
    const pool = newPool(2, { kind: 'error', path, at: 5 * MiB });
    const { verification, stopped } = await verifyFile(path, { partSize, parts }, { pool });
    assert.equal(stopped?.kind, 'file');
    assert.match(stopped.message, /5,242,880 \(EIO\)/);
    assert.ok(verification.verdict.unverified.includes(6), 'the part that cannot be read');
    assert.equal(verification.verdict.differing.length, 0);
    assertNothingLeft(pool, path);
  });

  it('is closed when a thread ends or cannot be started', async () => {
    const missing = new HashPool({ module: new URL('noSuchWorker.ts', import.meta.url), threads: 2 });
    for (const pool of [newPool(2, { kind: 'exit', path, at: 5 * MiB }), missing]) {
      await assertFails(
        hashFile(path, { pool, linear: true }),
        'unknown',
        /hashing thread ended unexpectedly/,
      );
      assertNothingLeft(pool, path);
    }
  });
});

describe('a cancel', function () {
  const path = join(folder, 'cancelled');

  before(() => writeFileSync(path, content));
  after(() => rmSync(path));

  it('that comes first leaves the file alone', async () => {
    const pool = newPool(2);
    const signal = AbortSignal.abort();
    const onProgress = () => assert.fail('It was read.');
    await assertFails(hashFile(path, { pool, signal, onProgress }), 'cancelled', /Canceled/);
    await assertFails(
      verifyFile(path, { partSize, parts }, { pool, signal, onProgress }),
      'cancelled',
      /Canceled/,
    );
    assertNothingLeft(pool, path);
  });

  it('takes effect while the file is opened, while threads start, and before they are needed', async () => {
    for (const waits of [0, 1, 2, 5, 10]) {
      const abort = new AbortController();
      const pool = newPool(2);
      const job = hashFile(path, { pool, signal: abort.signal, linear: true });
      for (let wait = 0; wait < waits; wait++) await new Promise(setImmediate);
      abort.abort();
      await assertFails(job, 'cancelled', /Canceled/);
      assertNothingLeft(pool, path);
    }
  });

  it('takes effect in the middle of reading, for tree and linear hashes', async () => {
    const large = writeSparse('cancelled-large', 64 * GiB);
    for (const linear of [false, true]) {
      const abort = new AbortController();
      const pool = newPool(2);
      let most = 0;
      const onProgress = (read: number) => {
        most = read;
        abort.abort();
      };
      await assertFails(
        hashFile(large, { pool, signal: abort.signal, linear, onProgress }),
        'cancelled',
        /Canceled/,
      );
      assert.ok(most > 0 && most < 8 * GiB, `${most} bytes were read`);
      assertNothingLeft(pool, large);
    }
  });

  it('resolves when no thread reads the file any more, even if other jobs use the threads', async () => {
    const large = writeSparse('cancelled-held', 64 * GiB);
    const pool = newPool(2);
    const release = pool.hold();
    for (let turn = 0; turn < 5; turn++) {
      const abort = new AbortController();
      let ended = false;
      const onProgress = () => {
        assert.ok(!ended, 'It was read after it had ended.');
        abort.abort();
      };
      const job = hashFile(large, { pool, signal: abort.signal, onProgress });
      await assertFails(job, 'cancelled', /Canceled/);
      ended = true;
      assert.equal(openHandles(large), 0);
    }
    assert.equal(pool.size, 2);
    await release();
    assertNothingLeft(pool, large);
  });

  it('takes effect for a job that waits for another one, which goes on', async () => {
    const pool = newPool(1);
    const abort = new AbortController();
    const other = hashFile(path, { pool, linear: true });
    const waiting = hashFile(path, { pool, linear: true, signal: abort.signal });
    await new Promise(setImmediate);
    abort.abort();
    await assertFails(waiting, 'cancelled', /Canceled/);
    assert.equal((await other).treeHash, (await hashFile(path, { pool })).treeHash);
    assertNothingLeft(pool, path);
  });

  it('takes effect at each result of a verification, and as mismatches are read again', async () => {
    const wrong = partsOf(bytes.subarray(MiB / 2, MiB / 2 + 8 * MiB), 4 * MiB);
    for (let stopAt = 1; stopAt <= 3; stopAt++) {
      const abort = new AbortController();
      const pool = newPool(2);
      let results = 0;
      const onResult = () => {
        if (++results === stopAt) abort.abort();
      };
      const options = { pool, signal: abort.signal, onResult };
      const { verification, stopped } = await verifyFile(path, { partSize: 4 * MiB, parts: wrong }, options);
      const { differing, unverified, missing } = verification.verdict;
      assert.equal(missing.length + differing.length + unverified.length, 3);
      assert.ok(missing.length + differing.length >= stopAt, 'what was found by then stays');
      // As mismatches are read again, all parts have been compared.
      assert.equal(stopped?.kind, unverified.length > 0 ? 'cancelled' : undefined);
      assertNothingLeft(pool, path);
    }
  });

  it('by disposing of the pool ends everything, and later jobs at once', async () => {
    const large = writeSparse('disposed-large', 64 * GiB);
    const pool = newPool(2);
    const started = Promise.withResolvers<void>();
    const job = hashFile(large, { pool, linear: true, onProgress: () => started.resolve() });
    const ended = assertFails(job, 'cancelled', /Canceled/);
    await started.promise;
    await pool.dispose();
    assert.equal(pool.size, 0);
    assert.equal(runningThreads(), 0);
    await ended;
    assertNothingLeft(pool, large);
    await assertFails(hashFile(large, { pool }), 'cancelled', /ended/);
    assertNothingLeft(pool, large);
  });
});
