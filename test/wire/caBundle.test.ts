import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { ErrorKind } from '../../src/core/errorKinds.ts';
import { GlacierError } from '../../src/core/errors.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { connectToAws } from '../../src/glacier/connections/connect.ts';
import type { Connection } from '../../src/glacier/port.ts';
import { makeHome, setEnvironment, type TestHome } from '../aws/home.ts';
import { startSts } from '../aws/standIns.ts';
import { authorityFile, startTlsProxy } from '../aws/tlsProxy.ts';

/*
 * Certificates of a proxy that opens connections, as companies have them: named in the AWS files, or by a variable.
 */

describe('certificates', () => {
  let home: TestHome;
  let restore: () => void;
  let emulator: Emulator;
  let proxy: Awaited<ReturnType<typeof startTlsProxy>>;
  let keys: readonly string[];
  let opened: Connection[];

  beforeEach(async () => {
    home = makeHome();
    restore = setEnvironment(home.env);
    emulator = await startEmulator();
    emulator.seedVault({ name: 'photos' });
    keys = [
      `aws_access_key_id = ${emulator.accessKeyId}`,
      `aws_secret_access_key = ${emulator.secretAccessKey}`,
    ];
    home.credentials('[default]', ...keys);
    proxy = await startTlsProxy(emulator.url);
    opened = [];
  });

  afterEach(async () => {
    restore();
    for (const { port } of opened) port.dispose();
    await proxy.stop();
    await emulator.stop();
    home.remove();
  });

  it('of an unknown authority are not trusted, and the error says by whom', async () => {
    await fails(
      'certificate',
      /^The certificate of localhost:\d+ is not trusted by the system's certificates, which/,
    );
  });

  it('are trusted by the file that the profile names', async () => {
    home.config('[default]', `ca_bundle = ${authorityFile}`);
    await listsVaults();
  });

  it('are trusted by the file that AWS_CA_BUNDLE names, before the profile', async () => {
    process.env['AWS_CA_BUNDLE'] = authorityFile;
    home.config('[default]', 'ca_bundle = /nonexistent');
    await listsVaults();
  });

  it('are trusted by a file below the home folder', async () => {
    home.write('authority.pem', readFileSync(authorityFile, 'utf8'));
    home.config('[default]', 'ca_bundle = ~/authority.pem');
    await listsVaults();
  });

  it('of the service that credentials come from are trusted by it as well', async () => {
    const { accessKeyId, secretAccessKey } = emulator;
    const sts = await startSts({ key: { accessKeyId, secretAccessKey, sessionToken: '' } });
    const before = await startTlsProxy(sts.url);
    process.env['AWS_ENDPOINT_URL_STS'] = before.url;
    home.config(
      '[profile role]',
      'role_arn = arn:aws:iam::1:role/r',
      'source_profile = default',
      `ca_bundle = ${authorityFile}`,
    );
    await listsVaults('role');
    assert.equal(sts.received.length, 1);
    await before.stop();
    await sts.stop();
  });

  it('of another authority are not, and the file is named', async () => {
    // Two certificates that are there for sure; the one of the server itself vouches for nobody else.
    const path = home.write(
      'other.pem',
      readFileSync(new URL('../aws/tls/server.pem', import.meta.url), 'utf8'),
    );
    home.config('[default]', `ca_bundle = ${path}`);
    await fails(
      'certificate',
      /is not trusted by .*other\.pem, set by ca_bundle of profile “default” \(UNABLE_TO/,
    );
  });

  const wrong: [name: string, (home: TestHome) => string, RegExp][] = [
    [
      'is not there',
      () => '/nonexistent',
      /\/nonexistent, set by AWS_CA_BUNDLE\) cannot be read \(ENOENT\)\.$/,
    ],
    ['is a folder', ({ folder }) => folder, /is not a file\.$/],
    ['has none', (own) => own.write('empty.pem', 'nothing'), /has no certificates in PEM form\.$/],
  ];
  for (const [name, fileOf, message] of wrong)
    it(`are not asked for where the file ${name}, which is said before anything is sent`, async () => {
      process.env['AWS_CA_BUNDLE'] = fileOf(home);
      await fails('config', message);
    });

  it('that are replaced need a new connection', async () => {
    const path = home.write('ca.pem', readFileSync(authorityFile, 'utf8'));
    home.config('[default]', `ca_bundle = ${path}`);
    const connection = await open();
    assert.equal(await connection.filesChanged(), 'kept');
    home.write('ca.pem', readFileSync(new URL('../aws/tls/server.pem', import.meta.url), 'utf8'));
    assert.equal(await connection.filesChanged(), 'moved');
  });

  async function open(profile?: string): Promise<Connection> {
    const connection = await connectToAws(
      {
        kind: 'aws',
        region: emulator.region,
        endpoint: proxy.url,
        ...(profile !== undefined && { profile }),
      },
      { isTrusted: () => true, askMfaCode: () => Promise.resolve(undefined), throttleTries: 0 },
    );
    opened.push(connection);
    return connection;
  }

  async function listsVaults(profile?: string): Promise<void> {
    const { port } = await open(profile);
    const { items } = await port.listVaults({}, new AbortController().signal);
    assert.deepEqual(
      items.map(({ name }) => name),
      ['photos'],
    );
  }

  async function fails(kind: ErrorKind, message: RegExp): Promise<void> {
    const error: unknown = await listsVaults().catch((cause: unknown) => cause);
    assert.ok(error instanceof GlacierError, String(error));
    assert.equal(error.kind, kind, error.message);
    assert.match(error.message, message);
  }
});
