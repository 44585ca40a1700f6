import { createHash, hash } from 'node:crypto';
import { openSync, readSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { connect } from 'node:net';
import { once } from 'node:events';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type ByteRange, lengthOf } from '../../src/core/byteRange.ts';
import { gridOf } from '../../src/core/parts/partGrid.ts';
import { MiB } from '../../src/core/text/bytes.ts';
import { connectToSample } from '../../src/glacier/connections/connectSample.ts';
import { withLocalFile } from '../../src/jobs/files/localFile.ts';
import { hashPart } from '../../src/jobs/hashing/hashPart.ts';
import { HashPool } from '../../src/jobs/hashing/hashPool.ts';
import { RateLimiter } from '../../src/jobs/pacing/rateLimiter.ts';
import { sendParts } from '../../src/jobs/transfer/sendParts.ts';
import { projectRoot } from '../host/project.ts';

/*
 * A process that sends a file once, in one of three ways, and tells what it took: ours; a bare loop, with the same two
 * hashes in the same two threads and Node's http with parts from memory; or both hashes and a bare socket, one after
 * the other, for the time of the processor that cannot be saved.
 */

export interface ProbeTask {
  readonly way: 'ours' | 'bare loop' | 'bare socket';
  readonly path: string;
  readonly size: number;
  readonly partSize: number;
  readonly httpPort: number;
  readonly tcpPort: number;
}

/** Seconds, of the clock and of the processor, and bytes by which the resident memory grew at most. */
export interface ProbeFigures {
  readonly seconds: number;
  readonly cpu: number;
  readonly growth: number;
}

const concurrency = 4;
const threads = 2;
const task = JSON.parse(process.argv[2] ?? '') as ProbeTask;
const ranges = [...gridOf(task.size, task.partSize).values()];
const ways = { ours, 'bare loop': bareLoop, 'bare socket': bareSocket };
const before = process.memoryUsage.rss();
let most = before;
const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 20);
const began = performance.now();
const cpuBefore = process.cpuUsage();
await ways[task.way]();
const seconds = (performance.now() - began) / 1000;
const { user, system } = process.cpuUsage(cpuBefore);
clearInterval(watch);
const figures: ProbeFigures = { seconds, cpu: (user + system) / 1e6, growth: most - before };
process.send?.(figures);
process.disconnect();

function newPool(): HashPool {
  return new HashPool({ module: pathToFileURL(join(projectRoot, 'dist', 'hashWorker.cjs')), threads });
}

async function ours(): Promise<void> {
  const url = `http://127.0.0.1:${task.httpPort}`;
  const keys = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'secret' };
  const { port } = connectToSample({ url, region: 'us-east-1', ...keys });
  const pool = newPool();
  const upload = { vaultName: 'vault', id: 'x'.repeat(92) };
  const { left } = await withLocalFile(task.path, (file) =>
    sendParts(port, upload, file, ranges, {
      pool,
      signal: new AbortController().signal,
      concurrency,
      // As a transfer has it whose rate may be limited while it runs.
      limiter: new RateLimiter(0),
    }),
  );
  if (left.length > 0) throw left[0]?.error ?? new Error('Parts are left.');
  port.dispose();
  await pool.dispose();
}

async function bareLoop(): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const pool = newPool();
  const release = pool.hold();
  const waiting = [...ranges];
  await withLocalFile(task.path, async (file) => {
    const work = async () => {
      let buffer = new ArrayBuffer(task.partSize);
      for (let range = waiting.shift(); range; range = waiting.shift()) {
        const { bytes, treeHash, sha256 } = await hashPart(file, range, { pool, buffer });
        if (!bytes) throw new Error('There are no bytes.');
        const headers = {
          'content-length': String(bytes.length),
          'x-amz-content-sha256': sha256,
          'x-amz-sha256-tree-hash': treeHash,
        };
        const options = { agent, port: task.httpPort, host: '127.0.0.1', method: 'PUT', path: '/', headers };
        const sending = request(options);
        sending.end(bytes);
        const [response] = (await once(sending, 'response')) as [{ resume(): unknown }];
        response.resume();
        buffer = bytes.buffer;
      }
    };
    await Promise.all(Array.from({ length: concurrency }, work));
  });
  agent.destroy();
  await release();
}

async function bareSocket(): Promise<void> {
  const file = openSync(task.path, 'r');
  const socket = connect(task.tcpPort, '127.0.0.1');
  await once(socket, 'connect');
  const head = Buffer.alloc(8);
  head.writeBigUInt64BE(BigInt(task.size));
  socket.write(head);
  for (const range of ranges) await hashAndWrite(range);
  await once(socket, 'data');

  async function hashAndWrite(range: ByteRange): Promise<void> {
    const linear = createHash('sha256');
    const leaves: Buffer[] = [];
    for (let at = 0; at < lengthOf(range); at += MiB) {
      const bytes = Buffer.allocUnsafe(Math.min(MiB, lengthOf(range) - at));
      readSync(file, bytes, 0, bytes.length, range.start + at);
      linear.update(bytes);
      leaves.push(hash('sha256', bytes, 'buffer'));
      if (!socket.write(bytes)) await once(socket, 'drain');
    }
    linear.digest();
    hash('sha256', Buffer.concat(leaves), 'buffer');
  }
}
