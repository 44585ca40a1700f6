import { constants } from 'node:fs';
import { open, stat } from 'node:fs/promises';

/** A text, and when it was changed, in milliseconds since 1970. */
interface FileText {
  readonly text: string;
  readonly modified: number;
}

/**
 * The text of a regular file of at most so many bytes; undefined for whatever else has its name.
 * @throws the error of the system where it cannot be read; ENOENT where there is nothing
 */
export async function readRegularFile(path: string, most: number): Promise<FileText | undefined> {
  // Before opening: a socket or a folder cannot be opened everywhere.
  if (!(await stat(path)).isFile()) return undefined;
  // Opening a pipe that came since would wait until somebody writes to it. Windows has no such flag, and none is 0.
  const file = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const stats = await file.stat();
    if (!stats.isFile() || stats.size > most) return undefined;
    return { text: await file.readFile('utf8'), modified: stats.mtimeMs };
  } finally {
    await file.close();
  }
}
