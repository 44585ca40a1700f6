import assert from 'node:assert/strict';
import { execFile, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { isLost } from '../../../src/jobs/journal/markFile.ts';
import {
  forgetTransfer,
  interruptedTransfers,
  isBeingSent,
  leaveMark,
  markTransfer,
} from '../../../src/jobs/journal/transferMarks.ts';
import { uploadKey } from '../../../src/core/model.ts';
import { MiB } from '../../../src/core/text/bytes.ts';
import type { UploadMark } from '../../../src/core/transfer/transferMark.ts';
import { makeTempFolder } from '../../host/tempFolder.ts';
import { writeTemp } from './files.ts';

const module = new URL('../../../src/jobs/journal/transferMarks.ts', import.meta.url).href;

describe('the mark of an upload that is being sent', () => {
  const folder = join(makeTempFolder(), 'transfers');
  const upload = {
    id: '-upload',
    vaultName: 'photos',
    vaultArn: 'arn:aws:glacier:eu-west-1:111122223333:vaults/photos',
    created: new Date('2026-11-30T00:00:00Z'),
    partSize: MiB,
  };
  const mark: UploadMark = {
    step: 'sending',
    sessionId: 'aws',
    name: 'photos.tar',
    path: '/data/photos.tar',
    upload,
  };
  const self = { pid: process.pid, host: hostname() };
  const markOf = (id: string) => ({ ...mark, upload: { ...upload, id } });

  beforeEach(() => rmSync(folder, { recursive: true, force: true }));

  it('keeps others away until it is released, and then leaves nothing', async () => {
    const release = await markTransfer(folder, mark);
    assert.ok(release);
    assert.equal(await markTransfer(folder, mark), undefined);
    const other = await markTransfer(folder, markOf('another'));
    assert.ok(other);
    assert.equal(await isBeingSent(folder, upload), true);
    assert.deepEqual(await interruptedTransfers(folder), { interrupted: [], underWay: true });
    await forgetTransfer(folder, uploadKey(upload));
    assert.equal(await isBeingSent(folder, upload), true, 'only an interrupted one is forgotten');
    await release('over');
    assert.equal(await isBeingSent(folder, upload), false);
    assert.equal(readdirSync(folder).length, 1);
    await other('over');
  });

  it('is no longer held once its process was killed, and tells that it was interrupted', async () => {
    const script = `
      const { markTransfer } = await import(${JSON.stringify(module)});
      await markTransfer(${JSON.stringify(folder)}, ${JSON.stringify(mark)});
      process.send('marked');
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    });
    await once(child, 'message');
    assert.equal(await isBeingSent(folder, upload), true);
    assert.equal(await markTransfer(folder, mark), undefined);
    child.kill('SIGKILL');
    await once(child, 'exit');
    assert.equal(await isBeingSent(folder, upload), false);
    assert.deepEqual(await interruptedTransfers(folder), {
      interrupted: [{ ...mark, pid: child.pid, host: hostname() }],
      underWay: false,
    });
    const release = await markTransfer(folder, mark);
    assert.ok(release, 'another process goes on');
    await release('over');
    assert.deepEqual(await interruptedTransfers(folder), { interrupted: [], underWay: false });
  }).timeout(20_000);

  it('is left by a transfer that was interrupted', async () => {
    const release = await markTransfer(folder, mark);
    await release?.('interrupted');
    assert.equal(await isBeingSent(folder, upload), false);
    const { interrupted } = await interruptedTransfers(folder);
    assert.deepEqual(interrupted, [{ ...mark, ...self }]);
    const again = await markTransfer(folder, mark);
    assert.ok(again);
    await again('interrupted');
    await forgetTransfer(folder, uploadKey(upload));
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is there again as an earlier process left it, where nothing came of what was done since', async () => {
    await (
      await markTransfer(folder, mark)
    )?.('interrupted');
    const completing: UploadMark = { ...mark, step: 'completing', path: '' };
    const release = await markTransfer(folder, completing);
    assert.ok(release);
    assert.equal(await isBeingSent(folder, upload), true);
    await release('undone');
    assert.deepEqual(await interruptedTransfers(folder), {
      interrupted: [{ ...mark, ...self }],
      underWay: false,
    });
    await (
      await markTransfer(folder, completing)
    )?.('over');
    await (
      await markTransfer(folder, completing)
    )?.('undone');
    assert.deepEqual(readdirSync(folder), [], 'there was none before');
  });

  it('takes the place of that of the request for its upload, where the process ended between the two', async () => {
    const { vaultName, vaultArn } = upload;
    const asked = { ...mark, step: 'starting', vaultName, vaultArn, wanted: { partSize: MiB } } as const;
    const starting = { ...asked, known: [] };
    const later = { ...asked, path: '/data/later.tar', known: [] };
    const older = { ...asked, path: mark.path, known: [upload.id] };
    for (const each of [starting, later, mark]) await (await markTransfer(folder, each))?.('interrupted');
    const paths = async () =>
      (await interruptedTransfers(folder)).interrupted.map(({ step, path }) => `${step} ${path}`).sort();
    assert.deepEqual(await paths(), ['sending /data/photos.tar', 'starting /data/later.tar']);
    assert.equal(readdirSync(folder).length, 2);
    await (
      await markTransfer(folder, older)
    )?.('interrupted');
    assert.equal((await paths()).length, 3, 'it is for another upload, which it was to begin after this one');
  });

  it('is no longer held when nobody has renewed it, though another process has its number', async () => {
    const release = await markTransfer(folder, markOf('other'));
    const [name = ''] = readdirSync(folder);
    await release?.('over');
    writeFileSync(join(folder, name), JSON.stringify({ ...markOf('other'), ...self, pid: process.ppid }));
    assert.equal(await isBeingSent(folder, { ...upload, id: 'other' }), true);
    const old = new Date(Date.now() - 200_000);
    utimesSync(join(folder, name), old, old);
    assert.equal(await isBeingSent(folder, { ...upload, id: 'other' }), false);
    assert.equal((await interruptedTransfers(folder)).interrupted.length, 1);
  });

  it('is held by another computer as long as that renews it, whatever processes run on this one', async () => {
    const release = await markTransfer(folder, mark);
    const [name = ''] = readdirSync(folder);
    const path = join(folder, name);
    for (const pid of [process.pid, 4_194_304]) {
      writeFileSync(path, JSON.stringify({ ...mark, pid, host: 'another computer' }));
      await release?.('over');
      assert.equal(await isBeingSent(folder, upload), true);
      assert.equal(await markTransfer(folder, mark), undefined);
      const old = new Date(Date.now() - 200_000);
      utimesSync(path, old, old);
      assert.equal(await isBeingSent(folder, upload), false);
    }
    const again = await markTransfer(folder, mark);
    assert.ok(again);
    await again('over');
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is not left on a full disk, which is said, and what was interrupted before stays', async () => {
    const other = markOf('other');
    await leaveMark(folder, other);
    await onFullDisk(async () => {
      const isFull = { kind: 'file', message: /was not written: the disk is full\.$/ };
      for (const each of [mark, other, mark]) await assert.rejects(markTransfer(folder, each), isFull);
      assert.equal(await isBeingSent(folder, upload), false);
      assert.deepEqual(await interruptedTransfers(folder), {
        interrupted: [{ ...other, ...self }],
        underWay: false,
      });
    });
    assert.equal(readdirSync(folder).length, 1, 'nothing half written');
    const release = await markTransfer(folder, mark);
    assert.ok(release, 'once there is room');
    await release('over');
  });

  it('is lost to another process, and not where it cannot be read for a moment', async () => {
    const release = await markTransfer(folder, mark);
    const [name = ''] = readdirSync(folder);
    const path = join(folder, name);
    assert.equal(await isLost(path), false);
    writeFileSync(path, JSON.stringify({ ...mark, ...self, pid: process.ppid }));
    assert.equal(await isLost(path), true);
    rmSync(path);
    assert.equal(await isLost(path), true);
    mkdirSync(path);
    assert.equal(await isLost(path), false);
    rmdirSync(path);
    await release?.('over');
  });

  it('stays another window’s while a window has too many files open to read it', async function () {
    if (process.platform === 'win32') this.skip();
    const ids = ['-upload', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const releases = await Promise.all(ids.map((id) => markTransfer(folder, markOf(id))));
    // Younger ones without a text might be being written.
    const before = new Date(Date.now() - 20_000);
    for (const name of readdirSync(folder)) utimesSync(join(folder, name), before, before);
    const script = `
      import { closeSync, openSync } from 'node:fs';
      const { forgetTransfer, interruptedTransfers, isBeingSent, markTransfer } = await import(${JSON.stringify(module)});
      const { folder, mark, key } = JSON.parse(process.argv[1]);
      const open = [];
      try { for (;;) open.push(openSync('/dev/null')); } catch {}
      const isSent = await isBeingSent(folder, mark.upload);
      await forgetTransfer(folder, key);
      const none = await interruptedTransfers(folder);
      closeSync(open.pop());
      const few = await interruptedTransfers(folder);
      const taken = (await markTransfer(folder, mark).catch(() => undefined)) !== undefined;
      for (const each of open) closeSync(each);
      process.stdout.write(JSON.stringify({ isSent, none, few, taken }));
      process.exit();`;
    const input = JSON.stringify({ folder, mark, key: uploadKey(upload) });
    const limited = 'ulimit -n 64 && exec "$0" --input-type=module -e "$1" "$2"';
    const { stdout, stderr } = await promisify(execFile)('sh', [
      '-c',
      limited,
      process.execPath,
      script,
      input,
    ]);
    const nothing = { interrupted: [], underWay: true };
    assert.deepEqual(
      stdout && JSON.parse(stdout),
      { isSent: true, none: nothing, few: nothing, taken: false },
      stderr,
    );
    assert.equal(readdirSync(folder).length, ids.length);
    for (const release of releases) await release?.('over');
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is left where it cannot be read, however old it is, and nobody takes it', async function () {
    if (process.platform === 'win32') this.skip();
    await leaveMark(folder, mark);
    const [name = ''] = readdirSync(folder);
    const path = join(folder, name);
    const aside = join(folder, '.aside');
    renameSync(path, aside);
    symlinkSync(name, path);
    assert.deepEqual(await interruptedTransfers(folder), { interrupted: [], underWay: true });
    assert.equal(await markTransfer(folder, mark), undefined);
    await forgetTransfer(folder, uploadKey(upload));
    renameSync(aside, path);
    const { interrupted } = await interruptedTransfers(folder);
    assert.deepEqual(interrupted, [{ ...mark, ...self }]);
    await forgetTransfer(folder, uploadKey(upload));
    assert.deepEqual(readdirSync(folder), []);
  });

  it('is none where a pipe, a folder or a huge file has its name, which stays', async function () {
    if (process.platform === 'win32') this.skip();
    await leaveMark(folder, mark);
    const [name = ''] = readdirSync(folder);
    const path = join(folder, name);
    const puts = [
      () => execFileSync('mkfifo', [path]),
      () => mkdirSync(path),
      () => (writeFileSync(path, JSON.stringify({ ...mark, ...self })), truncateSync(path, 5 * MiB)),
    ];
    for (const put of puts) {
      rmSync(path, { recursive: true });
      put();
      const before = statSync(path);
      assert.deepEqual(await interruptedTransfers(folder), { interrupted: [], underWay: false });
      assert.equal(await isBeingSent(folder, upload), false);
      await forgetTransfer(folder, uploadKey(upload));
      await assert.rejects(markTransfer(folder, mark), {
        kind: 'file',
        message: /was not written \(EEXIST\)/,
      });
      assert.deepEqual(readdirSync(folder), [name]);
      assert.deepEqual([statSync(path).ino, statSync(path).mode], [before.ino, before.mode]);
    }
  }).timeout(5000);

  it('is none where the file is no mark', async () => {
    const release = await markTransfer(folder, mark);
    const [name = ''] = readdirSync(folder);
    await release?.('over');
    for (const text of [
      '',
      '{',
      'null',
      '[]',
      JSON.stringify({ ...mark, ...self, pid: '1' }),
      JSON.stringify({ ...mark, pid: 1 }),
      JSON.stringify({ ...mark, ...self, upload: { ...upload, vaultName: '..' } }),
    ]) {
      writeFileSync(join(folder, name), text);
      const old = new Date(Date.now() - 10_000);
      utimesSync(join(folder, name), old, old);
      assert.equal(await isBeingSent(folder, upload), false, text);
      assert.deepEqual((await interruptedTransfers(folder)).interrupted, [], text);
    }
  });
});

/** Runs `work` while no write to any file finds room. */
async function onFullDisk(work: () => Promise<void>): Promise<void> {
  const file = await open(writeTemp('any', Buffer.of()));
  const handles = Object.getPrototypeOf(file) as Pick<FileHandle, 'writeFile' | 'appendFile'>;
  await file.close();
  const { writeFile: write, appendFile: append } = handles;
  const fails = async () => {
    throw Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });
  };
  Object.assign(handles, { writeFile: fails, appendFile: fails });
  try {
    await work();
  } finally {
    Object.assign(handles, { writeFile: write, appendFile: append });
  }
}
