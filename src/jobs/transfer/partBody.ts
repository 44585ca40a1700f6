import { Readable } from 'node:stream';
import { type ByteRange, lengthOf } from '../../core/byteRange.ts';
import { KiB, MiB } from '../../core/text/bytes.ts';
import type { LocalFile } from '../files/localFile.ts';
import type { RateLimiter } from '../pacing/rateLimiter.ts';

/**
 * Bytes that are passed on at a time where no rate is limited, doubled and halved by the time they take: each piece costs
 * something to pass on, and a large one that goes slowly would look like one that does not go at all.
 */
const pieces = { least: 256 * KiB, most: 4 * MiB };

/** Milliseconds that a piece takes to be worth doubling, or halving. */
const pieceTime = { short: 50, long: 200 };

/** Where the bytes of a part come from: memory, or else the file. */
export interface PartSource {
  readonly file: LocalFile;
  readonly range: ByteRange;
  /** The bytes of the range. They are passed on as they are, and must not change until the request is forgotten. */
  readonly bytes?: Uint8Array | undefined;
}

export interface BodyOptions {
  readonly limiter: RateLimiter | undefined;
  /** Ends a wait for the limiter. */
  readonly signal: AbortSignal;
  /** Called with the bytes that were taken. */
  readonly onBytes: (bytes: number) => void;
}

class PartBody extends Readable {
  private readonly source: PartSource;
  private readonly options: BodyOptions;
  /** The next byte of the range. */
  private next: number;
  /** Bytes of the last piece, which was taken when another one is asked for. */
  private last = 0;
  /** When it was passed on, in milliseconds of a clock that only goes forward. */
  private passedOn = 0;
  private pieceSize = pieces.least;
  private isReading = false;
  /** Called when it has read what it reads. */
  private onRead = () => {};

  constructor(source: PartSource, options: BodyOptions) {
    super({ highWaterMark: pieces.least });
    this.source = source;
    this.options = options;
    this.next = source.range.start;
    // Whoever sends it hears of its error; after that nobody may.
    this.on('error', () => {});
  }

  override _read(): void {
    const { range, bytes } = this.source;
    const { limiter, onBytes } = this.options;
    if (this.last > 0) {
      onBytes(this.last);
      this.pieceSize = nextPieceSize(this.pieceSize, performance.now() - this.passedOn);
    }
    const start = this.next;
    const limited = limiter?.pieceSize;
    this.next = Math.min(start + (limited ?? this.pieceSize), range.end + 1);
    this.last = this.next - start;
    this.passedOn = performance.now();
    const piece = { start, end: this.next - 1 };
    if (this.last === 0) this.push(null);
    else if (bytes && limited === undefined) this.push(within(bytes, range, piece));
    else void this.pass(piece);
  }

  override _destroy(error: Error | null, done: (error?: Error | null) => void): void {
    if (this.isReading) this.onRead = () => done(error);
    else done(error);
  }

  private async pass(piece: ByteRange): Promise<void> {
    const { file, range, bytes } = this.source;
    const { limiter, signal } = this.options;
    this.isReading = true;
    try {
      await limiter?.take(lengthOf(piece), signal);
      this.push(bytes ? within(bytes, range, piece) : await file.read(piece));
    } catch (error) {
      this.destroy(error as Error);
    } finally {
      this.isReading = false;
      this.onRead();
    }
  }
}

/** Bytes of the next piece where no rate is limited, after one of `size` that took so many milliseconds. */
export function nextPieceSize(size: number, took: number): number {
  if (took < pieceTime.short) return Math.min(size * 2, pieces.most);
  return took > pieceTime.long ? Math.max(size / 2, pieces.least) : size;
}

/** The bytes of a piece, of those of a range, without a copy. */
function within(bytes: Uint8Array, range: ByteRange, piece: ByteRange): Uint8Array {
  return bytes.subarray(piece.start - range.start, piece.end - range.start + 1);
}

/**
 * The bytes of a part, as fast as they are taken and the limiter lets them. When it is closed nothing reads the file any
 * more. It is destroyed with a GlacierError when the file cannot be read, or `signal` aborts.
 */
export function partBody(source: PartSource, options: BodyOptions): Readable {
  return new PartBody(source, options);
}

/** Milliseconds in which a read ends, or it is not waited for, as on a drive that has stopped. */
const patience = 10_000;

/** Destroys a body; resolves when it is closed, or does not close. */
export async function closeBody(body: Readable): Promise<void> {
  if (body.closed) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  body.once('close', resolve);
  const timer = setTimeout(resolve, patience);
  body.destroy();
  await promise;
  clearTimeout(timer);
}
