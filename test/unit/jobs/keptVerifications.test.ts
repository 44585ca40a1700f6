import assert from 'node:assert/strict';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { MiB } from '../../../src/core/text/bytes.ts';
import { finishedRun } from '../../../src/core/verification/verificationRun.ts';
import {
  forgetVerifications,
  loadVerification,
  saveVerification,
} from '../../../src/jobs/verification/keptVerifications.ts';
import { verifyFile } from '../../../src/jobs/verification/verifyFile.ts';
import { bytes, newPool, partsOf, writeTemp } from './files.ts';

const content = bytes.subarray(0, 3 * MiB);
const key = JSON.stringify(['arn:aws:glacier:eu-central-1:123456789012:vaults/v', 'x'.repeat(1000)]);
const finished = new Date(Date.UTC(2026, 10, 29));

describe('verifications that are kept for the next window', () => {
  const base = dirname(writeTemp('marker', ''));
  const folder = join(base, 'kept', 'verifications');
  let path: string;

  beforeEach(() => {
    path = writeTemp('archive.tar', content);
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  async function save(uploadKey = key) {
    const upload = { partSize: MiB, parts: partsOf(content, MiB).slice(1) };
    const { verification } = await verifyFile(path, upload, { pool: newPool(1) });
    await saveVerification(folder, uploadKey, finishedRun('archive.tar', verification, finished));
    return verification;
  }

  it('are found by their upload, also where nothing was kept before', async () => {
    const verification = await save();
    assert.deepEqual(await loadVerification(folder, key), { verification, finished });
    assert.equal(await loadVerification(folder, 'another'), undefined);
  });

  it('are forgotten for all uploads of an account, and for no others', async () => {
    await forgetVerifications(folder, '123456789012');
    const of = (account: string, id: string) =>
      JSON.stringify([`arn:aws:glacier:eu-central-1:${account}:vaults/123456789012`, id]);
    const keys = [of('123456789012', 'a'), of('123456789012', 'b'), of('111111111111', '123456789012')];
    for (const each of keys) await save(each);
    writeFileSync(join(folder, 'other.json'), 'not one of these');
    await forgetVerifications(folder, '123456789012');
    const left = await Promise.all(keys.map((each) => loadVerification(folder, each)));
    assert.deepEqual(
      left.map((each) => each !== undefined),
      [false, false, true],
    );
    assert.equal(readdirSync(folder).length, 2);
  });

  it('are one an upload, the latest', async () => {
    await save();
    writeFileSync(path, content.subarray(0, 2 * MiB));
    const { verdict } = await save();
    assert.equal(verdict.expected, 2);
    assert.equal((await loadVerification(folder, key))?.verification.verdict.expected, 2);
    assert.equal(readdirSync(folder).length, 1);
  });

  it('are gone when their file has changed or is not there', async () => {
    await save();
    appendFileSync(path, 'x');
    assert.equal(await loadVerification(folder, key), undefined);
    rmSync(path);
    assert.equal(await loadVerification(folder, key), undefined);
  });

  it('are the 20 latest', async () => {
    mkdirSync(folder, { recursive: true });
    for (let index = 0; index < 25; index++) {
      const file = join(folder, `${index}.json`);
      writeFileSync(file, '');
      utimesSync(file, index, index);
    }
    await save();
    const names = readdirSync(folder);
    assert.equal(names.length, 20);
    assert.ok(names.includes('24.json') && !names.includes('5.json'), names.join());
    assert.ok(await loadVerification(folder, key));
  });

  it('are nothing where their file is not as it was written, or too large', async () => {
    await save();
    const [name = ''] = readdirSync(folder);
    const text = readFileSync(join(folder, name), 'utf8');
    writeFileSync(join(folder, name), '{"version":1');
    assert.equal(await loadVerification(folder, key), undefined);
    writeFileSync(
      join(folder, name),
      JSON.stringify({ ...(JSON.parse(text) as object), finished: { toString: 1 } }),
    );
    assert.equal(await loadVerification(folder, key), undefined);
    writeFileSync(join(folder, name), Buffer.alloc(8 * MiB + 1, ' '));
    assert.equal(await loadVerification(folder, key), undefined);
  });
});
