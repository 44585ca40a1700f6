import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { isArchiveId, isUploadId } from '../../../src/core/aws/names.ts';
import type { CompletedUpload, GlacierPort } from '../../../src/glacier/port.ts';
import { type Answering, openAnswers } from '../answering.ts';
import { assertForPeople } from '../assertForPeople.ts';
import type { Random } from '../random.ts';
import { type Fuzz, type FuzzCase, runCases } from '../runCases.ts';

/*
 * Answers of the calls that change something: what they tell is in headers. Each ends as a checked value, or as an error
 * for people.
 */

/** Tries so many answers of writing calls, made from `seed`. @throws Error with the case that went wrong */
export const fuzzWriting: Fuzz = (cases, seed) => runCases(() => openAnswers(nextCase), cases, seed);

/** Of nothing that is aborted. */
export const { signal } = new AbortController();

const upload = { vaultName: 'vault', id: 'upload' };
const content = Buffer.from('content');
const sha256 = createHash('sha256').update(content).digest('hex');
const part = {
  range: { start: 0, end: content.length - 1 },
  treeHash: sha256,
  sha256,
  open: () => Readable.from([content]),
};

export const calls = [
  {
    name: 'initiate',
    header: 'x-amz-multipart-upload-id',
    good: 'new-upload',
    ask: (port: GlacierPort) => port.initiateUpload('vault', { partSize: 2 ** 20 }, signal),
  },
  {
    name: 'uploadPart',
    header: 'x-amz-sha256-tree-hash',
    good: sha256.toUpperCase(),
    ask: (port: GlacierPort) => port.uploadPart(upload, part, signal),
  },
  {
    name: 'complete',
    header: 'x-amz-archive-id',
    good: 'archive',
    ask: (port: GlacierPort) => port.completeUpload(upload, { size: 7, treeHash: sha256 }, signal),
  },
  {
    name: 'abort',
    header: 'location',
    good: '/',
    ask: (port: GlacierPort) => port.abortUpload(upload, signal),
  },
] as const;

/** That a call gave what its type says. @throws AssertionError */
export function assertAnswer(name: (typeof calls)[number]['name'], answer: unknown): void {
  if (name === 'abort') assert.equal(answer, undefined);
  else if (name === 'uploadPart') assert.match(String(answer), /^[\da-f]{64}$/);
  else if (name === 'initiate') assert.ok(isUploadId(String(answer)));
  else {
    const { archiveId, treeHash } = answer as CompletedUpload;
    assert.ok(isArchiveId(archiveId));
    assert.ok(treeHash === undefined || /^[\da-f]{64}$/.test(treeHash));
  }
}

const values = [
  '',
  ' ',
  '..',
  '../../x',
  'a/b',
  'null',
  '__proto__',
  '-',
  'x'.repeat(1024),
  'x'.repeat(1025),
  'a'.repeat(63),
  'g'.repeat(64),
  `${'a'.repeat(64)}, ${'a'.repeat(64)}`,
  '\u00e4\u0080',
  '%2e%2e',
  'A'.repeat(64),
];

function nextCase(server: Answering, port: GlacierPort, random: Random): FuzzCase {
  const call = random.pick(calls);
  const status = random.pick([200, 201, 204, 206]);
  const value = random.below(3) === 0 ? call.good : random.pick(values);
  const name = random.below(8) === 0 ? random.pick(['x-amz-other', '__proto__', call.header]) : call.header;
  const body = random.below(4) === 0 ? random.pick(['{}', '[', '<html>', 'null', '"x"']) : '';
  const lines = [`${name}: ${value}`, ...(random.below(10) === 0 ? [`${name}: ${random.pick(values)}`] : [])];
  const length = status === 204 ? '' : `content-length: ${body.length}\r\n`;
  const raw = Buffer.from(`HTTP/1.1 ${status} x\r\n${lines.join('\r\n')}\r\n${length}\r\n${body}`, 'latin1');
  return {
    input: `${call.name} answered with ${raw.toString('latin1')}`,
    run: async () => {
      server.answer({ raw });
      try {
        assertAnswer(call.name, await call.ask(port));
        return 'value';
      } catch (error) {
        assertForPeople(error);
        return 'error';
      } finally {
        await server.closed();
      }
    },
  };
}
