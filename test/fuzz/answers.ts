import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { MiB } from '../../src/core/text/bytes.ts';
import { errorKinds } from '../../src/core/errorKinds.ts';
import { GlacierError } from '../../src/core/errors.ts';
import { isUploadId, isVaultName } from '../../src/core/aws/names.ts';
import { isPartSize } from '../../src/core/parts/partSize.ts';
import { connectToSample } from '../../src/glacier/connections/connectSample.ts';
import { ConnectionStore } from '../../src/store/connectionStore.ts';
import { heapInUse } from './heap.ts';
import { mutateAnswer } from './mutateAnswer.ts';
import { seededRandom } from './random.ts';

/*
 * Answers that are not as they should be, on their way over HTTP through the SDK, the port, the lists of the store and
 * the rows of the tree: each must end as values of their types, or as an error for people.
 */

const vaultArn = 'arn:aws:glacier:us-east-1:111122223333:vaults/vault';
const upload = {
  id: 'upload',
  vaultName: 'vault',
  vaultArn,
  created: new Date(0),
  partSize: MiB,
} as const;

const answers = {
  vaults: {
    VaultList: ['vault', 'other'].map((VaultName) => ({
      VaultName,
      VaultARN: `arn:aws:glacier:us-east-1:111122223333:vaults/${VaultName}`,
      CreationDate: '2012-03-20T17:03:43.221Z',
      LastInventoryDate: '2012-03-20T17:03:43.221Z',
      NumberOfArchives: 192,
      SizeInBytes: 78_088_912,
    })),
    Marker: null,
  },
  uploads: {
    UploadsList: ['one', 'two'].map((MultipartUploadId) => ({
      MultipartUploadId,
      VaultARN: vaultArn,
      ArchiveDescription: 'archive 1',
      PartSizeInBytes: MiB,
      CreationDate: '2012-03-19T23:20:59.130Z',
    })),
    Marker: null,
  },
  parts: {
    MultipartUploadId: 'upload',
    VaultARN: vaultArn,
    ArchiveDescription: 'archive 2',
    PartSizeInBytes: MiB,
    CreationDate: '2012-03-20T17:03:43.221Z',
    Parts: [0, 1, 3].map((index) => ({
      RangeInBytes: `${index * MiB}-${(index + 1) * MiB - 1}`,
      SHA256TreeHash: 'a'.repeat(64),
    })),
    Marker: null,
  },
};

export interface FuzzOutcome {
  readonly values: number;
  readonly errors: number;
  /** Bytes of heap at the end more than at the beginning. */
  readonly heap: number;
}

/** Tries so many answers, made from `seed`. @throws AssertionError with the case and the answer that went wrong */
export async function fuzzAnswers(cases: number, seed: number): Promise<FuzzOutcome> {
  const random = seededRandom(seed);
  let body = '';
  // Keeps nothing of its requests, so that the heap measured is the extension's.
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(body);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const key = { accessKeyId: 'AKIAX', secretAccessKey: 'x' };
  const connection = connectToSample({ url, region: 'us-east-1', ...key });
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  process.on('unhandledRejection', note);
  const before = heapInUse();
  let [values, errors] = [0, 0];
  try {
    for (let number = 1; number <= cases; number++) {
      const what = random.pick(['vaults', 'uploads', 'parts'] as const);
      body = mutateAnswer(answers[what], random);
      const where = `case ${number} of seed ${seed}: ${what} answered with ${body.slice(0, 2000)}`;
      const store = new ConnectionStore(connection, {
        pageSize: () => 50,
        onFailure: () => {},
        onDuplicate: () => {},
      });
      const error = await within(5000, load(store, what), where);
      try {
        if (error) assertForPeople(error);
        else assertTyped(store, what);
        assert.deepEqual(unhandled, [], 'no unhandled rejection');
      } catch (cause) {
        throw new Error(where, { cause });
      }
      if (error) errors++;
      else values++;
    }
  } finally {
    process.off('unhandledRejection', note);
    connection.port.dispose();
    server.close();
    server.closeAllConnections();
  }
  return { values, errors, heap: heapInUse() - before };
}

/** Loads the first page; why that failed, if it did. */
async function load(store: ConnectionStore, what: keyof typeof answers): Promise<GlacierError | undefined> {
  const pager = {
    vaults: store.vaults,
    uploads: store.uploadsOf('vault'),
    parts: store.partsOf(upload).pager,
  }[what];
  await pager.first();
  return pager.error;
}

function assertForPeople(error: GlacierError): void {
  assert.ok(error instanceof GlacierError && error.kind in errorKinds, String(error));
  assert.notEqual(error.kind, 'unknown', error.message);
  assert.ok(error.message.length > 0 && error.message.length < 500, error.message);
  assert.doesNotMatch(error.message, /Cannot|undefined|Deserialization|not a function|Unexpected|stack size/);
}

/** Every field that rows are made of has its type, and what is left out says why. */
function assertTyped(store: ConnectionStore, what: keyof typeof answers): void {
  for (const { error } of [...store.vaults.refused, ...store.uploadsOf('vault').refused])
    assertForPeople(error);
  if (what === 'vaults') {
    for (const { name, arn, created, inventoried, archives, bytes } of store.vaults.pages.flat()) {
      assert.ok(isVaultName(name) && arn.startsWith('arn:'));
      for (const date of [created, inventoried]) assert.ok(date === undefined || date.getTime() >= -8.64e15);
      for (const count of [archives, bytes]) assert.ok(count === undefined || Number.isSafeInteger(count));
    }
  } else if (what === 'uploads') {
    for (const each of store.uploadsOf('vault').pages.flat()) {
      assert.ok(isUploadId(each.id) && /^(arn:.*)?$/.test(each.vaultArn) && isPartSize(each.partSize));
      assert.ok(each.created.getTime() >= -8.64e15);
      assert.ok(each.description === undefined || typeof each.description === 'string');
    }
  } else {
    for (const row of store.partsOf(upload).rowsOfPage(0)) {
      const { range } = row;
      assert.ok(Number.isSafeInteger(range.start) && Number.isSafeInteger(range.end));
      assert.ok(range.start >= 0 && range.end >= range.start);
      if (row.kind === 'part') assert.match(row.treeHash, /^[0-9a-f]{64}$/);
    }
  }
}

async function within<T>(milliseconds: number, work: Promise<T>, what: string): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not done in ${milliseconds} ms: ${what}`)), milliseconds);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
