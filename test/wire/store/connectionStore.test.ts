import assert from 'node:assert/strict';
import { MiB } from '../../../src/core/text/bytes.ts';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import { connectToSample } from '../../../src/glacier/connections/connectSample.ts';
import { ConnectionStore } from '../../../src/store/connectionStore.ts';

/** `count` parts of 1 MiB, from the beginning. */
const parts = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ start: index * MiB, end: (index + 1) * MiB - 1 }));

describe('what was loaded through a connection', () => {
  let emulator: Emulator;
  let store: ConnectionStore;
  let pageSize: number;
  const requests: string[] = [];
  const failures: string[] = [];
  const duplicates: string[] = [];
  const changes: string[] = [];

  beforeEach(async () => {
    for (const each of [requests, failures, duplicates, changes]) each.length = 0;
    pageSize = 50;
    emulator = await startEmulator({
      onRequest: ({ operation, query }) => requests.push(`${operation} ${query['limit']}`),
    });
    for (const vault of ['one', 'two']) {
      emulator.seedVault({ name: vault });
      for (const upload of ['a', 'b']) {
        const count = upload === 'a' ? 60 : 2;
        emulator.seedUpload(vault, { id: `${vault}-${upload}`, partSize: MiB, parts: parts(count) });
      }
    }
    store = new ConnectionStore(connectToSample(emulator), {
      pageSize: () => pageSize,
      onFailure: ({ kind }) => failures.push(kind),
      onDuplicate: (what) => duplicates.push(what),
    });
    store.onDidChange((change) => {
      const of = change.kind === 'uploads' ? change.vaultName : '';
      const upload = change.kind === 'parts' ? change.parts.upload.id : '';
      const told = [change.kind, of || upload].join(' ').trim();
      if (changes.at(-1) !== told) changes.push(told);
    });
  });

  afterEach(async () => {
    store.dispose();
    await emulator.stop();
  });

  async function uploads(vaultName = 'one') {
    const pager = store.uploadsOf(vaultName);
    await pager.first();
    return new Map(pager.pages.flat().map((upload) => [upload.id, upload]));
  }

  async function partsOf(id: string) {
    const upload = (await uploads(id.slice(0, 3))).get(id);
    assert.ok(upload, id);
    return store.partsOf(upload);
  }

  it('is one list for each vault and each upload, however often it is asked for', async () => {
    assert.equal(store.uploadsOf('one'), store.uploadsOf('one'));
    assert.notEqual(store.uploadsOf('one'), store.uploadsOf('two'));
    const [a, b, other] = [await partsOf('one-a'), await partsOf('one-b'), await partsOf('two-a')];
    assert.equal(a, await partsOf('one-a'));
    assert.equal(new Set([a, b, other]).size, 3);
    await Promise.all([a.pager.first(), b.pager.first()]);
    assert.equal(a.pager.count, 50);
    assert.equal(b.pager.count, 2);
  });

  it('tells what changed, and of which vault or upload', async () => {
    await store.vaults.first();
    const list = await partsOf('two-b');
    await list.pager.first();
    assert.deepEqual(changes, ['vaults', 'uploads two', 'parts two-b']);
  });

  it('tells of failures and of items listed twice', async () => {
    emulator.inject({ fault: { kind: 'error', status: 403, code: 'AccessDeniedException', message: 'no' } });
    await store.vaults.first();
    assert.deepEqual(failures, ['accessDenied']);
    const list = await partsOf('one-b');
    emulator.inject({
      operation: 'ListParts',
      fault: {
        kind: 'rewrite',
        body: (json) => ({ ...json, Parts: [json['Parts'], json['Parts']].flat() }),
      },
    });
    await list.pager.first();
    assert.equal(list.pager.count, 2);
    assert.equal(duplicates.length, 1);
  });

  it('forgets the parts of an upload that a complete listing no longer has, and of no other', async () => {
    const [gone, kept, other] = [await partsOf('one-a'), await partsOf('one-b'), await partsOf('two-a')];
    emulator.storage.vaults.get('one')?.uploads.delete('one-a');
    await store.uploadsOf('one').refresh();
    assert.notEqual(store.partsOf(gone.upload), gone);
    assert.equal(store.partsOf(kept.upload), kept);
    assert.equal(store.partsOf(other.upload), other);
  });

  describe('whose upload is gone while it is shown', () => {
    const shown = async () => {
      await store.vaults.first();
      const list = await partsOf('one-a');
      await list.pager.first();
      list.onDidChange(() => {});
      emulator.storage.vaults.get('one')?.uploads.delete('one-a');
      return list;
    };
    const places = [undefined, { vaultName: 'one' }, { vaultName: 'one', uploadId: 'one-a' }];
    for (const below of places) {
      it(`says so after a refresh of ${JSON.stringify(below ?? 'everything')}, and keeps what it has`, async () => {
        const list = await shown();
        assert.equal(list.gone, false);
        await store.refresh(below);
        assert.equal(list.gone, true);
        assert.equal(list.pager.count, 50);
        assert.equal(store.partsOf(list.upload), list, 'and whoever asks for it gets the one that is shown');
      });
    }

    it('says so when its whole vault is gone', async () => {
      const list = await shown();
      emulator.storage.vaults.delete('one');
      await store.refresh();
      assert.equal(list.gone, true);
    });

    it('is there again once its parts are listed', async () => {
      const list = await shown();
      await store.refresh({ vaultName: 'one' });
      assert.equal(list.gone, true);
      await list.refresh();
      assert.deepEqual([list.gone, list.pager.error?.kind], [true, 'notFound']);
      emulator.seedUpload('one', { id: 'one-a', partSize: MiB, parts: parts(3) });
      await list.refresh();
      assert.deepEqual([list.gone, list.pager.count], [false, 3]);
    });
  });

  it('keeps the parts of an upload while the listing is not complete', async () => {
    pageSize = 1;
    const [first] = [...(await uploads()).values()];
    assert.ok(first);
    const known = store.partsOf(first);
    emulator.storage.vaults.get('one')?.uploads.delete(first.id);
    emulator.seedUpload('one', { id: 'one-0', partSize: MiB, parts: [] });
    await store.uploadsOf('one').refresh();
    assert.equal(store.uploadsOf('one').done, false);
    assert.equal(store.partsOf(first), known);
  });

  it('finds a vault and an upload by name, asking only for what is not loaded', async () => {
    const { signal } = new AbortController();
    assert.equal((await store.findVault('two', signal)).name, 'two');
    assert.deepEqual(requests.splice(0), ['DescribeVault undefined']);
    await store.vaults.first();
    const vault = await store.findVault('two', signal);
    assert.deepEqual(requests.splice(0), ['ListVaults 10']);
    const upload = await store.findUpload(vault, 'two-a', signal);
    assert.deepEqual(requests.splice(0), ['ListParts 1']);
    assert.deepEqual([upload.partSize, upload.vaultName, upload.vaultArn], [MiB, 'two', vault.arn]);
    await store.uploadsOf('two').first();
    const listed = store
      .uploadsOf('two')
      .pages.flat()
      .find(({ id }) => id === 'two-a');
    assert.equal(await store.findUpload(vault, 'two-a', signal), listed);
    assert.deepEqual({ ...upload }, { ...listed });
    await assert.rejects(store.findVault('three', signal), { kind: 'notFound' });
    await assert.rejects(store.findUpload(vault, 'x'.repeat(92), signal), { kind: 'notFound' });
    await assert.rejects(store.findVault('..', signal), { kind: 'invalid' });
  });

  it('asks for pages no larger than the service gives', async () => {
    pageSize = 1000;
    await store.vaults.first();
    await (await partsOf('one-b')).pager.first();
    assert.deepEqual(requests, ['ListVaults 10', 'ListMultipartUploads 50', 'ListParts 50']);
  });

  describe('and is refreshed', () => {
    beforeEach(async () => {
      await store.vaults.first();
      for (const id of ['one-a', 'one-b', 'two-b']) await (await partsOf(id)).pager.first();
      requests.length = 0;
    });
    const asked = (operation: string) => requests.filter((each) => each.startsWith(operation)).length;

    it('as a whole', async () => {
      await store.refresh();
      assert.deepEqual([asked('ListVaults'), asked('ListMultipartUploads'), asked('ListParts')], [1, 2, 3]);
    });

    it('in one vault', async () => {
      await store.refresh({ vaultName: 'one' });
      assert.deepEqual([asked('ListVaults'), asked('ListMultipartUploads'), asked('ListParts')], [0, 1, 2]);
    });

    it('in one upload', async () => {
      await store.refresh({ vaultName: 'one', uploadId: 'one-b' });
      assert.deepEqual([asked('ListVaults'), asked('ListMultipartUploads'), asked('ListParts')], [0, 0, 1]);
    });

    it('but for what nobody has loaded', async () => {
      store.uploadsOf('three');
      await partsOf('two-a');
      requests.length = 0;
      await store.refresh();
      assert.deepEqual([asked('ListVaults'), asked('ListMultipartUploads'), asked('ListParts')], [1, 2, 3]);
    });
  });

  describe('as the parts of an upload', () => {
    it('is loaded whole, with the count after each page', async () => {
      const list = await partsOf('one-a');
      const counts: number[] = [];
      await list.loadAll(new AbortController().signal, (count) => counts.push(count));
      assert.deepEqual(counts, [50, 60]);
    });

    it('is loaded until it is cancelled, closed or fails', async () => {
      const list = await partsOf('one-a');
      const abort = new AbortController();
      const loading = list.loadAll(abort.signal, () => abort.abort());
      await assert.rejects(loading, { kind: 'cancelled' });
      assert.equal(list.pager.count, 50);
      const fault = {
        kind: 'error',
        status: 404,
        code: 'ResourceNotFoundException',
        message: 'gone',
      } as const;
      emulator.inject({ operation: 'ListParts', fault });
      await assert.rejects(
        list.loadAll(new AbortController().signal, () => {}),
        { kind: 'notFound' },
      );
      store.dispose();
      await assert.rejects(
        list.loadAll(new AbortController().signal, () => {}),
        { kind: 'cancelled' },
      );
    });

    it('has its gaps and flags on every page, also after a refresh has moved them', async () => {
      emulator.seedUpload('one', {
        id: 'one-g',
        partSize: MiB,
        parts: [...parts(50), { start: 51 * MiB, end: 52 * MiB - 1 }, { start: 52 * MiB, end: 52 * MiB + 9 }],
      });
      const list = await partsOf('one-g');
      await list.loadAll(new AbortController().signal, () => {});
      const rows = (page: number) =>
        list
          .rowsOfPage(page)
          .map((row) => (row.kind === 'gap' ? 'gap' : [row.number, ...row.flags].join(' ')));
      assert.equal(rows(0).length, 50);
      assert.deepEqual(rows(1), ['gap', '52', '53']);
      emulator.seedParts('one', 'one-g', [{ start: 50 * MiB, end: 51 * MiB - 1 }]);
      await list.pager.refresh();
      assert.deepEqual(rows(1), ['51', '52', '53']);
    });

    it('has its rows by the pages of the latest listing', async () => {
      const list = await partsOf('one-a');
      await list.loadAll(new AbortController().signal, () => {});
      assert.equal(list.rowsOfPage(1)[0]?.kind, 'part');
      pageSize = 25;
      await list.pager.refresh();
      const flagged = list.rowsOfPage(1).filter((row) => row.kind === 'gap' || row.flags.length > 0);
      assert.equal(list.rowsOfPage(1).length, 25);
      assert.deepEqual(flagged, []);
    });

    it('has a short part at the end of a page that is not the last', async () => {
      const short = { start: 49 * MiB, end: 50 * MiB - 2 };
      emulator.seedUpload('one', {
        id: 'one-s',
        partSize: MiB,
        parts: [...parts(49), short, { start: 50 * MiB, end: 50 * MiB }],
      });
      const list = await partsOf('one-s');
      await list.loadAll(new AbortController().signal, () => {});
      const flags = (page: number) =>
        list.rowsOfPage(page).flatMap((row) => (row.kind === 'gap' ? [] : row.flags));
      assert.deepEqual(flags(0), ['short']);
      assert.deepEqual(flags(1), [], 'the last part may be short');
    });

    it('has no gap where a page begins before the end of the one before it', async () => {
      emulator.seedUpload('one', {
        id: 'one-o',
        partSize: MiB,
        parts: [
          ...parts(49),
          { start: 49 * MiB, end: 52 * MiB - 1 },
          { start: 50 * MiB, end: 51 * MiB - 1 },
          { start: 52 * MiB, end: 53 * MiB - 1 },
        ],
      });
      const list = await partsOf('one-o');
      await list.loadAll(new AbortController().signal, () => {});
      const rows = list.rowsOfPage(1).map((row) => (row.kind === 'gap' ? 'gap' : row.flags.join(' ')));
      assert.deepEqual(rows, ['overlapping', '']);
    });
  });
});
