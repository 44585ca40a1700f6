import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { GlacierError } from '../../core/errors.ts';
import {
  type CompleteRecord,
  readRecords,
  type RefusedRequest,
  writeRecord,
} from '../../core/transfer/archiveRecord.ts';
import { fileError, nameOf } from '../files/fileErrors.ts';
import { sync, writeError } from '../files/replaceFile.ts';
import { fileTexts } from '../files/texts.ts';
import { readRegularFile } from './regularFile.ts';

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
      const stats = await file.stat();
      // A pipe takes a record and keeps nothing; what else is no file cannot be opened.
      if (stats.isFIFO()) throw new GlacierError('file', fileTexts.notWritten.notRegular(nameOf(path)));
      const { size } = stats;
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
  try {
    const file = await readRegularFile(path, Infinity);
    if (!file) throw new GlacierError('file', fileTexts.notRegular(nameOf(path)));
    return readRecords(file.text).toReversed();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw fileError(path, error);
  }
}
