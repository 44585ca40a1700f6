import assert from 'node:assert/strict';
import { MiB } from '../../../src/core/text/bytes.ts';
import { type Emulator, startEmulator } from '../../../src/emulator/emulator.ts';
import { type Answer, call } from './harness.ts';

/*
 * Limits and markers as they stand in a query, where the official SDK cannot put everything, and ids.
 */

describe('limits, markers and ids of the emulator', () => {
  let emulator: Emulator;
  let uploadId = '';
  const others: Emulator[] = [];

  beforeEach(async () => {
    emulator = await startEmulator();
    uploadId = seed(emulator);
  });

  afterEach(async () => {
    for (const each of [emulator, ...others.splice(0)]) await each.stop();
  });

  for (const limit of ['', '0', '51', '-1', '1.5', '1e1', '0x5', ' 5', 'five', '00000005']) {
    it(`refuse the limit "${limit}"`, async () => {
      const answer = await parts(`limit=${encodeURIComponent(limit)}`);
      assert.equal(shown(answer), '400 InvalidParameterValueException');
      assert.match(answer.message ?? '', /^Invalid limit: /);
    });
  }

  it('have a page of 50 parts, of 50 uploads and of 10 vaults as the largest and the usual one', async () => {
    const folder = '/-/vaults/vault/multipart-uploads';
    for (const [path, most, list] of [
      [`${folder}/${uploadId}`, 50, 'Parts'],
      [folder, 50, 'UploadsList'],
      ['/-/vaults', 10, 'VaultList'],
    ] as const) {
      for (const query of ['', `limit=${most}`]) {
        const json = jsonOf(await call(emulator, { path, query }));
        assert.equal((json[list] as unknown[]).length, most, `${list} ${query}`);
        assert.equal(typeof json['Marker'], 'string');
      }
      assert.equal((await call(emulator, { path, query: `limit=${most + 1}` })).status, 400);
    }
  });

  it('end with a marker that is null in the JSON', async () => {
    const marker = String(jsonOf(await parts('limit=50'))['Marker']);
    const last = jsonOf(await parts(`marker=${marker}`));
    assert.equal((last['Parts'] as unknown[]).length, 10);
    assert.equal(last['Marker'], null);
    assert.equal(last['ArchiveDescription'], null);
  });

  it('begin at the start with an empty marker', async () => {
    assert.deepEqual(jsonOf(await parts('marker=')), jsonOf(await parts('')));
  });

  it('begin a list of vaults after the vault of an ARN, whether it exists or not', async () => {
    for (const name of ['a-first', 'b-second', 'c-third']) emulator.seedVault({ name });
    const arn = (name: string, account = '111122223333') =>
      encodeURIComponent(`arn:aws:glacier:us-east-1:${account}:vaults/${name}`);
    const namesAfter = async (marker: string) => {
      const answer = await call(emulator, { path: '/-/vaults', query: `marker=${marker}` });
      const listed = jsonOf(answer)['VaultList'] as { VaultName: string }[];
      return listed.map(({ VaultName }) => VaultName).filter((name) => /^[abc]-/.test(name));
    };
    assert.deepEqual(await namesAfter(arn('a-first')), ['b-second', 'c-third']);
    assert.deepEqual(await namesAfter(arn('b')), ['b-second', 'c-third']);
    assert.deepEqual(await namesAfter(arn('c-third')), []);
    for (const other of [arn('a-first', '444455556666'), 'a-first', 'vaults%2Fa-first']) {
      const answer = await call(emulator, { path: '/-/vaults', query: `marker=${other}` });
      assert.equal(answer.status, 400, other);
    }
    const nothing = await parts(`marker=${arn('a-first')}`);
    assert.equal(nothing.status, 400, 'it is no marker of another list');
  });

  it('reject altered markers, and those of another list, account or emulator run', async () => {
    const marker = String(jsonOf(await parts('limit=5'))['Marker']);
    const other = emulator.seedUpload('vault', { partSize: MiB, parts: [{ start: 0, end: 9 }] });
    const later = await startEmulator();
    others.push(later);
    const laterId = seed(later);
    assert.equal(laterId, uploadId, 'the same upload');
    // Two neighbors that differ: swapping equal ones would change nothing.
    const at = marker.split('').findIndex((letter, index) => letter !== marker[index + 1]);
    const swapped = `${marker.slice(0, at)}${marker[at + 1]}${marker[at]}${marker.slice(at + 2)}`;
    assert.notEqual(swapped, marker);
    for (const text of [`${marker}A`, `${marker}=`, `${marker}!`, ` ${marker}`, marker.slice(1), swapped]) {
      const answer = await parts(`marker=${encodeURIComponent(text).replaceAll('!', '%21')}`);
      assert.equal(shown(answer), '400 InvalidParameterValueException', text);
      assert.match(answer.message ?? '', /^Invalid marker: /);
    }
    for (const [where, path] of [
      [emulator, `/-/vaults/vault/multipart-uploads/${other}`],
      [emulator, '/-/vaults/vault/multipart-uploads'],
      [emulator, '/-/vaults'],
      [later, `/-/vaults/vault/multipart-uploads/${uploadId}`],
    ] as const) {
      const answer = await call(where, { path, query: `marker=${marker}` });
      assert.equal(shown(answer), '400 InvalidParameterValueException', path);
    }
    assert.equal((await parts(`marker=${marker}`)).status, 200);
  });

  it('hold their place in a list of uploads while uploads come and go', async () => {
    const path = '/-/vaults/vault/multipart-uploads';
    const ids = (json: Record<string, unknown>) =>
      (json['UploadsList'] as { MultipartUploadId: string }[]).map((each) => each.MultipartUploadId);
    const all = jsonOf(await call(emulator, { path }));
    const first = jsonOf(await call(emulator, { path, query: 'limit=20' }));
    const [gone = ''] = ids(first).slice(-1);
    await call(emulator, { method: 'DELETE', path: `${path}/${gone}` });
    const second = jsonOf(
      await call(emulator, { path, query: `limit=30&marker=${String(first['Marker'])}` }),
    );
    assert.deepEqual(ids(second), ids(all).slice(20));
  });

  it('are of the lengths and letters of the real ones, more than a few with a dash in front', async () => {
    const seeded = await startEmulator({ seed: 'ids' });
    others.push(seeded);
    seeded.seedVault({ name: 'vault' });
    const ids: string[] = [];
    for (let turn = 0; turn < 64; turn++) {
      const answer = await initiate(seeded);
      assert.match(String(answer.headers['x-amzn-requestid']), /^[\w-]{47}$/);
      ids.push(String(answer.headers['x-amz-multipart-upload-id']));
    }
    for (const id of ids) assert.match(id, /^[\w-]{92}$/);
    const dashed = ids.filter((id) => id.startsWith('-')).length;
    assert.ok(dashed >= 8 && dashed < 32, `${dashed} of 64`);
  });

  it('are the same at every start with a seed, and others without', async () => {
    const ids: string[] = [];
    for (const options of [{ seed: 'a' }, { seed: 'a' }, { seed: 'b' }, {}]) {
      const other = await startEmulator(options);
      others.push(other);
      other.seedVault({ name: 'vault' });
      const { headers } = await initiate(other);
      ids.push(String(headers['x-amz-multipart-upload-id']));
    }
    assert.equal(ids[0], ids[1]);
    assert.equal(new Set(ids).size, 3);
  });

  function parts(query: string): Promise<Answer> {
    return call(emulator, { path: `/-/vaults/vault/multipart-uploads/${uploadId}`, query });
  }
});

/** A vault of 60 uploads, the first of them with 60 parts, among 12 vaults. */
function seed(emulator: Emulator): string {
  for (let number = 0; number < 11; number++) emulator.seedVault({ name: `vault-${number}` });
  emulator.seedVault({ name: 'vault' });
  const parts = Array.from({ length: 60 }, (_, i) => ({ start: i * MiB, end: (i + 1) * MiB - 1 }));
  const id = emulator.seedUpload('vault', { partSize: MiB, parts });
  for (let number = 1; number < 60; number++) emulator.seedUpload('vault', { partSize: MiB, parts: [] });
  return id;
}

function initiate(emulator: Emulator): Promise<Answer> {
  const headers = { 'x-amz-part-size': String(MiB) };
  return call(emulator, { method: 'POST', path: '/-/vaults/vault/multipart-uploads', headers });
}

function jsonOf({ status, text }: Answer): Record<string, unknown> {
  assert.equal(status, 200, text);
  return JSON.parse(text) as Record<string, unknown>;
}

function shown({ status, code }: Answer): string {
  return `${status} ${code ?? ''}`;
}
