import { opendir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileError } from './fileErrors.ts';
import { assertGoing } from '../cancellation.ts';

export interface FoundFile {
  readonly path: string;
  /** Bytes. */
  readonly size: number;
}

export interface FilesInOptions {
  readonly signal: AbortSignal | undefined;
  /** Called with each folder and file that cannot be examined, and is left out. */
  readonly onSkip: (path: string) => void;
}

/** How many entries are examined at the same time. */
const batchSize = 64;

/**
 * All ordinary files of a folder and the folders in it, folder by folder. Links are not followed: they could lead
 * anywhere, and back.
 * @throws GlacierError `file` when the folder itself cannot be read, `cancelled`
 */
export async function* filesIn(folder: string, options: FilesInOptions): AsyncGenerator<FoundFile> {
  const folders = [folder];
  for (let next = folders.pop(); next !== undefined; next = folders.pop()) {
    const batch: string[] = [];
    try {
      for await (const entry of await opendir(next, { bufferSize: batchSize })) {
        assertGoing(options.signal);
        const path = join(next, entry.name);
        if (entry.isDirectory()) folders.push(path);
        if (entry.isFile()) batch.push(path);
        if (batch.length === batchSize) yield* await withSizes(batch.splice(0), options);
      }
    } catch (error) {
      assertGoing(options.signal);
      if (next === folder) throw fileError(folder, error);
      options.onSkip(next);
    }
    yield* await withSizes(batch, options);
  }
}

async function withSizes(paths: readonly string[], { onSkip }: FilesInOptions): Promise<FoundFile[]> {
  const found = await Promise.all(
    paths.map(async (path) => {
      try {
        return { path, size: (await stat(path)).size };
      } catch {
        onSkip(path);
        return undefined;
      }
    }),
  );
  return found.filter((file) => file !== undefined);
}
