import assert from 'node:assert/strict';
import { isUploadId, isVaultName } from '../../../../src/core/aws/names.ts';
import type { MultipartUpload } from '../../../../src/core/model.ts';
import { isPartSize } from '../../../../src/core/parts/partSize.ts';
import { MiB } from '../../../../src/core/text/bytes.ts';
import {
  readMark,
  type StartingMark,
  type UploadMark,
  writeMark,
} from '../../../../src/core/transfer/transferMark.ts';
import { readKeptUploads, writeKeptUploads } from '../../../../src/core/uploads/keptUploads.ts';
import { readVerification, writeVerification } from '../../../../src/core/verification/keptVerification.ts';
import { finishedRun } from '../../../../src/core/verification/verificationRun.ts';
import { parseSavedUpload } from '../../../../src/partsPanel/host/savedUpload.ts';
import { local, partOf, partsTo, verified } from '../../../unit/core/transfer/verified.ts';
import type { Random } from '../../random.ts';

/** Something that is kept as JSON, and its reader. */
export interface Kept {
  readonly whole: object;
  /** Whether a text is read as something; throws where that is not valid. */
  readonly read: (text: string) => boolean;
  /** That the text as it was written is read as what was written. */
  readonly same: (text: string) => void;
}

export type Reading = (random: Random) => Kept;

const upload: MultipartUpload = {
  id: 'upload',
  vaultName: 'photos',
  vaultArn: 'arn:aws:glacier:eu-west-1:111122223333:vaults/photos',
  description: 'photos.tar',
  created: new Date(Date.UTC(2026, 10, 29)),
  partSize: MiB,
};

export const mark: UploadMark = {
  step: 'sending',
  sessionId: 'session',
  name: 'photos.tar',
  path: '/data/photos.tar',
  upload,
};

const starting: StartingMark = {
  step: 'starting',
  sessionId: 'session',
  name: 'photos.tar',
  path: '/data/photos.tar',
  vaultName: 'photos',
  vaultArn: upload.vaultArn,
  wanted: { partSize: MiB, description: 'photos.tar' },
  known: ['one', 'two'],
};

const owner = { pid: 4711, host: 'computer' };

/** The mark of a transfer. */
export const assertMark: Reading = (random) => {
  const written = random.pick([mark, starting, { ...mark, step: 'completing' as const }]);
  return {
    whole: JSON.parse(writeMark(written, owner)) as object,
    same: (text) => assert.deepEqual(readMark(text), { ...written, ...owner }),
    read: (text) => {
      const read = readMark(text);
      if (!read) return false;
      assert.deepEqual(readMark(writeMark(read, read)), read, 'it is the same when it is written again');
      assert.ok(Number.isSafeInteger(read.pid) && read.pid > 0 && typeof read.host === 'string');
      for (const each of [read.sessionId, read.name, read.path]) assert.equal(typeof each, 'string');
      if (read.step !== 'starting') assertUpload(read.upload);
      else {
        assert.ok(isVaultName(read.vaultName) && isPartSize(read.wanted.partSize));
        assert.ok(read.known.every((id) => typeof id === 'string'));
      }
      return true;
    },
  };
};

