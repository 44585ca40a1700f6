import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isArchiveId, isUploadId, isVaultName } from '../../../../src/core/aws/names.ts';
import {
  type CompleteRecord,
  isArchive,
  readRecords,
  writeRecord,
} from '../../../../src/core/transfer/archiveRecord.ts';
import { addRecord, loadRecords } from '../../../../src/jobs/journal/archiveHistory.ts';
import { mutateBytes } from '../../mutateBytes.ts';
import type { Random } from '../../random.ts';
import type { FuzzCase } from '../../runCases.ts';

const pieces = ['\n', '\n\n', '\r\n', '{', '}', '"', '\\', 'null', '{"size":1}\n', '\0', '\u00e4', '\uFEFF'];

/**
 * The history of completed archives: a cut costs the line it is in, a change those that it touches, and what is written
 * next is read again.
 */
export function historyCase(folder: string, random: Random): FuzzCase {
  const records = Array.from({ length: 1 + random.below(5) }, (_, index) => recordOf(index, random));
  const text = Buffer.from(records.map(writeRecord).join(''));
  const isCut = random.below(2) === 0;
  const left = isCut ? text.subarray(0, random.below(text.length + 1)) : mutateBytes(text, random, pieces);
  // Some on the disk, each of which waits for it.
  const onDisk = random.below(10) === 0;
  return {
    input: left.toString(),
    run: async () => {
      const read = onDisk ? await readAndAdd(join(folder, 'history'), left) : readRecords(left.toString());
      for (const record of read) assertRecord(record);
      if (isCut) assert.deepEqual(read, records.slice(0, wholeLines(text, left)));
      return read.length > 0 ? 'value' : 'error';
    },
  };
}

/** How many records are whole: the last one also without its line feed. */
function wholeLines(text: Buffer, left: Buffer): number {
  const lines = left.filter((byte) => byte === 10).length;
  return text[left.length] === 10 ? lines + 1 : lines;
}

const next = recordOf(9, { below: () => 0, pick: (choices) => choices[0] as never });

async function readAndAdd(path: string, left: Buffer): Promise<readonly CompleteRecord[]> {
  writeFileSync(path, left);
  try {
    const read = (await loadRecords(path)).toReversed();
    await addRecord(path, next);
    assert.deepEqual((await loadRecords(path)).toReversed(), [...read, next]);
    return read;
  } finally {
    rmSync(path, { force: true });
  }
}

function recordOf(index: number, random: Random): CompleteRecord {
  const request = {
    uploadId: `upload-${index}`,
    vaultName: 'photos',
    vaultArn: 'arn:aws:glacier:eu-west-1:111122223333:vaults/photos',
    region: 'eu-west-1',
    treeHash: createHash('sha256').update(String(index)).digest('hex'),
    size: 1 + random.below(2 ** 31),
    asked: '2026-11-29T10:00:00.000Z',
    ...(random.below(2) === 0 && { description: random.pick(['photos.tar', 'Bücher\n"x"', '\u2028']) }),
    ...(random.below(2) === 0 && { file: '/data/Fotos/jährlich.tar' }),
  };
  if (random.below(3) === 0) return request;
  return { ...request, archiveId: `archive-${index}`, completed: '2026-11-29T10:00:01.000Z' };
}

const isoTime = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;

function assertRecord(record: CompleteRecord): void {
  assert.ok(isUploadId(record.uploadId) && isVaultName(record.vaultName));
  assert.match(record.treeHash, /^[\da-f]{64}$/);
  assert.ok(Number.isSafeInteger(record.size) && record.size > 0);
  assert.match(record.asked, isoTime);
  assert.match(record.vaultArn, /^(arn:[\w-]+:glacier:[\w-]*:\d*:vaults\/[\w.-]+)?$/);
  assert.match(record.region, /^[a-z\d-]*$/);
  for (const text of [record.description ?? '', record.file ?? '']) assert.equal(typeof text, 'string');
  if (!isArchive(record)) return;
  assert.ok(isArchiveId(record.archiveId));
  assert.match(record.completed, isoTime);
}
