import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { addRecord, loadRecords } from '../../../src/jobs/journal/archiveHistory.ts';
import { makeTempFolder } from '../../host/tempFolder.ts';

describe('the history of archives', () => {
  it('is neither waited for nor written where a pipe has its name', async function () {
    if (process.platform === 'win32') this.skip();
    const path = join(makeTempFolder(), 'archives.jsonl');
    execFileSync('mkfifo', [path]);
    await assert.rejects(loadRecords(path), { kind: 'file', message: /is not a regular file\.$/ });
    const record = {
      uploadId: 'upload',
      vaultName: 'photos',
      vaultArn: 'arn:aws:glacier:eu-west-1:111122223333:vaults/photos',
      region: 'eu-west-1',
      treeHash: '0'.repeat(64),
      size: 1,
      asked: '2026-11-29T10:00:00.000Z',
    };
    await assert.rejects(addRecord(path, record), {
      kind: 'file',
      message: /was not written: it is not a regular file\.$/,
    });
  }).timeout(5000);
});
