import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { MiB } from '../../../src/core/text/bytes.ts';
import type { ArchiveRequest } from '../../../src/core/transfer/archiveRecord.ts';
import { combineTreeHashes } from '../../../src/core/treeHash/treeHash.ts';
import { zeroTreeHash } from '../../../src/core/treeHash/zeroHash.ts';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import { connectToSample } from '../../../src/glacier/connections/connectSample.ts';
import { standardLimits } from '../../../src/glacier/requests/limits.ts';
import type { Connection } from '../../../src/glacier/port.ts';
import { sha256 } from '../../../src/jobs/hashing/sha256.ts';
import { abortUploads } from '../../../src/jobs/transfer/abortUploads.ts';
import { loadRecords } from '../../../src/jobs/journal/archiveHistory.ts';
import { completeUpload } from '../../../src/jobs/transfer/completeUpload.ts';
import { makeTempFolder } from '../../host/tempFolder.ts';
import { errorOf } from '../client.ts';

const { signal } = new AbortController();
const leaf = zeroTreeHash(MiB, sha256);
const parts = [0, 1].map((at) => ({ start: at * MiB, end: (at + 1) * MiB - 1, treeHash: leaf }));

describe('completing an upload', () => {
  let emulator: Emulator;
  let connection: Connection;
  let request: ArchiveRequest;
  let now: number;
  let completes: number;
  const folder = makeTempFolder();
  const history = join(folder, 'storage', 'archives.jsonl');

  beforeEach(async () => {
    rmSync(join(folder, 'storage'), { recursive: true, force: true });
    now = Date.now();
    completes = 0;
    emulator = await startEmulator({
      clock: () => now,
      onRequest: ({ operation }) => (completes += operation === 'CompleteMultipartUpload' ? 1 : 0),
    });
    emulator.seedVault({ name: 'vault' });
    connection = connectToSample(emulator, { limits: { ...standardLimits, headers: 300 } });
    request = {
      uploadId: emulator.seedUpload('vault', { partSize: MiB, parts }),
      vaultName: 'vault',
      vaultArn: 'arn:aws:glacier:us-east-1:111122223333:vaults/vault',
      region: 'us-east-1',
      treeHash: combineTreeHashes([leaf, leaf], sha256),
      size: 2 * MiB,
      asked: new Date(now).toISOString(),
    };
  });

  afterEach(async () => {
    connection.port.dispose();
    await emulator.stop();
  });

  const complete = (asked = request) =>
    completeUpload(connection.port, asked, { history, signal, firstWait: 1 });
  const archives = () => emulator.storage.vaults.get('vault')?.fresh.archives;

  it('has the archive in the history before it says so', async () => {
    const outcome = await complete();
    assert.equal(outcome.kind, 'completed');
    assert.match(outcome.archive.archiveId, /^[\w-]{138}$/);
    assert.deepEqual(await loadRecords(history), [outcome.archive]);
    assert.equal(completes, 1);
  });

  it('keeps another tree hash that the service answers with, and the id of the archive', async () => {
    const answeredHash = 'f'.repeat(64);
    const answerWith = (treeHash: string) =>
      emulator.inject({
        fault: { kind: 'headers', headers: { 'x-amz-sha256-tree-hash': treeHash } },
        operation: 'CompleteMultipartUpload',
      });
    answerWith(answeredHash.toUpperCase());
    const outcome = await complete();
    assert.equal(outcome.kind, 'completed');
    assert.equal(outcome.archive.answeredHash, answeredHash);
    assert.equal(outcome.archive.treeHash, request.treeHash);
    assert.deepEqual(await loadRecords(history), [outcome.archive]);
    for (const treeHash of [request.treeHash, 'none']) {
      answerWith(treeHash);
      const again = await complete();
      assert.equal(again.kind, 'completed', 'when it is repeated');
      assert.equal(again.archive.answeredHash, undefined, treeHash);
    }
  });

  it('has what was asked for in the history before it is sent', async () => {
    const held = emulator.inject({ fault: { kind: 'hold' }, operation: 'CompleteMultipartUpload' });
    const completing = complete();
    await held.struck;
    assert.deepEqual(await loadRecords(history), [request]);
    held.release();
    assert.equal((await completing).kind, 'completed');
  });

  it('sends nothing when the history cannot be written', async () => {
    mkdirSync(history, { recursive: true });
    assert.equal((await errorOf(complete())).kind, 'file');
    assert.equal(completes, 0);
  });

  it('gives the id also when it cannot be written any more', async () => {
    const held = emulator.inject({ fault: { kind: 'hold' }, operation: 'CompleteMultipartUpload' });
    const completing = complete();
    await held.struck;
    rmSync(history);
    mkdirSync(history);
    held.release();
    const outcome = await completing;
    assert.equal(outcome.kind, 'completed');
    assert.equal(outcome.unsaved?.kind, 'file');
    assert.match(outcome.archive.archiveId, /^[\w-]{138}$/);
  });

  for (const [name, fault] of [
    ['lost', { kind: 'dropAnswer' }],
    ['late', { kind: 'slow', milliseconds: 2000 }],
    ['a page of a proxy', { kind: 'html', status: 200 }],
  ] as const) {
    it(`makes one archive when the answer is ${name} several times`, async () => {
      emulator.inject({ fault, operation: 'CompleteMultipartUpload', times: name === 'lost' ? 4 : 2 });
      const outcome = await complete();
      assert.equal(outcome.kind, 'completed');
      assert.equal(archives(), 1);
      assert.deepEqual(await loadRecords(history), [outcome.archive]);
    }).timeout(20_000);
  }

  it('says that the upload is gone, and whether this may have completed it', async () => {
    const gone = { ...request, uploadId: 'x'.repeat(92) };
    assert.deepEqual(await complete(gone), { kind: 'gone', asked: false });
    emulator.inject({ fault: { kind: 'html', status: 200 }, operation: 'CompleteMultipartUpload' });
    const later = completeUpload(
      {
        // The time in which the service repeats its answer ends in between.
        completeUpload: (...asked) =>
          connection.port.completeUpload(...asked).finally(() => (now += 6 * 60_000)),
      },
      request,
      { history, signal, firstWait: 1 },
    );
    assert.deepEqual(await later, { kind: 'gone', asked: true });
    assert.equal(archives(), 1);
    assert.deepEqual((await loadRecords(history))[0], request, 'what was asked for is known');
  });

  it('says so when no answer comes at all, and gets the archive when it is asked again', async () => {
    emulator.inject({ fault: { kind: 'dropAnswer' }, operation: 'CompleteMultipartUpload', times: 6 });
    const outcome = await complete();
    assert.equal(outcome.kind, 'unknown');
    assert.equal(outcome.error.kind, 'network');
    assert.deepEqual(await loadRecords(history), [request]);
    const again = await complete();
    assert.equal(again.kind, 'completed');
    assert.deepEqual(await loadRecords(history), [again.archive]);
    assert.equal(archives(), 1);
  });

  it('fails as the service refuses, once, and the upload stays', async () => {
    const error = await errorOf(complete({ ...request, treeHash: leaf }));
    assert.equal(error.kind, 'invalid');
    assert.equal(completes, 1);
    assert.deepEqual(await loadRecords(history), [], 'nobody need look for an archive');
    assert.equal((await complete()).kind, 'completed');
  });

  it('goes on after a line that broke off', async () => {
    mkdirSync(join(folder, 'storage'), { recursive: true });
    writeFileSync(history, '{"uploadId":"bro');
    await complete();
    assert.equal((await loadRecords(history)).length, 1);
    assert.match(readFileSync(history, 'utf8'), /^\{"uploadId":"bro\n\{.*\}\n\{.*\}\n$/);
  });
});

describe('aborting uploads', () => {
  let emulator: Emulator;
  let connection: Connection;
  let most: number;

  beforeEach(async () => {
    emulator = await startEmulator();
    emulator.seedVault({ name: 'vault' });
    connection = connectToSample(emulator);
    most = 0;
  });

  afterEach(async () => {
    connection.port.dispose();
    await emulator.stop();
  });

  it('tells what became of each, a few at a time', async () => {
    let under = 0;
    const port = {
      abortUpload: (...asked: Parameters<typeof connection.port.abortUpload>) => {
        most = Math.max(most, ++under);
        return connection.port.abortUpload(...asked).finally(() => under--);
      },
    };
    const ids = Array.from({ length: 11 }, () => emulator.seedUpload('vault', { partSize: MiB, parts: [] }));
    ids[3] = 'x'.repeat(92);
    const targets = ids.map((id) => ({ port, upload: { vaultName: id === ids[7] ? '..' : 'vault', id } }));
    const counts: number[] = [];
    const outcomes = await abortUploads(targets, signal, (_, ended) => counts.push(ended));
    assert.deepEqual(
      outcomes.map(({ kind }) => kind),
      ids.map((_, index) => (index === 3 ? 'gone' : index === 7 ? 'failed' : 'aborted')),
    );
    assert.deepEqual(
      outcomes.map(({ target }) => target),
      targets,
    );
    assert.deepEqual(
      counts,
      ids.map((_, index) => index + 1),
    );
    assert.equal(most, 4);
    // One was seeded under an id that the list has no more, and one failed.
    assert.equal(emulator.storage.vaults.get('vault')?.uploads.size, 2);
  });

  it('leaves those that were not asked for when it is cancelled', async () => {
    const ids = Array.from({ length: 9 }, () => emulator.seedUpload('vault', { partSize: MiB, parts: [] }));
    const abort = new AbortController();
    const targets = ids.map((id) => ({ port: connection.port, upload: { vaultName: 'vault', id } }));
    const outcomes = await abortUploads(targets, abort.signal, () => abort.abort());
    assert.equal(outcomes.length, 9);
    const left = outcomes.filter((each) => each.kind === 'failed' && each.error.kind === 'cancelled').length;
    assert.ok(left >= 5, `${left} were left`);
  });
});
