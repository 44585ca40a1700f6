import assert from 'node:assert/strict';
import { zeroTreeHash } from '../../../src/core/treeHash/zeroHash.ts';
import type { Part } from '../../../src/core/model.ts';
import { MiB } from '../../../src/core/text/bytes.ts';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import { connectToSample } from '../../../src/glacier/connections/connectSample.ts';
import { sha256 } from '../../../src/jobs/hashing/sha256.ts';
import { ConnectionStore } from '../../../src/store/connectionStore.ts';
import type { PartsList } from '../../../src/store/partsList.ts';
import { partsTo, verified } from '../../unit/core/transfer/verified.ts';

/*
 * What a list of parts shows while parts are sent into its upload. The file has 120 parts and a bit; 40 are there.
 */

const { signal } = new AbortController();
const size = 120 * MiB + 7;
const all = partsTo(121, size);
const file = { device: '1', inode: '2', size, modified: '3' };

describe('parts that are sent', () => {
  let emulator: Emulator;
  let store: ConnectionStore;
  let list: PartsList;
  let uploadId: string;

  beforeEach(async () => {
    emulator = await startEmulator();
    emulator.seedVault({ name: 'vault' });
    uploadId = emulator.seedUpload('vault', { partSize: MiB, parts: seeds(all.slice(0, 40)) });
    const options = { pageSize: () => 50, onFailure: () => {}, onDuplicate: () => {} };
    store = new ConnectionStore(connectToSample(emulator), options);
    await store.uploadsOf('vault').first();
    const [upload] = store.uploadsOf('vault').pages.flat();
    assert.ok(upload);
    list = store.partsOf(upload);
    await list.listAnew(signal, () => {});
    list.showVerification(verified(all.slice(0, 40), size));
    list.showSending({ text: 'starting', paused: false, ranges: [], size });
  });

  afterEach(async () => {
    store.dispose();
    await emulator.stop();
  });

  const shown = () => list.pager.pages.flat();
  const matching = () => list.verification?.result?.verdict.matching;
  const send = (parts: readonly Part[]) => {
    emulator.seedParts('vault', uploadId, seeds(parts));
    list.noteSent(parts, file);
  };

  it('are listed in pages of the usual size, and count as verified', () => {
    send(all.slice(40, 90));
    assert.deepEqual(shown(), all.slice(0, 90));
    assert.deepEqual(
      list.pager.pages.map(({ length }) => length),
      [50, 40],
    );
    assert.equal(matching(), 90);
    assert.equal(list.verification?.result?.verdict.completion, 'sendParts');
    send(all.slice(90));
    assert.equal(list.verification?.result?.verdict.completion, 'ready');
  });

  it('are not said to be on their way any more', () => {
    list.showSending({
      text: '40%',
      paused: false,
      ranges: all.slice(40, 44).map(({ range }) => range),
      size,
    });
    send(all.slice(40, 42));
    assert.deepEqual(
      list.sending?.ranges,
      all.slice(42, 44).map(({ range }) => range),
    );
  });

  it('take the place of one that differs', () => {
    const wrong = { ...all[3], treeHash: 'f'.repeat(64) } as Part;
    const before = all.slice(0, 40).with(3, wrong);
    emulator.seedParts('vault', uploadId, seeds([wrong]));
    list.showVerification(verified(before, size));
    assert.equal(matching(), 39);
    send(all.slice(3, 4));
    assert.deepEqual(shown(), all.slice(0, 40));
    assert.equal(matching(), 40);
  });

  it('stay through a refresh that was read before they came, and are asked for no more once all is sent', async () => {
    assert.equal(list.hasSent, false);
    send(all.slice(40, 60));
    assert.equal(list.hasSent, true);
    const held = emulator.inject({ fault: { kind: 'hold' }, operation: 'ListParts' });
    const refreshing = list.refresh();
    await held.struck;
    // The service has them after it made its answer.
    list.noteSent(all.slice(60), file);
    held.release();
    await refreshing;
    assert.deepEqual(shown(), all);
    assert.equal(list.verification?.result?.verdict.completion, 'ready');
    list.showSending(undefined);
    assert.equal(list.hasSent, true);
    await list.refresh();
    assert.equal(list.hasSent, false, 'all that is shown was listed');
    assert.deepEqual(shown(), all.slice(0, 60), 'as the service lists them: those after it were not seeded');
  });

  it('are no part of a listing that began after they were sent, though one was under way as the transfer ended', async () => {
    const held = emulator.inject({ fault: { kind: 'hold' }, operation: 'ListParts' });
    const refreshing = list.refresh();
    await held.struck;
    list.noteSent(all.slice(40), file);
    list.showSending(undefined);
    held.dispose();
    // The service has one of another client in the place of the first, and none of the others.
    const theirs = { ...all[40], treeHash: 'e'.repeat(64) } as Part;
    emulator.seedParts('vault', uploadId, seeds([theirs]));
    const listed = [...all.slice(0, 40), theirs];
    assert.deepEqual(await list.listAnew(signal, () => {}), listed);
    await refreshing;
    assert.deepEqual(shown(), listed);
    assert.equal(list.verification?.result?.verdict.completion, 'unknown', 'nobody has compared theirs');
  });

  it('are no part of what is listed anew while the transfer goes on, and shown all the same', async () => {
    const held = emulator.inject({ fault: { kind: 'hold' }, operation: 'ListParts' });
    const listing = list.listAnew(signal, () => {});
    await held.struck;
    list.noteSent(all.slice(40), file);
    held.release();
    assert.deepEqual(await listing, all.slice(0, 40));
    assert.deepEqual(shown(), all);
    assert.deepEqual(await list.listAnew(signal, () => {}), all.slice(0, 40));
    assert.deepEqual(shown(), all.slice(0, 40));
  });

  it('are shown once a listing has come that was under way as the transfer ended', async () => {
    const held = emulator.inject({ fault: { kind: 'hold' }, operation: 'ListParts' });
    const refreshing = list.refresh();
    await held.struck;
    list.noteSent(all.slice(40), file);
    list.showSending(undefined);
    held.release();
    await refreshing;
    assert.deepEqual(shown(), all);
    await list.refresh();
    assert.deepEqual(shown(), all.slice(0, 40));
  });

  it('are missing at first, of a file whose size nothing else tells', async () => {
    const id = emulator.seedUpload('vault', { partSize: MiB, parts: [] });
    await store.uploadsOf('vault').refresh();
    const upload = store
      .uploadsOf('vault')
      .pages.flat()
      .find((each) => each.id === id);
    assert.ok(upload);
    const empty = store.partsOf(upload);
    await empty.pager.first();
    assert.deepEqual([empty.rowPages, empty.tail], [0, undefined]);
    empty.showSending({ text: 'starting', paused: false, ranges: [], size: 3 * MiB });
    const tail = { start: 0, end: 3 * MiB - 1 };
    assert.equal(empty.rowPages, 1);
    assert.deepEqual(empty.rowsOfPage(0), [{ kind: 'gap', range: tail }]);
    empty.noteSent(all.slice(0, 1), file);
    assert.deepEqual(empty.rowsOfPage(0).at(-1), { kind: 'gap', range: { ...tail, start: MiB } });
    empty.showSending(undefined);
    assert.equal(empty.tail, undefined);
  });

  it('are not taken for those of another file that was verified meanwhile', () => {
    list.showVerification(verified(all.slice(0, 40), size));
    list.noteSent(all.slice(40), { ...file, inode: '9' });
    assert.deepEqual(shown(), all);
    assert.equal(matching(), 40);
    assert.equal(list.verification?.result?.verdict.unverified.length, 81);
  });
});

