import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { MiB } from '../../../src/core/text/bytes.ts';
import { combineTreeHashes } from '../../../src/core/treeHash/treeHash.ts';
import { type Emulator, type EmulatorOptions, startEmulator } from '../../../src/emulator/emulator.ts';
import { refusal } from '../../../src/emulator/errors.ts';
import { type Answer, call } from './harness.ts';

/*
 * Rules for vaults, and for how uploads end, beyond what a well-behaved upload meets.
 */

const hour = 3_600_000;
const hash = 'ab'.repeat(32);

describe('rules of the emulator', () => {
  let emulator: Emulator;
  let now = 0;

  beforeEach(() => start({}));
  afterEach(() => emulator.stop());

  it('keep a vault that has uploads in progress, and let it go without', async () => {
    const id = upload([]);
    const refused = await call(emulator, { method: 'DELETE', path: '/-/vaults/vault', at: now });
    assert.equal(
      shown(refused),
      '400 InvalidParameterValueException: Vault not empty or recently written to: ' +
        'arn:aws:glacier:us-east-1:111122223333:vaults/vault',
    );
    await ended('DELETE', id);
    const deleted = await call(emulator, { method: 'DELETE', path: '/-/vaults/vault', at: now });
    assert.equal(deleted.status, 204);
  });

  it('keep a vault that had archives at its last inventory', async () => {
    emulator.seedVault({ name: 'full', inventory: { at: now, archives: 1, bytes: 5 } });
    const refused = await call(emulator, { method: 'DELETE', path: '/-/vaults/full', at: now });
    assert.match(shown(refused), /^400 .*Vault not empty/);
  });

  it('allow 1,000 vaults', async () => {
    for (let number = 1; number < 999; number++) emulator.seedVault({ name: `vault-${number}` });
    const create = (name: string) =>
      call(emulator, { method: 'PUT', path: `/-/vaults/${name}`, at: now }).then(shown);
    assert.equal(await create('the-1000th'), '201 : ');
    assert.match(await create('one-too-many'), /^400 LimitExceededException/);
    assert.equal(await create('the-1000th'), '201 : ', 'one that is there is none more');
  });

  it('date an inventory by its day, and leave the date where nothing is new', async () => {
    const inventoried = async () => {
      const { text } = await call(emulator, { path: '/-/vaults/vault', at: now });
      return (JSON.parse(text) as { LastInventoryDate: string | null }).LastInventoryDate;
    };
    assert.equal(await inventoried(), null);
    emulator.inventory();
    const first = new Date(now).toISOString();
    assert.equal(await inventoried(), first);
    now += 24 * hour;
    emulator.inventory();
    assert.equal(await inventoried(), first);
  });

  it("name vaults by their region's partition", async () => {
    for (const [region, partition] of [
      ['cn-north-1', 'aws-cn'],
      ['us-gov-west-1', 'aws-us-gov'],
      ['eu-central-1', 'aws'],
    ] as const) {
      await emulator.stop();
      await start({ region, accountId: '999900001111' });
      const { text } = await call(emulator, { path: '/-/vaults/vault', at: now });
      assert.ok(text.includes(`"arn:${partition}:glacier:${region}:999900001111:vaults/vault"`), text);
    }
  });

  it('take descriptions of printable ASCII up to 1,024 characters', async () => {
    const initiate = (description: string) =>
      call(emulator, {
        method: 'POST',
        path: '/-/vaults/vault/multipart-uploads',
        headers: { 'x-amz-part-size': String(MiB), 'x-amz-archive-description': description },
        at: now,
      }).then(({ status }) => status);
    assert.equal(await initiate('"<a>" \\ & ~'), 201);
    assert.equal(await initiate('x'.repeat(1024)), 201);
    assert.equal(await initiate('x'.repeat(1025)), 400);
    assert.equal(await initiate('caf\u00e9'), 403, 'no signature covers what is not ASCII');
    const { text } = await call(emulator, { path: '/-/vaults/vault/multipart-uploads', at: now });
    assert.ok(text.includes(JSON.stringify('"<a>" \\ & ~')));
  });

  it('refuse an upload without a part size', async () => {
    const path = '/-/vaults/vault/multipart-uploads';
    assert.match(
      shown(await call(emulator, { method: 'POST', path, at: now })),
      /Invalid part size: null\. /,
    );
  });

  const full = [
    { start: 0, end: MiB - 1, treeHash: hash },
    { start: MiB, end: MiB + 9, treeHash: hash },
  ];
  const whole = combineTreeHashes([hash, hash], (bytes) => createHash('sha256').update(bytes).digest());
  const size = String(MiB + 10);
  type Parts = typeof full;
  const refused: [string, Parts, string | undefined, string | undefined, RegExp][] = [
    ['without a size', full, undefined, whole, /Required parameter missing: x-amz-archive-size/],
    ['without a hash', full, size, undefined, /Required parameter missing: x-amz-sha256-tree-hash/],
    ['with a size that is none', full, '1e6', whole, /Invalid x-amz-archive-size: 1e6/],
    ['with a size of nothing', full, '0', whole, /Invalid x-amz-archive-size: 0/],
    ['with a hash that is none', full, size, 'xyz', /^400 .*Invalid x-amz-sha256-tree-hash: xyz$/],
    ['with nothing uploaded', [], size, whole, /The parts have 0 bytes/],
    ['without the first part', full.slice(1), size, whole, /do not cover bytes 0-1048575/],
    [
      'with parts that overlap',
      [...full, { start: 2 * MiB, end: 3 * MiB - 1, treeHash: hash }, { start: 5, end: 7, treeHash: hash }],
      size,
      whole,
      /part 5-7 begins before the one before it ends/,
    ],
    [
      'with a short part before the last',
      [{ start: 0, end: 9, treeHash: hash }, ...full.slice(1)],
      size,
      whole,
      /part 0-9 is not the last one/,
    ],
  ];
  for (const [name, parts, archiveSize, treeHash, message] of refused) {
    it(`refuse to complete ${name}, and leave the upload open`, async () => {
      const id = upload(parts);
      assert.match(shown(await complete(id, archiveSize, treeHash)), message);
      assert.equal(emulator.storage.vaults.get('vault')?.uploads.size, 1);
    });
  }

  it('complete with a hash in capital letters, and repeat themselves for the same values only', async () => {
    const id = upload(full);
    const first = await complete(id, size, whole.toUpperCase());
    assert.equal(first.status, 201);
    const archive = String(first.headers['x-amz-archive-id']);
    assert.equal(first.headers.location, `/111122223333/vaults/vault/archives/${archive}`);
    assert.match(shown(await complete(id, size, hash)), /^404 /);
    now += 5 * 60_000;
    assert.equal((await complete(id, size, whole)).headers['x-amz-archive-id'], archive);
    now += 1;
    assert.match(shown(await complete(id, size, whole)), /^404 /);
  });

  it('let an upload go that was idle for more than 24 hours, to the millisecond', async () => {
    const id = upload(full);
    const path = `/-/vaults/vault/multipart-uploads/${id}`;
    now += 24 * hour;
    assert.equal((await call(emulator, { path, at: now })).status, 200);
    now += 1;
    assert.match(shown(await call(emulator, { path, at: now })), /^404 .*The upload ID was not found/);
  });

  it('keep a vault as it is when it is seeded again', async () => {
    const id = upload([]);
    emulator.seedVault({ name: 'vault', inventory: { at: now, archives: 7, bytes: 7 } });
    const { text } = await call(emulator, { path: '/-/vaults/vault/multipart-uploads', at: now });
    assert.ok(text.includes(id), text);
    assert.doesNotMatch((await call(emulator, { path: '/-/vaults/vault', at: now })).text, /7/);
  });

  it('have one answer for whatever they do not foresee', () => {
    assert.deepEqual(refusal(new TypeError('a bug')), {
      status: 500,
      json: {
        code: 'ServiceUnavailableException',
        message: 'The emulator could not answer this request.',
        type: 'Server',
      },
    });
  });

  it('keep a seeded upload however long ago it was created', async () => {
    const created = now - 40 * 24 * hour;
    const id = emulator.seedUpload('vault', { partSize: MiB, parts: [], created });
    const path = `/-/vaults/vault/multipart-uploads/${id}`;
    const { text } = await call(emulator, { path, at: now });
    assert.ok(text.includes(`"CreationDate":"${new Date(created).toISOString()}"`), text);
  });

  async function start(options: EmulatorOptions): Promise<void> {
    now = Date.UTC(2026, 10, 20);
    emulator = await startEmulator({ ...options, clock: () => now });
    emulator.seedVault({ name: 'vault' });
  }

  function upload(parts: Parts): string {
    return emulator.seedUpload('vault', { partSize: MiB, parts });
  }

  function ended(method: string, id: string, headers = {}): Promise<Answer> {
    return call(emulator, { method, path: `/-/vaults/vault/multipart-uploads/${id}`, headers, at: now });
  }

  function complete(id: string, archiveSize?: string, treeHash?: string): Promise<Answer> {
    return ended('POST', id, { 'x-amz-archive-size': archiveSize, 'x-amz-sha256-tree-hash': treeHash });
  }
});

function shown({ status, code, message }: Answer): string {
  return `${status} ${code ?? ''}: ${message ?? ''}`;
}
