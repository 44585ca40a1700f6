import assert from 'node:assert/strict';
import { MiB } from '../../../src/core/text/bytes.ts';
import type { GlacierError } from '../../../src/core/errors.ts';
import { isUploadId, isVaultName } from '../../../src/core/aws/names.ts';
import { isPartSize } from '../../../src/core/parts/partSize.ts';
import { ConnectionStore } from '../../../src/store/connectionStore.ts';
import { assertForPeople } from '../assertForPeople.ts';
import { mutateAnswer } from '../mutateAnswer.ts';
import { type Fuzz, type OpenKind, runCases } from '../runCases.ts';
import { startAnswering } from '../answering.ts';

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

/** Tries so many answers, made from `seed`. @throws Error with the case and the answer that went wrong */
export const fuzzAnswers: Fuzz = (cases, seed) => runCases(open, cases, seed);

async function open(): Promise<OpenKind> {
  const server = await startAnswering();
  const connection = server.connect();
  return {
    next: (random) => {
      const what = random.pick(['vaults', 'uploads', 'parts'] as const);
      const body = mutateAnswer(answers[what], random);
      return {
        input: `${what} answered with ${body.slice(0, 2000)}`,
        run: async () => {
          server.answer({ status: 200, headers: { 'content-type': 'application/json' }, body });
          const store = new ConnectionStore(connection, {
            pageSize: () => 50,
            onFailure: () => {},
            onDuplicate: () => {},
          });
          const error = await load(store, what);
          if (error) assertForPeople(error);
          else assertTyped(store, what);
          return error ? 'error' : 'value';
        },
      };
    },
    close: async () => {
      connection.port.dispose();
      await server.stop();
    },
  };
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
