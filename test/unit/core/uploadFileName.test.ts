import assert from 'node:assert/strict';
import fc from 'fast-check';
import { uploadFileName } from '../../../src/core/description/uploadFileName.ts';

const id = 'x'.repeat(8) + '-'.repeat(80) + 'y'.repeat(4);
const nameOf = (description?: string) =>
  uploadFileName(description === undefined ? { id } : { id, description });

describe('the name of a file about an upload', () => {
  it('is that of the upload, in characters for a name', () => {
    assert.equal(nameOf('photos 2019.tar'), 'photos 2019.tar');
    assert.equal(nameOf('mt1 cGhvdG9zL2EuanBn'), 'a.jpg');
    assert.equal(nameOf('C:\\backup: "a" <b> | *?'), 'C__backup_ _a_ _b_ _ __');
    assert.equal(nameOf('/srv/data/a.tar'), '_srv_data_a.tar');
    assert.equal(nameOf(' ..hidden'), 'hidden');
    assert.equal(nameOf('Größe 🧊'), 'Größe 🧊');
  });

  it('is no name that Windows has for a device', () => {
    for (const name of ['CON', 'nul.txt', 'aux.tar.gz', 'Com1', 'lpt9.bin'])
      assert.equal(nameOf(name), `_${name}`);
    for (const name of ['console', 'common.txt', 'com10']) assert.equal(nameOf(name), name);
  });

  it('is cut to 60 characters', () => {
    assert.equal(nameOf('🧊'.repeat(70)), `${'🧊'.repeat(59)}…`);
  });

  it('is the shortened ID where the upload has no name', () => {
    for (const description of [undefined, '', ' \n', '...', '///', '\u202E'])
      assert.equal(nameOf(description), 'xxxxxxxx…yyyy', JSON.stringify(description));
    assert.equal(uploadFileName({ id: '///' }), 'upload');
  });

  it('has nothing in it that a file cannot be called, whatever the description is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const name = uploadFileName({ id: text, description: text });
        assert.match(name, /^[^\p{Cc}\p{Cs}/\\:*?"<>|.\s][^\p{Cc}\p{Cs}/\\:*?"<>|]*$/u);
        assert.ok(Array.from(name).length <= 60);
      }),
    );
  });
});
