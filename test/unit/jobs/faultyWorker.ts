import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { threadId } from 'node:worker_threads';

/**
 * What the system does to a file, or to the thread. `short`: every read gives less than it was asked for. `hang`: a read
 * never ends, as on a network drive that stopped.
 */
export interface Fault {
  readonly kind: 'error' | 'exit' | 'grow' | 'hang' | 'remove' | 'replace' | 'short' | 'truncate' | 'write';
  readonly path: string;
  /** Just before the thread reads this byte; counted from 0. */
  readonly at: number;
}

/** Runs the hashing thread on a system where something happens to the file in the middle of it, once a thread. */
export async function runFaulty(fault: Fault): Promise<void> {
  const { readSync } = fs;
  const most = fault.kind === 'short' ? 100_003 : Number.POSITIVE_INFINITY;
  let struck = false;
  const faulty = (
    fd: number,
    buffer: Uint8Array,
    offset: number,
    length: number,
    position: number | null = null,
  ): number => {
    if (!struck && position !== null && position >= fault.at) {
      struck = true;
      strike(fault);
    }
    return readSync(fd, buffer, offset, Math.min(length, most), position);
  };
  fs.readSync = faulty as typeof fs.readSync;
  syncBuiltinESMExports();
  await import('../../../src/jobs/hashing/hashWorker.ts');
}

function strike({ kind, path, at }: Fault): void {
  switch (kind) {
    case 'error':
      throw Object.assign(new Error('EIO: i/o error, read'), { code: 'EIO' });
    case 'exit':
      return process.exit(3);
    case 'grow':
      return fs.appendFileSync(path, 'more');
    case 'hang':
      return void Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    case 'remove':
      return fs.rmSync(path, { force: true });
    case 'replace':
      fs.writeFileSync(`${path}.${threadId}`, fs.readFileSync(path));
      return fs.renameSync(`${path}.${threadId}`, path);
    case 'truncate':
      return fs.truncateSync(path, at);
    case 'write': {
      const file = fs.openSync(path, 'r+');
      fs.writeSync(file, '!', fs.fstatSync(file).size - 1);
      return fs.closeSync(file);
    }
    case 'short':
  }
}
