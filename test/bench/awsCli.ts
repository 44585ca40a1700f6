import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { MiB } from '../../src/core/text/bytes.ts';
import { writeRandomFile } from './randomFile.ts';

const partSize = 64 * MiB;
const parts = 8;
const atOnce = 4;

/**
 * Sends parts of 64 MiB by the AWS CLI, a process for each and four at a time, which is faster than the loop of Amazon's
 * guide. Returns bytes a second; undefined where the CLI is not installed.
 */
export async function rateOfAwsCli(folder: string, httpPort: number): Promise<number | undefined> {
  if (spawnSync('aws', ['--version']).status !== 0) return undefined;
  const body = join(folder, 'part.bin');
  writeRandomFile(body, partSize);
  const began = performance.now();
  const waiting = Array.from({ length: parts }, (_, index) => index * partSize);
  const lane = async () => {
    for (let start = waiting.shift(); start !== undefined; start = waiting.shift())
      await sendPart(body, start, httpPort);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
  return (parts * partSize * 1000) / (performance.now() - began);
}

async function sendPart(body: string, start: number, httpPort: number): Promise<void> {
  const range = `bytes ${start}-${start + partSize - 1}/*`;
  const upload = ['--account-id', '-', '--vault-name', 'vault', '--upload-id', 'upload', '--range', range];
  const endpoint = ['--endpoint-url', `http://127.0.0.1:${httpPort}`, '--region', 'eu-west-1'];
  const child = spawn('aws', ['glacier', 'upload-multipart-part', ...upload, '--body', body, ...endpoint], {
    env: { ...process.env, AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`The AWS CLI ended with code ${String(code)}.`);
}
