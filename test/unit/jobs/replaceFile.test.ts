import assert from 'node:assert/strict';
import {
  chmodSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { withLocalFile } from '../../../src/jobs/files/localFile.ts';
import { replaceFile } from '../../../src/jobs/files/replaceFile.ts';
import { makeTempFolder } from '../../host/tempFolder.ts';

describe('writing a file of the user', () => {
  let folder: string;
  let path: string;

  beforeEach(() => {
    folder = makeTempFolder();
    path = join(folder, 'parts.csv');
  });

  it('puts a new one there, whole', async () => {
    await replaceFile(path, ['one,', 'two\n']);
    assert.equal(readFileSync(path, 'utf8'), 'one,two\n');
    assert.deepEqual(readdirSync(folder), ['parts.csv']);
  });

  it('replaces an old one, with its permissions', async () => {
    writeFileSync(path, 'old');
    chmodSync(path, 0o666);
    await replaceFile(path, ['new']);
    assert.equal(readFileSync(path, 'utf8'), 'new');
    if (process.platform !== 'win32')
      assert.equal(statSync(path).mode & 0o777, 0o666, 'whatever the umask is');
  });

  it('keeps the old file when something fails halfway, and leaves nothing beside it', async () => {
    writeFileSync(path, 'old');
    function* failing(): Generator<string> {
      yield 'half of the new one';
      assert.equal(readdirSync(folder).length, 2, 'it is written beside the old one');
      assert.equal(readFileSync(path, 'utf8'), 'old');
      throw new Error('the list was closed');
    }
    await assert.rejects(replaceFile(path, failing()), /the list was closed/);
    assert.equal(readFileSync(path, 'utf8'), 'old');
    assert.deepEqual(readdirSync(folder), ['parts.csv']);
  });

  it('does not replace a write-protected file or anything that is not a file', async function () {
    writeFileSync(path, 'old');
    chmodSync(path, 0o444);
    if (process.getuid?.() !== 0) {
      await assert.rejects(replaceFile(path, ['new']), { message: /was not written: no permission\.$/ });
      assert.equal(readFileSync(path, 'utf8'), 'old');
    }
    if (process.platform === 'win32') this.skip();
    await assert.rejects(replaceFile('/dev/null', ['new']), {
      message: /“null” was not written: it is not a regular file/,
    });
    assert.ok(statSync('/dev/null').isCharacterDevice());
  });

  it('says why it was not written', async () => {
    await assert.rejects(replaceFile(join(folder, 'none', 'x.csv'), ['x']), {
      kind: 'file',
      message: '“x.csv” was not written: its folder does not exist.',
    });
    mkdirSync(join(folder, 'folder.csv'));
    await assert.rejects(replaceFile(join(folder, 'folder.csv'), ['x']), { kind: 'file' });
  });

  it('writes where a link leads, and keeps the link', async function () {
    if (process.platform === 'win32') this.skip();
    const target = join(folder, 'target.csv');
    writeFileSync(target, 'old');
    symlinkSync(target, path);
    await replaceFile(path, ['new']);
    assert.equal(readFileSync(target, 'utf8'), 'new');
    assert.ok(lstatSync(path).isSymbolicLink());
    rmSync(target);
    await replaceFile(path, ['again']);
    assert.equal(readFileSync(target, 'utf8'), 'again', 'where there was nothing yet, too');
  });
});

describe('a file that says it is empty and is not', () => {
  it('is refused', async function () {
    if (process.platform !== 'linux') this.skip();
    await assert.rejects(
      withLocalFile('/proc/self/status', () => Promise.resolve()),
      { kind: 'file', message: '“status” has content but no size, so it cannot be read in parts.' },
    );
  });
});
