import assert from 'node:assert/strict';
import { inTime } from '../../../src/jobs/files/inTime.ts';

describe('a drive', () => {
  it('that does not respond is not waited for for good', async () => {
    const never = new Promise<void>(() => {});
    await assert.rejects(inTime('/mnt/nas/photos.tar', never, 5), {
      kind: 'file',
      message: '“photos.tar” cannot be read: its drive does not respond.',
    });
  });

  it('that responds is heard, whatever it says', async () => {
    assert.equal(await inTime('/photos.tar', Promise.resolve(7)), 7);
    await assert.rejects(inTime('/photos.tar', Promise.reject(new Error('no'))), { message: 'no' });
  });
});
