import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MiB } from '../../../src/core/text/bytes.ts';
import { parseSavedUpload } from '../../../src/partsPanel/host/savedUpload.ts';

const upload = {
  sessionId: '["aws","archive","eu-west-1"]',
  connection: 'archive · eu-west-1',
  vaultName: 'photos',
  vaultArn: 'arn:aws:glacier:eu-west-1:111122223333:vaults/photos',
  uploadId: '-begins-with-a-dash',
  description: 'nightly',
  partSize: 16 * MiB,
  created: Date.parse('2026-11-20T02:00:00Z'),
};

describe('the saved state of a panel', () => {
  it('is what its page saved', () => {
    assert.deepEqual(parseSavedUpload({ upload, top: 120, view: {} }), {
      sessionId: upload.sessionId,
      connectionLabel: upload.connection,
      upload: {
        id: upload.uploadId,
        vaultName: 'photos',
        vaultArn: upload.vaultArn,
        description: 'nightly',
        partSize: 16 * MiB,
        created: new Date(upload.created),
      },
    });
  });

  const wrong: Record<string, unknown> = {
    sessionId: 1,
    vaultName: '..',
    uploadId: 'a/../b',
    partSize: 3 * MiB,
    created: Number.NaN,
    description: 'x'.repeat(5000),
  };
  for (const [field, value] of Object.entries(wrong)) {
    it(`is nothing where ${field} cannot be right`, () => {
      assert.equal(parseSavedUpload({ upload: { ...upload, [field]: value } }), undefined);
    });
  }

  it('is ignored without an error when it is anything else', () => {
    fc.assert(fc.property(fc.anything(), (state) => parseSavedUpload(state) === undefined));
  });
});