describe('a list that is read anew', () => {
  it('is none where another command has cancelled that', async () => {
    const emulator = await startEmulator();
    emulator.seedVault({ name: 'vault' });
    const treeHash = zeroTreeHash(MiB, sha256);
    emulator.seedUpload('vault', { partSize: MiB, parts: [{ start: 0, end: MiB - 1, treeHash }] });
    const options = { pageSize: () => 50, onFailure: () => {}, onDuplicate: () => {} };
    const store = new ConnectionStore(connectToSample(emulator), options);
    await store.uploadsOf('vault').first();
    const [upload] = store.uploadsOf('vault').pages.flat();
    assert.ok(upload);
    const list = store.partsOf(upload);
    await list.pager.first();
    const held = emulator.inject({ fault: { kind: 'hold' }, operation: 'ListParts' });
    const listing = list.listAnew(signal, () => {});
    await held.struck;
    list.pager.cancel();
    await assert.rejects(listing, { kind: 'cancelled' });
    held.dispose();
    store.dispose();
    await assert.rejects(
      list.listAnew(signal, () => {}),
      { kind: 'cancelled' },
    );
    await emulator.stop();
  });
});

function seeds(parts: readonly Part[]) {
  return parts.map(({ range, treeHash }) => ({ ...range, treeHash }));
}
