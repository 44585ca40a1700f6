import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { symlinkSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { identityAt, LocalFile } from '../../../src/jobs/files/localFile.ts';
import { makeTempFolder } from '../../host/tempFolder.ts';
import { writeTemp } from './files.ts';

const identity = { device: '1', inode: '1', size: 1, modified: '1' };

describe('a local file', () => {
  it('is let go of without waiting for a read that never ends', async function () {
    if (process.platform === 'win32') this.skip();
    // A pipe that nobody writes to is read for as long as a drive that was lost.
    const path = join(makeTempFolder(), 'pipe');
    assert.equal(spawnSync('mkfifo', [path]).status, 0);
    const handle = await open(path, 'r+');
    const file = new LocalFile(path, identity, handle);
    let hasRead = false;
    const reading = handle.read(Buffer.alloc(1), 0, 1, null);
    void reading.then(() => (hasRead = true));
    await file.close(5);
    assert.equal(hasRead, false);
    writeSync(handle.fd, 'x');
    await reading;
  });

  it('is known by what is at its path, nothing where there is nothing, and not where that cannot be told', async () => {
    const path = writeTemp('known.bin', Buffer.alloc(7));
    assert.equal((await identityAt(path))?.size, 7);
    assert.equal(await identityAt(`${path}.gone`), undefined);
    assert.equal(await identityAt(join(path, 'below')), undefined);
    const loop = join(makeTempFolder(), 'loop');
    symlinkSync(loop, loop);
    await assert.rejects(identityAt(loop), { kind: 'file', message: /is a link that leads back to itself/ });
  });
});
