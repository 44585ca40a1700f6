import { mkdir, open, readFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import {
  type CompleteRecord,
  readRecords,
  type RefusedRequest,
  writeRecord,
} from '../../core/transfer/archiveRecord.ts';
import { fileError } from '../files/fileErrors.ts';
import { sync, writeError } from '../files/replaceFile.ts';

/**
 * Adds a record to the history at `path`, and resolves when it is on the disk. After a line that broke off, as by a
 * power loss, it begins a new one. Several windows may write at once: each record is one write to the end of the file.
 * @throws GlacierError `file` when it cannot be written
 */
export async function addRecord(path: string, record: CompleteRecord | RefusedRequest): Promise<void> {
  try {
    await mkdir(dirname(path), { recursive: true });
    const file = await open(path, 'a+');
    try {
      const { size } = await file.stat();
      const last = Buffer.alloc(1);
      if (size > 0) await file.read(last, 0, 1, size - 1);
      const broken = size > 0 && last.toString() !== '\n';
      await file.appendFile(`${broken ? '\n' : ''}${writeRecord(record)}`);
      await sync(file);
    } finally {
      await file.close();
    }
  } catch (error) {
    throw writeError(path, error);
  }
}

/**
 * All Completes that were asked for, the latest first; none where there is no history.
 * @throws GlacierError `file` when it cannot be read
 */
export async function loadRecords(path: string): Promise<readonly CompleteRecord[]> {
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw fileError(path, error);
  });
  return readRecords(text).toReversed();
}
