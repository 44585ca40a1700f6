import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import * as sdk from '@aws-sdk/client-glacier';
import { formatRange } from '../../src/core/byteRange.ts';
import type { GlacierError } from '../../src/core/errors.ts';
import { MiB } from '../../src/core/text/bytes.ts';
import { gridOf } from '../../src/core/parts/partGrid.ts';
import { combineTreeHashes } from '../../src/core/treeHash/treeHash.ts';
import { requestsAnHour, wholeEvery } from '../../src/core/uploads/arrivals.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { connectToSample } from '../../src/glacier/connections/connectSample.ts';
import { withLocalFile } from '../../src/jobs/files/localFile.ts';
import { sha256 } from '../../src/jobs/hashing/sha256.ts';
import { sendParts } from '../../src/jobs/transfer/sendParts.ts';
import { ConnectionStore } from '../../src/store/connectionStore.ts';
import type { PartsList } from '../../src/store/partsList.ts';
import { PartsWatch, type WatchNews } from '../../src/store/partsWatch.ts';
import { waitFor } from '../host/waitFor.ts';
import { newPool, writeTemp } from '../unit/jobs/files.ts';
import { clientFor } from './client.ts';

/*
 * An upload that another client sends, the official SDK, while it is watched.
 */

const vaultName = 'vault';
const accountId = '-';

