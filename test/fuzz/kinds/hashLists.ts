import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { GlacierError } from '../../../src/core/errors.ts';
import { compareHashList } from '../../../src/core/hashList/compareHashList.ts';
import { decodeText } from '../../../src/core/hashList/decodeText.ts';
import { type HashList, parseHashList } from '../../../src/core/hashList/hashList.ts';
import type { Part } from '../../../src/core/model.ts';
import { partRows } from '../../../src/core/parts/partRows.ts';
import { rowsToCsv, rowsToHashes, rowsToJson, rowsToTsv } from '../../../src/core/parts/rowRecords.ts';
import { maxParts } from '../../../src/core/serviceLimits.ts';
import { MiB } from '../../../src/core/text/bytes.ts';
import { readHashList } from '../../../src/jobs/verification/readHashList.ts';
import { makeTempFolder, removeTempFolder } from '../../host/tempFolder.ts';
import { assertForPeople } from '../assertForPeople.ts';
import { mutateAnswer } from '../mutateAnswer.ts';
import { mutateBytes } from '../mutateBytes.ts';
import type { Random } from '../random.ts';
import { type Fuzz, type FuzzCase, type OpenKind, runCases } from '../runCases.ts';

/*
 * Hash lists as people have them, changed at random: each is refused by an error that names a place, or is a valid list
 * that an upload can be compared with.
 */

/** Tries so many lists, made from `seed`. @throws Error with the list that went wrong */
export const fuzzHashLists: Fuzz = (cases, seed) => runCases(open, cases, seed);

const folder = join(import.meta.dirname, '../../cases/hash-lists');

const parts: readonly Part[] = [0, 1, 3].map((index) => ({
  range: { start: index * MiB, end: (index + 1) * MiB - 1 },
  treeHash: String(index).repeat(64),
}));

const listed = {
  MultipartUploadId: 'upload',
  PartSizeInBytes: MiB,
  Parts: parts.map(({ range, treeHash }) => ({
    RangeInBytes: `${range.start}-${range.end}`,
    SHA256TreeHash: treeHash,
  })),
  Marker: null,
};

const rows = partRows(parts, MiB, { expected: 0, more: false });

const exported = { rows: JSON.parse(rowsToJson(rows)) as unknown };

function samples(): Buffer[] {
  const copied = [rowsToTsv(rows), rowsToHashes(rows), rowsToJson(rows), [...rowsToCsv(rows)].join('')];
  return [
    ...readdirSync(folder).map((name) => readFileSync(join(folder, name))),
    ...copied.map((text) => Buffer.from(text)),
  ];
}

const pieces = [
  '"',
  '\\',
  ',',
  ';',
  '\t',
  '\r',
  '\n\n',
  '[',
  ']',
  '{',
  '}',
  '# ',
  '-',
  '0-1048575',
  '99999999999999999999-1',
  'null',
  'missing',
  'a'.repeat(64),
  '__proto__',
  'sep=,\n',
  'hash,range\n',
  '\uFEFF',
  '\u0000',
  'PARTS\t',
];

function open(): OpenKind {
  const known = samples();
  const temp = makeTempFolder();
  const path = join(temp, 'list');
  return {
    next: (random) => nextCase(known, path, random),
    close: () => removeTempFolder(temp),
  };
}

function nextCase(known: readonly Buffer[], path: string, random: Random): FuzzCase {
  const bytes =
    random.below(4) === 0
      ? Buffer.from(mutateAnswer(random.pick([listed, exported]), random))
      : mutateBytes(random.pick(known), random, pieces);
  const fromFile = random.below(8) === 0;
  return {
    input: bytes,
    run: async () => {
      try {
        if (fromFile) writeFileSync(path, bytes);
        const list = fromFile ? await readHashList(path) : parseHashList(decodeText(bytes));
        assertList(list);
        await compare(list);
        return 'value';
      } catch (error) {
        assertRefusal(error);
        return 'error';
      } finally {
        if (fromFile) rmSync(path, { force: true });
      }
    },
  };
}

function assertList(list: HashList): void {
  const hashes = list.kind === 'ranges' ? list.entries.map(({ treeHash }) => treeHash) : list.hashes;
  assert.ok(hashes.length > 0 && hashes.length <= maxParts);
  for (const hash of hashes) assert.match(hash, /^[\da-f]{64}$/);
  for (const { range } of list.kind === 'ranges' ? list.entries : []) {
    assert.ok(Number.isSafeInteger(range.start) && Number.isSafeInteger(range.end));
    assert.ok(range.start >= 0 && range.start <= range.end);
  }
}

async function compare(list: HashList): Promise<void> {
  const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest();
  const { results } = await compareHashList('list', list, { partSize: MiB, parts }, sha256);
  const found = results.filter(({ kind }) => kind !== 'missing');
  assert.equal(found.length, parts.length, 'a result for each listed part');
}

function assertRefusal(error: unknown): void {
  assertForPeople(error);
  assert.equal((error as GlacierError).kind, 'hashList');
}
