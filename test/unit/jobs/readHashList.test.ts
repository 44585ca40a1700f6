import assert from 'node:assert/strict';
import { dirname, join } from 'node:path';
import { MiB } from '../../../src/core/text/bytes.ts';
import { readHashList } from '../../../src/jobs/verification/readHashList.ts';
import { assertFails, openHandles, writeSparse, writeTemp } from './files.ts';

describe('readHashList', () => {
  const hash = 'ab'.repeat(32);

  it('reads a list from a file', async () => {
    const path = writeTemp('list.txt', `${hash}\n`);
    assert.deepEqual(await readHashList(path), { kind: 'ordered', hashes: [hash] });
    assert.equal(openHandles(path), 0);
  });

  it('says what is wrong with a file that is not a hash list', async () => {
    const folder = dirname(writeTemp('marker', ''));
    await assertFails(readHashList(join(folder, 'none.csv')), 'file', /^“none.csv” does not exist/);
    await assertFails(readHashList(folder), 'file', /is a folder/);
    const binary = writeTemp('binary.csv', Buffer.from([0xff, 0xfe, 0, 1, 2]));
    await assertFails(readHashList(binary), 'hashList', /Line 1/);
    const large = writeSparse('large.csv', 17 * MiB);
    await assertFails(readHashList(large), 'hashList', /“large.csv” is too large/);
    for (const path of [binary, large]) assert.equal(openHandles(path), 0);
  });
});