describe('an upload that is watched', () => {
  let emulator: Emulator;
  let client: sdk.GlacierClient;
  let store: ConnectionStore;
  let list: PartsList;
  let uploadId: string;
  let watch: PartsWatch | undefined;
  let listings = 0;
  let looks = 0;
  const news: WatchNews[] = [];
  const failures: GlacierError[] = [];

  beforeEach(async () => {
    [listings, looks] = [0, 0];
    for (const each of [news, failures]) each.length = 0;
    emulator = await startEmulator();
    emulator.inject({
      operation: 'ListParts',
      fault: { kind: 'hold' },
      times: Number.POSITIVE_INFINITY,
      // Counts them as they come, and strikes none.
      match: () => {
        listings++;
        return false;
      },
    });
    emulator.seedVault({ name: vaultName });
    client = clientFor(emulator);
    store = new ConnectionStore(connectToSample(emulator), {
      pageSize: () => 50,
      onFailure: (error) => failures.push(error),
      onDuplicate: () => {},
    });
    const input = { accountId, vaultName, partSize: String(MiB) };
    const answer = await client.send(new sdk.InitiateMultipartUploadCommand(input));
    uploadId = answer.uploadId ?? '';
    await store.uploadsOf(vaultName).first();
    const [upload] = store.uploadsOf(vaultName).pages.flat();
    assert.ok(upload);
    list = store.partsOf(upload);
  });

  afterEach(async () => {
    watch?.dispose();
    watch = undefined;
    store.dispose();
    client.destroy();
    await emulator.stop();
  });

  const body = Buffer.alloc(MiB, 7);
  const send = (index: number) =>
    client.send(
      new sdk.UploadMultipartPartCommand({
        accountId,
        vaultName,
        uploadId,
        range: `bytes ${index * MiB}-${(index + 1) * MiB - 1}/*`,
        body,
      }),
    );
  const sendAll = async (indexes: Iterable<number>) => {
    for (const index of indexes) await send(index);
  };
  const begin = async (onLook: () => void = () => {}) => {
    watch = new PartsWatch(list, {
      // So short that the test need not wait, and the looks are those of hours.
      interval: () => 30,
      onLook: () => {
        looks++;
        onLook();
      },
      onNews: (each) => news.push(each),
    });
    await waitFor('the first look', () => looks > 0 || undefined);
    return watch;
  };
  const nextLooks = async (count: number) => {
    const wanted = looks + count;
    await waitFor(`${count} looks`, () => looks >= wanted || undefined);
  };
  /** While another upload is looked at five times. */
  const asksNothing = async () => {
    // One may be on its way.
    const before = listings + 1;
    emulator.seedVault({ name: 'another' });
    emulator.seedUpload('another', { partSize: MiB, parts: [] });
    const connected = connectToSample(emulator);
    const other = new ConnectionStore(connected, {
      pageSize: () => 50,
      onFailure: () => {},
      onDuplicate: () => {},
    });
    await other.uploadsOf('another').first();
    const [upload] = other.uploadsOf('another').pages.flat();
    assert.ok(upload);
    let own = 0;
    const clock = new PartsWatch(other.partsOf(upload), {
      interval: () => 30,
      onLook: () => own++,
      onNews: () => {},
    });
    await waitFor('five looks', () => own >= 5 || undefined);
    clock.dispose();
    other.dispose();
    assert.ok(listings <= before + own, `${listings - before - own} requests more`);
  };
  const numbers = () => list.pager.pages.flat().map(({ range }) => range.start / MiB);

  it('shows each part with the next look at the latest, in whatever order they come', async () => {
    const acknowledged = new Map<number, number>();
    const late: string[] = [];
    const watched = await begin(() => {
      const shown = new Set(list.pager.pages.flat().map(({ range }) => formatRange(range)));
      // Only a look at everything sees a part that comes before others.
      for (const [start, at] of acknowledged)
        if (at < (watch?.looked ?? 0) && !shown.has(`${start}-${start + MiB - 1}`)) late.push(`${start}`);
    });
    for (let index = 0; index < 70; index++) {
      await send(index);
      acknowledged.set(index * MiB, Date.now());
    }
    await nextLooks(2);
    assert.deepEqual(
      numbers(),
      Array.from({ length: 70 }, (_, index) => index),
    );
    assert.deepEqual(late, []);
    assert.ok(watched.arrivals.lastArrival);
    assert.equal(list.lastActivity, watched.arrivals.lastArrival);

    await sendAll([75, 90]);
    await nextLooks(2);
    await sendAll([72, 71]);
    await nextLooks(wholeEvery + 1);
    assert.deepEqual(numbers().slice(70), [71, 72, 75, 90]);
  });

  it('shows what our own engine sends through another connection', async () => {
    const bytes = randomBytes(20 * MiB + 5);
    const path = writeTemp('watched.bin', bytes);
    const watched = await begin();
    const { port } = connectToSample(emulator);
    const pool = newPool(2);
    const ranges = [...gridOf(bytes.length, MiB).values()];
    await withLocalFile(path, (file) =>
      sendParts(port, { vaultName, id: uploadId }, file, ranges, {
        pool,
        signal: new AbortController().signal,
        concurrency: 4,
      }),
    );
    await nextLooks(2);
    assert.equal(list.pager.count, ranges.length);
    const { bytes: listed } = watched.arrivals.samples.at(-1) ?? { bytes: 0 };
    assert.equal(listed, bytes.length);
    port.dispose();
    await pool.dispose();
  });

  it('takes one request a look, and every tenth time those for all its pages', async () => {
    await sendAll(Array.from({ length: 60 }, (_, index) => index));
    // Between two looks, when none is under way.
    await begin(() => {
      if (looks === 31) watch?.dispose();
    });
    await waitFor('the last look', () => looks === 31 || undefined);
    // Two for the two pages of sixty parts, then thirty looks, of which three are at both pages.
    assert.equal(listings, 2 + 30 + 3);
    assert.equal(requestsAnHour(30_000, 2), 132);
    assert.equal(requestsAnHour(30_000, 0), 120);
  });

  it('is told of gaps that are filled, and of its end, after which nothing is asked for', async () => {
    await sendAll([0, 2]);
    await begin();
    await send(1);
    await waitFor('the news', () => news[0]);
    assert.deepEqual(news, [{ kind: 'gapFilled', gaps: 1 }]);
    const hashes = list.pager.pages.flat().map(({ treeHash }) => treeHash);
    const archive = { archiveSize: String(3 * MiB), checksum: combineTreeHashes(hashes, sha256) };
    await client.send(new sdk.CompleteMultipartUploadCommand({ accountId, vaultName, uploadId, ...archive }));
    await waitFor('the end', () => news[1]);
    assert.deepEqual(news[1], { kind: 'ended' });
    assert.equal(list.gone, true);
    await asksNothing();
  });

  it('goes on after a look that fails, and is asked for nothing once it is closed', async () => {
    await send(0);
    await begin();
    emulator.inject({
      operation: 'ListParts',
      fault: { kind: 'error', status: 403, code: 'AccessDeniedException', message: 'No' },
    });
    await waitFor('a failure', () => failures[0]);
    await send(1);
    await waitFor('the part', () => list.pager.count === 2 || undefined);
    store.dispose();
    await asksNothing();
  });
});
