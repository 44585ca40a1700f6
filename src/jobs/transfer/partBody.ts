import { Readable } from 'node:stream';
import type { ByteRange } from '../../core/byteRange.ts';
import { KiB } from '../../core/text/bytes.ts';
import type { LocalFile } from '../files/localFile.ts';
import type { RateLimiter } from '../pacing/rateLimiter.ts';

/** Bytes that are read at a time where no rate is limited. */
const largestPiece = 64 * KiB;

/** Where the bytes of a part come from: memory, or else the file. */
export interface PartSource {
  readonly file: LocalFile;
  readonly range: ByteRange;
  /** The bytes of the range. */
  readonly bytes?: Uint8Array | undefined;
}

export interface BodyOptions {
  readonly limiter: RateLimiter | undefined;
  readonly signal: AbortSignal;
  /** Called with the bytes that were taken. */
  readonly onBytes: (bytes: number) => void;
}

/**
 * The bytes of a part, as fast as they are taken and the limiter lets them. When it is closed nothing reads the file any
 * more. It is destroyed with a GlacierError when the file cannot be read, or `signal` aborts.
 */
export function partBody(source: PartSource, options: BodyOptions): Readable {
  const body = Readable.from(pieces(source, options), { objectMode: false, highWaterMark: largestPiece });
  // Whoever sends it hears of its error; after that nobody may.
  return body.on('error', () => {});
}

async function* pieces(
  { file, range, bytes }: PartSource,
  { limiter, signal, onBytes }: BodyOptions,
): AsyncGenerator<Buffer> {
  for (let start = range.start, end: number; start <= range.end; start = end + 1) {
    const most = limiter?.pieceSize ?? largestPiece;
    end = Math.min(start + most - 1, range.end);
    await limiter?.take(end - start + 1, signal);
    // A copy: the socket may still hold a piece when the request has failed, and the memory is used for another part.
    yield bytes
      ? Buffer.from(bytes.subarray(start - range.start, end - range.start + 1))
      : await file.read({ start, end });
    onBytes(end - start + 1);
  }
}

/** Destroys a body; resolves when it is closed. */
export async function closeBody(body: Readable): Promise<void> {
  if (body.closed) return;
  const closed = new Promise((resolve) => body.once('close', resolve));
  body.destroy();
  await closed;
}
