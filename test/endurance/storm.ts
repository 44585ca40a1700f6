import assert from 'node:assert/strict';
import { join } from 'node:path';
import { formatRange } from '../../src/core/byteRange.ts';
import { combineTreeHashes } from '../../src/core/treeHash/treeHash.ts';
import { MiB } from '../../src/core/text/bytes.ts';
import type { Fault } from '../../src/emulator/faults/faults.ts';
import { serviceFaults } from '../../src/emulator/faults/serviceFaults.ts';
import { sha256 } from '../../src/jobs/hashing/sha256.ts';
import { loadRecords } from '../../src/jobs/journal/archiveHistory.ts';
import { completeUpload } from '../../src/jobs/transfer/completeUpload.ts';
import { seededRandom } from '../fuzz/random.ts';
import { makeTempFolder, removeTempFolder } from '../host/tempFolder.ts';
import { assertNothingLeft, treeHashOf } from '../unit/jobs/files.ts';
import { makeWorld, rangeIn, wanted } from '../wire/transfer/world.ts';

const wholeBody = { bodyFirst: Number.POSITIVE_INFINITY };

/** What a bad line and a busy service do to requests: before, in the middle of, and after the body, and to the answer. */
const troubles: readonly Fault[] = [
  serviceFaults.requestTimeout,
  { ...serviceFaults.requestTimeout, bodyFirst: MiB / 3 },
  { kind: 'error', status: 429, code: 'TooManyRequestsException', message: 'Slow down' },
  serviceFaults.unavailable,
  { ...serviceFaults.unavailable, ...wholeBody },
  { kind: 'html', status: 503 },
  serviceFaults.throttling,
  { kind: 'drop' },
  { kind: 'drop', bodyFirst: MiB / 2 },
  { kind: 'drop', ...wholeBody },
  { kind: 'dropAnswer' },
  { kind: 'slow', milliseconds: 100 },
  { kind: 'stall' },
  { kind: 'stallAnswer' },
];

/** Milliseconds until an answer counts as missing: fifty seconds in real life. */
const patience = 2000;

/** Of requests that meet trouble, in a hundred. */
const share = 20;

export interface StormReport {
  readonly requests: number;
  readonly troubled: number;
}

/**
 * Makes an archive of a file of so many parts of 1 MiB while a fifth of the requests meets trouble. Every part must get
 * there and none a second time once it was acknowledged, and Complete must make one archive, with the tree hash of the
 * file and an ID that is told.
 */
export async function storm(parts: number, seed: number): Promise<StormReport> {
  const world = await makeWorld((parts - 1) * MiB + 12_345, { patience });
  const { emulator, came, ranges, port, upload, content } = world;
  const folder = makeTempFolder();
  const random = seededRandom(seed);
  const acknowledged = new Set<string>();
  const again: string[] = [];
  const report = { requests: 0, troubled: 0 };
  let trouble: Fault | undefined;
  emulator.inject({
    fault: { kind: 'hold' },
    // Draws for each request; the injections that follow see what came of it.
    match: ({ headers }) => {
      const range = rangeIn(headers['content-range'] ?? '');
      if (acknowledged.has(range)) again.push(range);
      trouble = random.below(100) < share ? random.pick(troubles) : undefined;
      report.requests++;
      if (trouble) report.troubled++;
      return false;
    },
  });
  for (const fault of troubles)
    emulator.inject({ fault, times: Number.POSITIVE_INFINITY, match: () => trouble === fault });
  try {
    let last = 0;
    const { sent, left, stopped } = await world.sendRounds({
      random: () => random.below(1000) / 1000,
      onPart: ({ range }) => {
        acknowledged.add(formatRange(range));
      },
      onProgress: (bytes, total) => {
        assert.ok(bytes >= 0 && bytes <= total);
        last = bytes;
      },
    });
    assert.deepEqual([left, stopped], [[], undefined]);
    assert.equal(sent.length, ranges.length);
    assert.equal(last, content.length);
    assert.deepEqual(again, [], 'sent again although it was there');
    assert.ok(came.length > ranges.length, 'some had to be sent again');
    assert.deepEqual(world.stored(), wanted(world));
    const hashes = sent.toSorted((a, b) => a.range.start - b.range.start).map(({ treeHash: hash }) => hash);
    const treeHash = combineTreeHashes(hashes, sha256);
    assert.equal(treeHash, treeHashOf(content));
    await assertCompleted(treeHash);
    assertNothingLeft(world.pool, world.path);
  } finally {
    await world.end();
    await removeTempFolder(folder);
  }
  return report;

  /** That Complete makes one archive, whatever happens to its requests. */
  async function assertCompleted(treeHash: string): Promise<void> {
    const history = join(folder, 'archives.jsonl');
    const place = { uploadId: upload.id, vaultName: upload.vaultName, vaultArn: '', region: emulator.region };
    const request = { ...place, treeHash, size: content.length, asked: new Date().toISOString() };
    const { signal } = new AbortController();
    // Throttling and refusals are for whoever asks, who does so again.
    const complete = async () => completeUpload(port, request, { history, signal, firstWait: 1 });
    let outcome = await complete().catch(() => undefined);
    for (let tries = 1; outcome?.kind !== 'completed' && tries < 20; tries++)
      outcome = await complete().catch(() => undefined);
    assert.equal(outcome?.kind, 'completed');
    const vault = emulator.storage.vaults.get('vault');
    const made = [...(vault?.ended.values() ?? [])];
    assert.deepEqual(
      made.map(({ archiveId, treeHash: hash }) => [archiveId, hash]),
      [[outcome.archive.archiveId, treeHash]],
    );
    assert.equal(vault?.uploads.size, 0);
    assert.deepEqual(await loadRecords(history), [outcome.archive]);
  }
}
