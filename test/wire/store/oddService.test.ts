import assert from 'node:assert/strict';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import { connectToSample } from '../../../src/glacier/connections/connectSample.ts';
import { verifyFile } from '../../../src/jobs/verification/verifyFile.ts';
import { PartsFeed } from '../../../src/partsPanel/host/feed.ts';
import { ConnectionStore } from '../../../src/store/connectionStore.ts';
import type { PartsList } from '../../../src/store/partsList.ts';
import { oddPartSize, seedOddService } from '../../aws/oddService.ts';
import { newPool, writeTemp } from '../../unit/jobs/files.ts';

/*
 * A service that answers like Glacier and keeps less order: what is shown and verified of it is right all the same.
 */

const [parts, pageSize] = [23, 5];

describe('a service that keeps no order', () => {
  let emulator: Emulator;
  let store: ConnectionStore;
  let content: Buffer;
  const logged: string[] = [];

  before(async () => {
    emulator = await startEmulator();
    content = seedOddService(emulator, { parts, pageSize });
    store = new ConnectionStore(connectToSample(emulator), {
      pageSize: () => pageSize,
      onFailure: ({ message }) => logged.push(message),
      onDuplicate: () => {},
    });
    await store.vaults.first();
  });

  after(async () => {
    store.dispose();
    await emulator.stop();
  });

  it('lists its uploads with the ARN of their vault, and the broken one beside them', async () => {
    const uploads = store.uploadsOf('odd');
    await uploads.first();
    assert.deepEqual(
      uploads.pages.flat().map(({ description, vaultArn }) => [description, vaultArn]),
      [['unsorted', 'arn:aws:glacier:us-east-1:111122223333:vaults/odd']],
    );
    assert.deepEqual(
      uploads.refused.map(({ error: { message } }) => message),
      [`Not a valid Glacier response: CreationDate is "yesterday".`],
    );
    assert.equal(logged.length, 1);
    assert.match(logged[0] ?? '', /^Cannot show \S+: Not a valid Glacier response: CreationDate/);
  });

  it('shows its parts in order after each page, in the tree and in the panel', async () => {
    const list = partsList();
    const feed = new PartsFeed();
    const state = { all: false, closed: false, reopens: false };
    const shown: string[][] = [];
    for (let page = 1; !list.pager.done; page++) {
      await list.pager.more();
      const starts = rows(list).flatMap((row) => (row.kind === 'part' ? [row.range.start] : []));
      assert.equal(starts.length, Math.min(parts, page * pageSize));
      assert.deepEqual(
        starts,
        starts.toSorted((a, b) => a - b),
      );
      const message = feed.next(list, state);
      if (message.type === 'snapshot') shown.length = 0;
      shown.push(...message.pages.map(({ starts: first }) => [...first].map(String)));
      assert.equal(shown.flat().length, rows(list).length, 'the panel has the rows of the tree');
    }
    assert.ok(rows(list).every((row) => row.kind === 'part' && row.flags.length === 0));
    assert.ok(feed.generation > 1, 'what the panel had been sent was replaced');
  });

  it('lets its upload be verified part by part', async () => {
    const list = partsList();
    await list.pager.loadAll(new AbortController().signal);
    const path = writeTemp('odd', content);
    const upload = { partSize: oddPartSize, parts: list.pager.pages.flat() };
    const { verification } = await verifyFile(path, upload, { pool: newPool(1) });
    const { verdict, results } = verification;
    assert.equal(verdict.matching, parts);
    assert.deepEqual(verdict.toSend, []);
    assert.equal(results.length, parts);
  });

  function partsList(): PartsList {
    const [upload] = store.uploadsOf('odd').pages.flat();
    assert.ok(upload);
    return store.partsOf(upload);
  }
});

function rows(list: PartsList) {
  return list.pager.pages.flatMap((_, index) => list.rowsOfPage(index));
}
