import type { BigIntStats } from 'node:fs';
import { open, stat, type FileHandle } from 'node:fs/promises';
import type { ByteRange } from '../../core/byteRange.ts';
import { GlacierError } from '../../core/errors.ts';
import { changeOf, type FileIdentity } from '../../core/verification/fileIdentity.ts';
import { whileGoing } from '../cancellation.ts';
import { codeOf, fileError, nameOf, readError } from './fileErrors.ts';
import { inTime } from './inTime.ts';
import { fileTexts as texts } from './texts.ts';

/** Milliseconds in which a file is closed, unless its drive does not respond. */
const closePatience = 10_000;

/** An open file that is being read, and remembers its identity from when it was opened. */
export class LocalFile {
  readonly path: string;
  readonly identity: FileIdentity;
  private readonly handle: FileHandle;

  /** Takes over the handle. */
  constructor(path: string, identity: FileIdentity, handle: FileHandle) {
    this.path = path;
    this.identity = identity;
    this.handle = handle;
  }

  get fd(): number {
    return this.handle.fd;
  }

  /**
   * With `signal`, a drive that does not respond is waited for until that aborts.
   * @throws GlacierError `fileChanged` when the file, or what is at its path by now, is not what was opened; `file`;
   * `cancelled`
   */
  async assertUnchanged(signal?: AbortSignal): Promise<void> {
    const looking = Promise.all([this.handle.stat({ bigint: true }), lookAt(this.path)]);
    const [stats, there] = await (signal ? whileGoing(signal, looking) : inTime(this.path, looking)).catch(
      (error: unknown) => {
        throw fileError(this.path, error);
      },
    );
    const here = identityOf(stats);
    const change = changeOf(this.identity, here) ?? (there ? changeOf(this.identity, there) : texts.removed);
    if (change === undefined) return;
    throw new GlacierError('fileChanged', texts.changed(nameOf(this.path), change));
  }

  /**
   * The bytes of a range.
   * @throws GlacierError `file` when they cannot be read, `fileChanged` when the file ends before they do
   */
  async read({ start, end }: ByteRange): Promise<Buffer> {
    const bytes = Buffer.allocUnsafe(end - start + 1);
    for (let filled = 0; filled < bytes.length;) {
      const at = start + filled;
      const { bytesRead } = await this.handle
        .read(bytes, filled, bytes.length - filled, at)
        .catch((error: unknown) => {
          throw readError(this.path, codeOf(error), at);
        });
      if (bytesRead === 0) {
        await this.assertUnchanged();
        throw readError(this.path, texts.endedEarly, at);
      }
      filled += bytesRead;
    }
    return bytes;
  }

  /** All of it. */
  bytes(): Promise<Uint8Array> {
    return this.handle.readFile();
  }

  /** Lets go of the file. What is still being read of a drive that does not respond is not waited for for good. */
  async close(patience = closePatience): Promise<void> {
    await inTime(this.path, this.handle.close(), patience).catch(() => {});
  }
}

/**
 * Opens a file for `use` and closes it afterwards.
 * @throws GlacierError `file` when there is no file that can be read; what `use` throws
 */
export async function withLocalFile<T>(path: string, use: (file: LocalFile) => Promise<T>): Promise<T> {
  const opening = openFile(path);
  const file = await inTime(path, opening).catch((error: unknown) => {
    // A drive that answers after all must not leave it open.
    void opening.then(
      (late) => late.close(),
      () => {},
    );
    throw error;
  });
  try {
    return await use(file);
  } finally {
    await file.close();
  }
}

/**
 * The size of a file in bytes.
 * @throws GlacierError `file` when there is none that can be read
 */
export function sizeOf(path: string): Promise<number> {
  return withLocalFile(path, ({ identity }) => Promise.resolve(identity.size));
}

/**
 * What is at a path now; undefined where there is nothing. Links are followed.
 * @throws GlacierError `file` where that cannot be told
 */
export function identityAt(path: string): Promise<FileIdentity | undefined> {
  return inTime(path, lookAt(path));
}

async function lookAt(path: string): Promise<FileIdentity | undefined> {
  try {
    return identityOf(await stat(path, { bigint: true }));
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error))) return undefined;
    throw fileError(path, error);
  }
}

async function openFile(path: string): Promise<LocalFile> {
  let handle: FileHandle | undefined;
  try {
    // Before opening: opening a pipe would wait until somebody writes to it.
    assertFile(path, await stat(path, { bigint: true }));
    handle = await open(path, 'r');
    const stats = await handle.stat({ bigint: true });
    assertFile(path, stats);
    if (stats.size === 0n) await assertEmpty(path, handle);
    return new LocalFile(path, identityOf(stats), handle);
  } catch (error) {
    await handle?.close();
    throw fileError(path, error);
  }
}

function assertFile(path: string, stats: BigIntStats): void {
  if (stats.isFile()) return;
  const name = nameOf(path);
  throw new GlacierError('file', stats.isDirectory() ? texts.folder(name) : texts.notRegular(name));
}

/** Files that the system makes up, as in /proc, claim to be empty and are not: they cannot be read in parts. */
async function assertEmpty(path: string, handle: FileHandle): Promise<void> {
  const { bytesRead } = await handle.read(Buffer.alloc(1), 0, 1, 0);
  if (bytesRead === 0) return;
  throw new GlacierError('file', texts.noSize(nameOf(path)));
}

function identityOf(stats: BigIntStats): FileIdentity {
  return {
    device: String(stats.dev),
    inode: String(stats.ino),
    size: Number(stats.size),
    modified: String(stats.mtimeNs),
  };
}