/** A verification, with each kind of finding. */
export const assertVerification: Reading = (random) => {
  const size = 9 * MiB - 5;
  const parts = [
    ...partsTo(3, size),
    partOf(4, size, local(99)),
    partOf(6, size),
    { ...partOf(7, size), range: { start: 6 * MiB, end: 6 * MiB + 9 } },
  ];
  const { result } = verified(parts, size, () => random.below(4) > 0);
  const run = finishedRun('photos.tar', result, new Date(Date.UTC(2026, 10, 29)));
  const key = 'key';
  return {
    whole: JSON.parse(writeVerification(key, run) ?? '') as object,
    same: (text) => assert.deepEqual(readVerification(key, text)?.verification, result),
    read: (text) => {
      const read = readVerification(key, text);
      if (!read) return false;
      assert.equal(readVerification('another', text), undefined);
      const { verification, finished } = read;
      assert.ok(!Number.isNaN(finished.getTime()) && isPartSize(verification.partSize));
      for (const each of verification.results) {
        assert.ok(Number.isSafeInteger(each.range.start) && Number.isSafeInteger(each.range.end));
        assert.ok(each.range.start >= 0 && each.range.end >= each.range.start && each.number > 0);
        if (each.kind !== 'missing') assert.match(each.treeHash, /^[\da-f]{64}$/);
        if (each.kind === 'mismatch') assert.match(each.localHash, /^[\da-f]{64}$/);
      }
      // What is made of it is what is shown.
      const shown = finishedRun('photos.tar', verification, finished);
      const again = writeVerification(key, shown);
      assert.ok(again !== undefined);
      assert.deepEqual(readVerification(key, again)?.verification, verification);
      return true;
    },
  };
};

/** What was found by looking through all vaults. */
export const assertKept: Reading = () => {
  const found = {
    connections: [{ sessionId: 'session', name: 'work' }],
    records: [
      {
        sessionId: 'session',
        connection: 'work',
        region: 'eu-west-1',
        upload,
        counted: { parts: 3, bytes: 3 * MiB, gaps: 1, gapBytes: MiB, asOf: Date.UTC(2026, 10, 29) },
      },
      { sessionId: 'session', connection: 'work', region: 'eu-west-1', upload, ended: 'aborted' as const },
    ],
    problems: [
      { connection: 'work', region: '', vaultName: 'photos', cause: 'Access denied', message: 'No.' },
    ],
    progress: {
      state: 'over' as const,
      vaults: 2,
      knowsVaults: true,
      scanned: 2,
      requests: 4,
      asOf: Date.UTC(2026, 10, 29),
    },
  };
  return {
    whole: JSON.parse(writeKeptUploads(found)) as object,
    same: (text) => assert.deepEqual(readKeptUploads(text), found),
    read: (text) => {
      const read = readKeptUploads(text);
      if (!read) return false;
      for (const record of read.records) {
        assertUpload(record.upload);
        for (const count of Object.values<number>({ ...record.counted })) assertCount(count);
        for (const each of [record.sessionId, record.connection, record.region, record.failure ?? ''])
          assert.equal(typeof each, 'string');
      }
      const { vaults, scanned, requests, asOf, state } = read.progress;
      for (const count of [vaults, scanned, requests, asOf]) assertCount(count);
      assert.ok(['over', 'stopped'].includes(state) && !Number.isNaN(new Date(asOf).getTime()));
      assert.deepEqual(
        readKeptUploads(writeKeptUploads(read)),
        read,
        'it is the same when it is written again',
      );
      return true;
    },
  };
};

/** What a panel is restored from. */
export const assertSaved: Reading = () => {
  const { id: uploadId, created, ...rest } = upload;
  const saved = { sessionId: 'session', connection: 'work', uploadId, created: created.getTime(), ...rest };
  return {
    whole: { upload: saved, top: 5, view: {} },
    same: (text) => assert.deepEqual(parseSavedUpload(JSON.parse(text))?.upload, upload),
    read: (text) => {
      const read = parseSavedUpload(parsed(text));
      if (!read) return false;
      assertUpload(read.upload);
      assert.ok(typeof read.sessionId === 'string' && read.connectionLabel.length <= 4096);
      return true;
    },
  };
};

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function assertUpload({ id, vaultName, vaultArn, created, partSize, description }: MultipartUpload): void {
  assert.ok(isUploadId(id) && isVaultName(vaultName) && typeof vaultArn === 'string' && isPartSize(partSize));
  assert.ok(
    !Number.isNaN(created.getTime()) && (description === undefined || typeof description === 'string'),
  );
}

function assertCount(count: number): void {
  assert.ok(Number.isSafeInteger(count) && count >= 0);
}
