import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { MiB } from '../../../src/core/text/bytes.ts';
import { type FindProgress, findFile } from '../../../src/jobs/verification/findFile.ts';
import { assertFails, assertNothingLeft, bytes, newPool, partsOf, writeTemp } from './files.ts';

describe('findFile', function () {
  const partSize = MiB;
  const content = bytes.subarray(0, 3 * MiB + 9);
  const parts = partsOf(content, partSize);
  const upload = { partSize, parts };
  const folder = mkdtempSync(join(dirname(writeTemp('marker', '')), 'find-'));
  const put = (name: string, data: Uint8Array) => {
    const path = join(folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, data);
    return path;
  };
  const pool = newPool(2);
  const original = put('a/b/original.bin', content);
  const longer = put('longer.bin', bytes.subarray(0, 4 * MiB));
  put('shorter.bin', content.subarray(0, -1));
  put('other.bin', bytes.subarray(100, 100 + content.length));
  put('empty', Buffer.alloc(0));
  for (let file = 0; file < 100; file++) put(`many/${file}.txt`, Buffer.from('text'));

  afterEach(() => {
    for (const path of [original, longer]) assertNothingLeft(pool, path);
  });

  it('finds the files that begin alike in all folders, the one of the very size first', async () => {
    const found: string[] = [];
    const progress: FindProgress[] = [];
    const result = await findFile(folder, upload, {
      pool,
      onFound: ({ path }) => found.push(path),
      onProgress: (each) => progress.push(each),
    });
    assert.deepEqual(
      result.found.map(({ path }) => path),
      [original, longer],
    );
    assert.deepEqual(found.toSorted(), [original, longer].toSorted());
    assert.deepEqual(result.skipped, []);
    // Those that are too small are not even opened.
    assert.deepEqual(progress.at(-1), { seen: 105, read: 3, total: 3 });
  });

  it('looks first at files of the name that the description has, in any case', async () => {
    const { found } = await findFile(folder, upload, { pool, name: 'LONGER.bin' });
    assert.deepEqual(
      found.map(({ path }) => path),
      [longer, original],
    );
  });

  it('uses the first listed part, wherever it is', async () => {
    const { found } = await findFile(folder, { partSize, parts: parts.slice(2) }, { pool });
    assert.deepEqual(
      found.map(({ path }) => path),
      [original, longer],
    );
  });

  it('does not follow links, and tells of what it could not read', async function () {
    const linked = mkdtempSync(`${folder}-`);
    symlinkSync(folder, join(linked, 'link'));
    symlinkSync(linked, join(linked, 'circle'));
    const { found, skipped } = await findFile(linked, upload, { pool });
    assert.deepEqual([found, skipped], [[], []]);
    if (process.getuid?.() === 0) return this.skip();
    const secret = join(linked, 'secret');
    mkdirSync(secret);
    chmodSync(secret, 0);
    const { skipped: refused } = await findFile(linked, upload, { pool });
    chmodSync(secret, 0o700);
    assert.deepEqual(refused, [secret]);
  });

  it('leaves out a file that changes as it is read, or cannot be read, and goes on', async () => {
    for (const kind of ['grow', 'error'] as const) {
      const victim = put('victim/file.bin', content);
      const faulty = newPool(1, { kind, path: victim, at: 0 });
      const { found, skipped } = await findFile(dirname(victim), upload, { pool: faulty });
      assert.deepEqual([found, skipped], [[], [victim]]);
      assertNothingLeft(faulty, victim);
    }
    put('victim/file.bin', Buffer.alloc(0));
  });

  it('refuses a folder that is not there, and an upload without parts', async () => {
    await assertFails(
      findFile(join(folder, 'nowhere'), upload, { pool }),
      'file',
      /^“nowhere” does not exist/,
    );
    await assertFails(findFile(longer, upload, { pool }), 'file', /“longer.bin”/);
    await assertFails(findFile(folder, { partSize, parts: [] }, { pool }), 'invalid', /no parts/);
  });

  it('can be cancelled at the last file, also where none is large enough to be read', async () => {
    const abort = new AbortController();
    const onProgress = ({ seen }: FindProgress) => {
      if (seen === 100) abort.abort();
    };
    const small = findFile(join(folder, 'many'), upload, { pool, signal: abort.signal, onProgress });
    await assertFails(small, 'cancelled', /Canceled/);
  });

  it('does not take a thread that ends for a file that is another one', async () => {
    const faulty = newPool(2, { kind: 'exit', path: original, at: 0 });
    await assertFails(findFile(folder, upload, { pool: faulty }), 'unknown', /thread ended unexpectedly/);
    assertNothingLeft(faulty, original);
  });

  it('reads no more files once something went wrong', async () => {
    for (let copy = 0; copy < 20; copy++) put(`copies/${copy}.bin`, content);
    let calls = 0;
    let read = 0;
    const search = findFile(join(folder, 'copies'), upload, {
      pool,
      onFound: () => {
        if (++calls === 1) throw new Error('No more.');
      },
      onProgress: (progress) => ({ read } = progress),
    });
    await assert.rejects(search, /No more/);
    assert.ok(read <= 2, `${read} files were read`);
    rmSync(join(folder, 'copies'), { recursive: true });
  });

  it('can be cancelled at the first file, while it looks around, and while it reads', async () => {
    for (const when of [isLooking, isHalfway, isReading]) {
      const abort = new AbortController();
      let seen = 0;
      const onProgress = (progress: FindProgress) => {
        ({ seen } = progress);
        if (when(progress)) abort.abort();
      };
      await assertFails(
        findFile(folder, upload, { pool, signal: abort.signal, onProgress }),
        'cancelled',
        /Canceled/,
      );
      if (when === isLooking) assert.ok(seen < 105, `${seen} files were looked at`);
      for (const path of [original, longer]) assertNothingLeft(pool, path);
    }
  });
});

function isLooking({ seen }: FindProgress): boolean {
  return seen === 1;
}

function isHalfway({ seen }: FindProgress): boolean {
  return seen === 50;
}

function isReading({ read }: FindProgress): boolean {
  return read > 0;
}
