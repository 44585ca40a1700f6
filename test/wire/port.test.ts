import assert from 'node:assert/strict';
import { createServer } from 'node:net';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import type { GlacierError } from '../../src/core/errors.ts';
import { MiB } from '../../src/core/text/bytes.ts';
import type { MultipartUpload } from '../../src/core/model.ts';
import { connectToSample } from '../../src/glacier/connections/connectSample.ts';
import type { Connection, GlacierPort } from '../../src/glacier/port.ts';
import { ConnectionStore } from '../../src/store/connectionStore.ts';

/*
 * The port over the real SDK: what the other rooms see of good answers, of bad ones, and of none.
 */

const { signal } = new AbortController();

describe('the port', () => {
  let emulator: Emulator;
  let connection: Connection;
  let port: GlacierPort;
  const markers: (string | undefined)[] = [];

  beforeEach(async () => {
    markers.length = 0;
    emulator = await startEmulator({ onRequest: ({ query }) => markers.push(query['marker']) });
    connection = connectToSample(emulator);
    port = connection.port;
  });

  afterEach(async () => {
    port.dispose();
    await emulator.stop();
  });

  it('lists vaults, uploads and parts as plain data', async () => {
    seed(3);
    const vaults = await port.listVaults({}, signal);
    assert.equal(vaults.marker, undefined);
    const [vault] = vaults.items;
    assert.equal(vault?.name, 'vault');
    assert.match(vault.arn, /^arn:aws:glacier:.*:vaults\/vault$/);
    assert.ok(vault.created instanceof Date);
    const upload = await onlyUpload();
    assert.equal(upload.partSize, MiB);
    assert.equal(upload.description, 'upload');
    const parts = await port.listParts(upload, {}, signal);
    assert.deepEqual(
      parts.items.map(({ range }) => range),
      [0, 1, 2].map((i) => ({ start: i * MiB, end: (i + 1) * MiB - 1 })),
    );
    assert.match(parts.items[0]?.treeHash ?? '', /^[0-9a-f]{64}$/);
  });

  it('has what the last inventory of a vault counted, and nothing before the first', async () => {
    const at = Date.UTC(2026, 0, 2, 3, 4, 5);
    emulator.seedVault({ name: 'counted', inventory: { at, archives: 7, bytes: 5 * MiB } });
    emulator.seedVault({ name: 'new' });
    const { items } = await port.listVaults({}, signal);
    const counts = items.map(({ name, inventoried, archives, bytes }) => [
      name,
      inventoried,
      archives,
      bytes,
    ]);
    assert.deepEqual(counts, [
      ['counted', new Date(at), 7, 5 * MiB],
      ['new', undefined, 0, 0],
    ]);
  });

  it('goes from page to page by the marker of the one before', async () => {
    seed(7);
    const upload = await onlyUpload();
    const first = await port.listParts(upload, { limit: 5 }, signal);
    assert.equal(first.items.length, 5);
    const second = await port.listParts(upload, { limit: 5, marker: first.marker }, signal);
    assert.equal(second.items.length, 2);
    assert.equal(second.marker, undefined);
    assert.deepEqual(markers.slice(-2), [undefined, first.marker]);
  });

  it('loads an upload of many pages through the store', async () => {
    seed(430);
    const store = openStore();
    const { pager } = store.partsOf(await onlyUpload());
    await pager.loadAll(signal);
    assert.equal(pager.error, undefined);
    assert.equal(pager.count, 430);
    assert.equal(pager.pages.length, 9);
  });

  for (const marker of ['', 'null', null, undefined]) {
    it(`takes the marker ${JSON.stringify(marker) ?? 'absent'} for the end`, async () => {
      seed(2);
      const upload = await onlyUpload();
      rewrite('ListParts', (body) => ({ ...body, Marker: marker }));
      const page = await port.listParts(upload, {}, signal);
      assert.equal(page.marker, undefined);
    });
  }

  it('reads numbers that arrive as text', async () => {
    seed(1);
    rewrite('ListMultipartUploads', (body) => ({
      ...body,
      UploadsList: list(body['UploadsList']).map((upload) => ({ ...upload, PartSizeInBytes: '1048576' })),
    }));
    assert.equal((await onlyUpload()).partSize, MiB);
  });

  it('corrects a range whose end is one byte too far, and says so', async () => {
    seed(1);
    const upload = await onlyUpload();
    rewriteParts((part) => ({ ...part, RangeInBytes: '0-1048576' }));
    const { items } = await port.listParts(upload, {}, signal);
    assert.deepEqual(items[0]?.range, { start: 0, end: MiB - 1 });
    assert.equal(items[0]?.endCorrected, true);
  });

  const malformed: [string, (body: Body) => Body, RegExp][] = [
    ['without a part size', (body) => without(body, 'PartSizeInBytes'), /PartSizeInBytes is missing/],
    [
      'with another part size',
      (body) => ({ ...body, PartSizeInBytes: 2 * MiB }),
      /PartSizeInBytes is 2097152/,
    ],
    ['without a list', (body) => without(body, 'Parts'), /Parts is missing/],
    ['with a range that is none', mapParts({ RangeInBytes: 'bytes 0-1' }), /RangeInBytes is "bytes 0-1"/],
    ['with a range that runs backwards', mapParts({ RangeInBytes: '5-4' }), /RangeInBytes is "5-4"/],
    ['with half a hash', mapParts({ SHA256TreeHash: 'abc' }), /SHA256TreeHash is "abc"/],
    ['without a hash', mapParts({ SHA256TreeHash: null }), /SHA256TreeHash is missing/],
  ];
  for (const [name, change, message] of malformed) {
    it(`refuses a page of parts ${name}, naming the field`, async () => {
      seed(1);
      const upload = await onlyUpload();
      rewrite('ListParts', change);
      const error = await failure(port.listParts(upload, {}, signal));
      assert.equal(error.kind, 'badResponse');
      assert.match(error.message, message);
    });
  }

  for (const field of ['NumberOfArchives', 'SizeInBytes'])
    for (const count of [-1, 0.5, '-1', 2 ** 53, true])
      it(`refuses a vault whose ${field} is ${JSON.stringify(count)}, naming the field`, async () => {
        emulator.seedVault({ name: 'vault' });
        const change = (body: Body) => ({
          ...body,
          VaultList: list(body['VaultList']).map((vault) => ({ ...vault, [field]: count })),
        });
        rewrite('ListVaults', change);
        const { items, refused } = await port.listVaults({}, signal);
        assert.deepEqual(items, []);
        assert.deepEqual(
          refused?.map(({ name, error: { kind } }) => [name, kind]),
          [['vault', 'badResponse']],
        );
        assert.match(refused[0]?.error.message ?? '', new RegExp(`${field} is ${JSON.stringify(count)}`));
      });

  const broken: [name: string, change: (item: Body) => unknown, shown: string, RegExp][] = [
    ['has no date', (item) => without(item, 'CreationDate'), '', /CreationDate is missing/],
    ['is null', () => null, '[1]', /\[1\] is null/],
    ['is a list', () => [], '[1]', / is missing/],
    [
      'has an object for its name',
      (item) => ({ ...item, VaultName: {}, MultipartUploadId: {} }),
      '[1]',
      /is an obj/,
    ],
    [
      'has a name that leads elsewhere',
      (item) => ({ ...item, VaultName: '..', MultipartUploadId: '../x' }),
      '..',
      /is "\.\."|is "\.\.\/x"/,
    ],
  ];
  for (const [name, change, shown, message] of broken)
    it(`leaves out a vault or an upload that ${name}, and lists the others`, async () => {
      for (const vault of ['a', 'b', 'c']) emulator.seedVault({ name: vault });
      for (const id of ['u1', 'u2', 'u3'])
        emulator.seedUpload('a', { id: id.padEnd(20, '0'), partSize: MiB, parts: [] });
      const second = (field: string) => (body: Body) => ({
        ...body,
        [field]: list(body[field]).map((item, i) => (i === 1 ? change(item) : item)),
      });
      rewrite('ListVaults', second('VaultList'));
      rewrite('ListMultipartUploads', second('UploadsList'));
      for (const page of [
        await port.listVaults({}, signal),
        await port.listMultipartUploads('a', {}, signal),
      ]) {
        assert.equal(page.items.length, 2);
        assert.equal(page.refused?.length, 1);
        assert.ok(page.refused[0]?.name.includes(shown), page.refused[0]?.name);
        assert.match(page.refused[0]?.error.message ?? '', message);
      }
    });

  it('lists an upload that does not say which vault it is in', async () => {
    seed(1);
    rewrite('ListMultipartUploads', (body) => ({
      ...body,
      UploadsList: list(body['UploadsList']).map((upload) => without(upload, 'VaultARN')),
    }));
    const { items, refused } = await port.listMultipartUploads('vault', {}, signal);
    assert.deepEqual([items.length, items[0]?.vaultArn, refused], [1, undefined, undefined]);
  });

  it('refuses names that would lead to another path before anything is sent', async () => {
    const upload = { id: 'id', vaultName: '..', partSize: MiB };
    for (const call of [
      port.listParts(upload, {}, signal),
      port.listParts({ ...upload, vaultName: 'vault', id: '../x' }, {}, signal),
      port.listMultipartUploads('', {}, signal),
    ]) {
      assert.equal((await failure(call)).kind, 'invalid');
    }
    assert.equal(markers.length, 0);
  });

  const answers: [string, { status: number; code: string; message: string }, GlacierError['kind'], RegExp][] =
    [
      [
        'access denied',
        {
          status: 403,
          code: 'AccessDeniedException',
          message: 'User: x is not authorized to perform: glacier:ListVaults',
        },
        'accessDenied',
        /not allow you to list vaults: .*glacier:ListVaults/,
      ],
      [
        'an account without Glacier',
        {
          status: 400,
          code: 'NoLongerSupportedException',
          message: 'This API is no longer supported for new accounts.',
        },
        'notCustomer',
        /never used Glacier/,
      ],
      [
        'an expired session',
        { status: 403, code: 'ExpiredTokenException', message: 'expired' },
        'expired',
        /expired/,
      ],
      [
        'an unknown key',
        { status: 400, code: 'UnrecognizedClientException', message: 'The security token is invalid.' },
        'signature',
        /does not recognize the access key/,
      ],
      [
        'a clock that is off',
        {
          status: 403,
          code: 'InvalidSignatureException',
          message: 'Signature expired: 20260101T000000Z is now earlier',
        },
        'clockSkew',
        /clock/,
      ],
      [
        'throttling',
        { status: 400, code: 'ThrottlingException', message: 'Rate exceeded' },
        'throttled',
        /throttling requests/,
      ],
      [
        'a missing vault',
        { status: 404, code: 'ResourceNotFoundException', message: 'Vault not found for ARN: a' },
        'notFound',
        /vault/,
      ],
      [
        'a quota',
        { status: 400, code: 'LimitExceededException', message: 'Too many.' },
        'limit',
        /quota.*Too many\./,
      ],
      [
        'a refusal',
        { status: 400, code: 'InvalidParameterValueException', message: 'Invalid limit' },
        'invalid',
        /Invalid limit\./,
      ],
      [
        'a failing service',
        { status: 500, code: 'ServiceUnavailableException', message: 'down' },
        'service',
        /500/,
      ],
      [
        'something new',
        { status: 418, code: 'TeapotException', message: 'short and stout' },
        'unknown',
        /short and stout/,
      ],
    ];
  for (const [name, answer, kind, message] of answers) {
    it(`explains ${name}`, async () => {
      emulator.inject({ operation: 'ListVaults', times: 10, fault: { kind: 'error', ...answer } });
      const error = await failure(port.listVaults({}, signal));
      assert.equal(error.kind, kind, error.message);
      assert.match(error.message, message);
    }).timeout(10_000);
  }

  it('explains a secret key that does not fit', async () => {
    const other = connectToSample({ ...emulator, secretAccessKey: 'wrong' }).port;
    const error = await failure(other.listVaults({}, signal));
    assert.equal(error.kind, 'signature');
    assert.match(error.message, /secret key does not match/);
    other.dispose();
  });

  it('explains a page of HTML where JSON should be, with any status', async () => {
    for (const status of [200, 404]) {
      emulator.inject({ operation: 'ListVaults', times: 1, fault: { kind: 'html', status } });
      const error = await failure(port.listVaults({}, signal));
      assert.equal(error.kind, 'badResponse', error.message);
      assert.match(error.message, /^127\.0\.0\.1:\d+ did not send a valid Glacier response/);
    }
  });

  for (const [status, message] of [
    [407, /^A proxy on the way to 127\.0\.0\.1:\d+ requires a sign-in \(status 407\)\.$/],
    [502, /^A proxy on the way to 127\.0\.0\.1:\d+ could not reach it \(status 502\)\.$/],
    [503, /^A proxy on the way to 127\.0\.0\.1:\d+ could not reach it \(status 503\)\.$/],
    [504, /^A proxy on the way to 127\.0\.0\.1:\d+ could not reach it \(status 504\)\.$/],
  ] as const) {
    it(`says that it is a proxy that answers with status ${status} and HTML`, async () => {
      const fault = { kind: 'html', status } as const;
      const injected = emulator.inject({ operation: 'ListVaults', times: 10, fault });
      const error = await failure(port.listVaults({}, signal));
      injected.dispose();
      assert.equal(error.kind, 'proxy');
      assert.match(error.message, message);
      assert.match(error.nextStep, /http\.proxy/);
    }).timeout(10_000);
  }

  it('takes an empty answer for a bad one, and not for an empty list', async () => {
    emulator.inject({ operation: 'ListVaults', times: 1, fault: { kind: 'emptyBody' } });
    assert.equal((await failure(port.listVaults({}, signal))).kind, 'badResponse');
  });

  it('explains a cut connection', async () => {
    emulator.inject({ operation: 'ListVaults', times: 10, fault: { kind: 'drop' } });
    assert.equal((await failure(port.listVaults({}, signal))).kind, 'network');
  }).timeout(10_000);

  it('explains an endpoint where nobody listens', async () => {
    const free = createServer();
    const address = await new Promise<string>((resolve) => {
      free.listen(0, '127.0.0.1', () => {
        const bound = free.address();
        resolve(typeof bound === 'object' && bound ? `http://127.0.0.1:${bound.port}` : '');
      });
    });
    await new Promise((resolve) => free.close(resolve));
    const nobody = connectToSample({ ...emulator, url: address }).port;
    const error = await failure(nobody.listVaults({}, signal));
    assert.equal(error.kind, 'network');
    assert.match(error.message, /refused the connection/);
    nobody.dispose();
  }).timeout(10_000);

  it('gives up at once when it is cancelled', async () => {
    const held = emulator.inject({ operation: 'ListVaults', times: 1, fault: { kind: 'hold' } });
    const abort = new AbortController();
    const call = failure(port.listVaults({}, abort.signal));
    abort.abort();
    assert.equal((await call).kind, 'cancelled');
    held.dispose();
  });

  it('keeps the loaded pages when one in the middle fails, and goes on from there', async () => {
    seed(120);
    const store = openStore();
    const { pager } = store.partsOf(await onlyUpload());
    await pager.first();
    emulator.inject({
      operation: 'ListParts',
      times: 1,
      fault: { kind: 'error', status: 403, code: 'AccessDeniedException', message: 'no' },
    });
    await pager.loadAll(signal);
    assert.equal(pager.error?.kind, 'accessDenied');
    assert.equal(pager.count, 50);
    await pager.loadAll(signal);
    assert.equal(pager.count, 120);
    assert.equal(pager.error, undefined);
  });

  it('does not go in circles after a repeated marker', async () => {
    seed(120);
    const store = openStore();
    const { pager } = store.partsOf(await onlyUpload());
    rewrite('ListParts', (body) => ({ ...body, Marker: 'again' }), 10);
    await pager.loadAll(signal);
    assert.equal(pager.error?.kind, 'invalid', 'the service does not know such a marker');
    assert.equal(pager.count, 50);
  });

  function seed(count: number): void {
    emulator.seedVault({ name: 'vault' });
    const parts = Array.from({ length: count }, (_, i) => ({ start: i * MiB, end: (i + 1) * MiB - 1 }));
    emulator.seedUpload('vault', { description: 'upload', partSize: MiB, parts });
  }

  async function onlyUpload(): Promise<MultipartUpload> {
    const { items } = await port.listMultipartUploads('vault', {}, signal);
    assert.equal(items.length, 1);
    const [upload] = items;
    assert.ok(upload?.vaultArn);
    return { ...upload, vaultArn: upload.vaultArn };
  }

  function openStore(): ConnectionStore {
    return new ConnectionStore(connection, {
      pageSize: () => 50,
      onFailure: () => {},
      onDuplicate: () => {},
    });
  }

  function rewrite(
    operation: 'ListVaults' | 'ListParts' | 'ListMultipartUploads',
    change: (body: Body) => Body,
    times = 1,
  ): void {
    emulator.inject({ operation, times, fault: { kind: 'rewrite', body: change } });
  }

  function rewriteParts(change: (part: Body) => Body): void {
    rewrite('ListParts', (body) => ({ ...body, Parts: list(body['Parts']).map(change) }));
  }
});

type Body = Record<string, unknown>;

function without(body: Body, field: string): Body {
  return Object.fromEntries(Object.entries(body).filter(([name]) => name !== field));
}

function list(value: unknown): Body[] {
  assert.ok(Array.isArray(value));
  return value as Body[];
}

function mapParts(fields: Body): (body: Body) => Body {
  return (body) => ({ ...body, Parts: list(body['Parts']).map((part) => ({ ...part, ...fields })) });
}

async function failure(call: Promise<unknown>): Promise<GlacierError> {
  const error = await call.then(
    () => assert.fail('the call succeeded'),
    (cause: unknown) => cause,
  );
  return error as GlacierError;
}
