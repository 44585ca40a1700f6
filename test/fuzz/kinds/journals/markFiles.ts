import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  markKey,
  readMark,
  type TransferMark,
  writeMark,
} from '../../../../src/core/transfer/transferMark.ts';
import { uploadKey } from '../../../../src/core/model.ts';
import { fileOfUpload } from '../../../../src/jobs/files/fileOfUpload.ts';
import { interruptedTransfers, markTransfer } from '../../../../src/jobs/journal/transferMarks.ts';
import { loadKept, saveVerification } from '../../../../src/jobs/verification/keptVerifications.ts';
import { verified, partsTo } from '../../../unit/core/transfer/verified.ts';
import { MiB } from '../../../../src/core/text/bytes.ts';
import { mutateBytes } from '../../mutateBytes.ts';
import type { Random } from '../../random.ts';
import type { FuzzCase } from '../../runCases.ts';
import { mark } from './readings.ts';

/**
 * A file that broke off while it was written, on the disk: the mark of a transfer, or a verification. It tells what a
 * whole one would or nothing, and does not stand in the way of the next one.
 */
export function fileCase(folder: string, random: Random): FuzzCase {
  const isMark = random.below(2) === 0;
  const whole = Buffer.from(isMark ? writeMark(mark, { pid: 999_999, host: 'elsewhere' }) : '{"version":1}');
  const left =
    random.below(2) === 0
      ? whole.subarray(0, random.below(whole.length + 1))
      : mutateBytes(whole, random, ['"']);
  return {
    input: left.toString(),
    run: async () => {
      const own = mkdtempSync(join(folder, 'case-'));
      try {
        return isMark ? await takesMark(own, left) : await keepsVerification(own, left);
      } finally {
        rmSync(own, { recursive: true, force: true });
      }
    },
  };
}

async function takesMark(folder: string, left: Buffer) {
  const path = fileOfUpload(folder, markKey(mark));
  writeFileSync(path, left);
  utimesSync(path, 0, 0);
  const expected = readMark(left.toString());
  const { interrupted, underWay } = await interruptedTransfers(folder);
  assert.equal(underWay, false);
  assert.deepEqual(interrupted, expected ? [expected] : []);
  assert.deepEqual(readdirSync(folder).length, expected ? 1 : 0, 'what tells nothing is gone');
  const taken: TransferMark = { ...mark, name: 'taken' };
  const release = await markTransfer(folder, taken);
  assert.ok(release, 'it is nobody else');
  await release('interrupted');
  const after = await interruptedTransfers(folder);
  assert.deepEqual(
    after.interrupted.map(({ name }) => name),
    ['taken'],
  );
  return expected ? ('value' as const) : ('error' as const);
}

async function keepsVerification(folder: string, left: Buffer) {
  const key = uploadKey({ vaultArn: 'arn', id: 'upload' });
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOfUpload(folder, key), left);
  assert.equal(await loadKept(folder, key), undefined);
  const run = verified(partsTo(2, 3 * MiB), 3 * MiB);
  await saveVerification(folder, key, run);
  assert.deepEqual((await loadKept(folder, key))?.verification, run.result);
  return 'error' as const;
}
