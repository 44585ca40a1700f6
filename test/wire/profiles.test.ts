import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { describeForLog, type GlacierError } from '../../src/core/errors.ts';
import type { ProfileKind } from '../../src/core/aws/profile.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { connectToAws, type ConnectOptions } from '../../src/glacier/connections/connect.ts';
import type { Connection } from '../../src/glacier/port.ts';
import { describeAttempt } from '../../src/glacier/requests/requestLog.ts';
import { filesOf } from '../../src/glacier/awsFiles/profileFiles.ts';
import { listProfiles, readSections } from '../../src/glacier/awsFiles/profiles.ts';
import { makeHome, setEnvironment, type TestHome } from '../aws/home.ts';
import type { LoopbackServer } from '../aws/httpServer.ts';
import { secrets } from '../aws/secrets.ts';
import { startContainer, startInstance, startSso, startSts } from '../aws/standIns.ts';

/*
 * Every way people come by credentials, with real files in a home folder of the test's own and the SDK's own providers
 * talking to stand-ins. The emulator accepts one key only, which the last step of each way gives out.
 */

const { signal } = new AbortController();
const { secretAccessKey, sessionToken, ssoToken, mfaCode, sourceSecret } = secrets;
const key = { accessKeyId: 'ASIATEMPORARY', secretAccessKey, sessionToken };
const source = ['aws_access_key_id = AKIASOURCE', `aws_secret_access_key = ${sourceSecret}`];
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();

describe('profiles', () => {
  let home: TestHome;
  let emulator: Emulator;
  let restore: () => void;
  let servers: LoopbackServer[];
  let connections: Connection[];
  /** What the extension would log. */
  const log: string[] = [];

  beforeEach(async () => {
    home = makeHome();
    restore = setEnvironment(home.env);
    servers = [];
    connections = [];
    emulator = await startEmulator(key);
    emulator.seedVault({ name: 'photos' });
  });

  afterEach(async () => {
    for (const secret of [...Object.values(secrets), 'AWS4-HMAC', 'Signature='])
      assert.ok(!log.join('\n').includes(secret), `the log has no ${secret}`);
    restore();
    for (const { port } of connections) port.dispose();
    await Promise.all([emulator.stop(), ...servers.map((server) => server.stop())]);
    home.remove();
  });

  it('with an access key and a session token', async () => {
    keysProfile();
    await listsVaults('keys', 'static');
  });

  it('with an access key, where SSO is set up as well and not used', async () => {
    keysProfile();
    home.config('[profile keys]', ...ssoLines().slice(1));
    await listsVaults('keys', 'static');
    assert.equal(connections[0]?.credentials, 'access key (not used: SSO)');
  });

  it('signed in by SSO, with the settings in the profile', async () => {
    const start = 'https://example.awsapps.com/start';
    home.config('[profile sso]', `sso_start_url = ${start}`, ...role(), 'sso_region = eu-west-1');
    home.ssoToken(start, { accessToken: ssoToken, expiresAt: inAnHour() });
    const sso = await use(
      'AWS_ENDPOINT_URL_SSO',
      startSso(key, () => ssoToken),
    );
    await listsVaults('sso', 'sso');
    assert.deepEqual(
      sso.received.map(({ query }) => [query.get('account_id'), query.get('role_name')]),
      [['111122223333', 'Reader']],
    );
  });

  it('signed in by SSO, where its host cannot be reached, which is no matter of signing in', async () => {
    ssoSession();
    home.ssoToken('corp', { accessToken: ssoToken, expiresAt: inAnHour() });
    const sso = await startSso(key, () => ssoToken);
    await sso.stop();
    process.env['AWS_ENDPOINT_URL_SSO'] = sso.url;
    const { host } = new URL(sso.url);
    const { port } = await open('sso');
    await assert.rejects(port.listVaults({}, signal), {
      kind: 'network',
      message: `${host} refused the connection.`,
    });
  });

  it('signed in by SSO, with an sso-session', async () => {
    ssoSession();
    home.ssoToken('corp', { accessToken: ssoToken, expiresAt: inAnHour() });
    await use(
      'AWS_ENDPOINT_URL_SSO',
      startSso(key, () => ssoToken),
    );
    await listsVaults('sso', 'sso');
  });

  it('signed in by an sso-session that is refreshed without a person', async () => {
    ssoSession();
    home.ssoToken('corp', {
      accessToken: 'old',
      expiresAt: new Date(Date.now() - 60_000).toISOString(),
      clientId: 'id',
      clientSecret: 'secret',
      refreshToken: 'refresh',
      registrationExpiresAt: inAnHour(),
    });
    const sso = await use(
      'AWS_ENDPOINT_URL_SSO',
      startSso(key, () => 'fresh'),
    );
    process.env['AWS_ENDPOINT_URL_SSO_OIDC'] = sso.url;
    await listsVaults('sso', 'sso');
    assert.deepEqual(
      sso.received.map(({ path }) => path),
      ['/token', '/federation/credentials'],
    );
  });

  it('with a role that another profile assumes', async () => {
    home.config('[profile role]', 'role_arn = arn:aws:iam::111122223333:role/r', 'source_profile = base');
    home.credentials('[base]', ...source);
    const sts = await use('AWS_ENDPOINT_URL_STS', startSts({ key }));
    await listsVaults('role', 'assumeRole');
    assert.match(sts.received[0]?.headers.authorization ?? '', /Credential=AKIASOURCE\//);
    assert.match(sts.received[0]?.body ?? '', /Action=AssumeRole&/);
  });

  it('with a role that an SSO profile assumes', async () => {
    home.config(
      '[profile role]',
      'role_arn = arn:aws:iam::111122223333:role/r',
      'source_profile = sso',
      ...ssoLines(),
    );
    home.ssoToken('corp', { accessToken: ssoToken, expiresAt: inAnHour() });
    const between = { accessKeyId: 'ASIABETWEEN', secretAccessKey: 'x', sessionToken: 'y' };
    await use(
      'AWS_ENDPOINT_URL_SSO',
      startSso(between, () => ssoToken),
    );
    const sts = await use('AWS_ENDPOINT_URL_STS', startSts({ key }));
    await listsVaults('role', 'assumeRole');
    assert.match(sts.received[0]?.headers.authorization ?? '', /Credential=ASIABETWEEN\//);
  });

  it('with a role that is assumed with the credentials of the environment', async () => {
    home.config(
      '[profile role]',
      'role_arn = arn:aws:iam::111122223333:role/r',
      'credential_source = Environment',
    );
    process.env['AWS_ACCESS_KEY_ID'] = 'AKIASOURCE';
    process.env['AWS_SECRET_ACCESS_KEY'] = sourceSecret;
    const sts = await use('AWS_ENDPOINT_URL_STS', startSts({ key }));
    await listsVaults('role', 'assumeRole');
    assert.match(sts.received[0]?.headers.authorization ?? '', /Credential=AKIASOURCE\//);
  });

  it('with a role that takes an MFA code, which is asked for once', async () => {
    mfaProfile();
    const sts = await use('AWS_ENDPOINT_URL_STS', startSts({ key, mfaCode }));
    const asked: string[] = [];
    const options = {
      askMfaCode: (serial: string, profile: string) => {
        asked.push(`${profile} ${serial}`);
        return Promise.resolve(mfaCode);
      },
    };
    const { port } = await listsVaults('mfa', 'assumeRoleMfa', options);
    await port.listVaults({}, signal);
    assert.deepEqual(asked, ['mfa arn:aws:iam::111122223333:mfa/me']);
    assert.equal(sts.received.length, 1);
  });

  it('asks for another MFA code when the credentials end, and refreshes ahead of that', async () => {
    mfaProfile();
    // Within the five minutes in which the SDK takes credentials for as good as ended.
    await use('AWS_ENDPOINT_URL_STS', startSts({ key, mfaCode, lifetime: () => 200 }));
    let asked = 0;
    const options = {
      askMfaCode: () => {
        asked += 1;
        return Promise.resolve(mfaCode);
      },
    };
    const { port } = await listsVaults('mfa', 'assumeRoleMfa', options);
    await port.listVaults({}, signal);
    assert.ok(asked >= 2, `asked ${asked} times`);
  });

  it('asks for the code of the default profile where none is named', async () => {
    mfaProfile('[default]');
    await use('AWS_ENDPOINT_URL_STS', startSts({ key, mfaCode }));
    const asked: string[] = [];
    const options = {
      askMfaCode: (_: string, profile: string) => {
        asked.push(profile);
        return Promise.resolve(mfaCode);
      },
    };
    const { port } = await open(undefined, options);
    await port.listVaults({}, signal);
    assert.deepEqual(asked, ['default']);
  });

  for (const [name, code] of [
    ['a wrong MFA code', '000000'],
    ['no MFA code', undefined],
  ] as const) {
    it(`says so when there is ${name}`, async () => {
      mfaProfile();
      const sts = await use('AWS_ENDPOINT_URL_STS', startSts({ key, mfaCode }));
      const { port } = await open('mfa', { askMfaCode: () => Promise.resolve(code) });
      await assert.rejects(port.listVaults({}, signal), ({ kind }: GlacierError) => kind === 'mfa');
      assert.equal(sts.received.length, code === undefined ? 0 : 1);
    });
  }

  it('from a process', async () => {
    const answer = {
      Version: 1,
      AccessKeyId: key.accessKeyId,
      SecretAccessKey: key.secretAccessKey,
      SessionToken: key.sessionToken,
    };
    const script = home.write('give.cjs', `process.stdout.write(${JSON.stringify(JSON.stringify(answer))})`);
    home.config('[profile process]', `credential_process = "${process.execPath}" "${script}"`);
    await listsVaults('process', 'process');
  });

  it('from a process that fails, without telling what it printed', async () => {
    const script = home.write('fail.cjs', "console.error('top secret'); process.exit(1)");
    home.config(
      '[profile process]',
      `credential_process = "${process.execPath}" "${script}" --password=hidden`,
    );
    const { port } = await open('process');
    await assert.rejects(port.listVaults({}, signal), (error: GlacierError) => {
      assert.equal(error.message, "The profile's credential_process failed with exit code 1.");
      return error.kind === 'credentials';
    });
  });

  it('with a web identity', async () => {
    const token = home.write('token', 'a.web.token');
    home.config(
      '[profile web]',
      'role_arn = arn:aws:iam::111122223333:role/r',
      `web_identity_token_file = ${token}`,
    );
    const sts = await use('AWS_ENDPOINT_URL_STS', startSts({ key }));
    await listsVaults('web', 'webIdentity');
    assert.match(sts.received[0]?.body ?? '', /WebIdentityToken=a\.web\.token/);
  });

  it('with keys in the environment', async () => {
    process.env['AWS_ACCESS_KEY_ID'] = key.accessKeyId;
    process.env['AWS_SECRET_ACCESS_KEY'] = key.secretAccessKey;
    process.env['AWS_SESSION_TOKEN'] = key.sessionToken;
    await listsVaults(undefined);
  });

  it('in a container', async () => {
    await use('AWS_CONTAINER_CREDENTIALS_FULL_URI', startContainer(key));
    await listsVaults(undefined);
  });

  it('on an instance', async () => {
    delete process.env['AWS_EC2_METADATA_DISABLED'];
    await use('AWS_EC2_METADATA_SERVICE_ENDPOINT', startInstance(key));
    await listsVaults(undefined);
  });

  it('never with what the environment has where a named profile has nothing', async () => {
    home.config('[profile empty]', 'region = us-east-1');
    process.env['AWS_ACCESS_KEY_ID'] = key.accessKeyId;
    process.env['AWS_SECRET_ACCESS_KEY'] = key.secretAccessKey;
    process.env['AWS_SESSION_TOKEN'] = key.sessionToken;
    const { port } = await open('empty');
    await assert.rejects(port.listVaults({}, signal), ({ kind }: GlacierError) => kind === 'credentials');
  });

  for (const [name, token] of [
    ['expired', { accessToken: 'old', expiresAt: '2020-01-01T00:00:00Z' }],
    ['unknown to AWS', { accessToken: 'revoked', expiresAt: inAnHour() }],
    ['absent', undefined],
  ] as const) {
    it(`says that a sign-in is needed when that is ${name}, and goes on after it`, async () => {
      ssoSession();
      if (token) home.ssoToken('corp', token);
      await use(
        'AWS_ENDPOINT_URL_SSO',
        startSso(key, () => ssoToken),
      );
      const connection = await open('sso');
      await assert.rejects(
        connection.port.listVaults({}, signal),
        ({ kind }: GlacierError) => kind === 'signIn',
      );
      home.ssoToken('corp', { accessToken: ssoToken, expiresAt: inAnHour() });
      assert.equal(await connection.filesChanged(), 'kept');
      await connection.port.listVaults({}, signal);
    });
  }

  for (const [name, kept] of [
    ['never made', undefined],
    ['kept in an empty file', ''],
    ['kept in half a file', '{"accessToken": {"accessKeyId": "A'],
    ['without a key', '{}'],
  ] as const)
    it(`says that a console sign-in is needed when that was ${name}, and watches for it`, async () => {
      const login = 'arn:aws:iam::111122223333:user/me';
      const file = `.aws/login/cache/${createHash('sha256').update(login).digest('hex')}.json`;
      home.config('[profile console]', `login_session = ${login}`, 'region = us-east-1');
      if (kept !== undefined) home.write(file, kept);
      const { port } = await open('console');
      await assert.rejects(port.listVaults({}, signal), ({ kind, message }: GlacierError) => {
        assert.equal(kind, 'signIn', message);
        return true;
      });
      assert.ok(filesOf(await readSections(), 'console').includes(join(home.folder, file)));
    });

  it('tries once more with fresh credentials when the service says that they have expired', async () => {
    home.config('[profile role]', 'role_arn = arn:aws:iam::111122223333:role/r', 'source_profile = base');
    home.credentials('[base]', ...source);
    const sts = await use('AWS_ENDPOINT_URL_STS', startSts({ key }));
    const { port } = await open('role');
    await port.listVaults({}, signal);
    const expired = {
      kind: 'error',
      status: 403,
      code: 'ExpiredTokenException',
      message: 'The security token included in the request is expired',
    } as const;
    const once = emulator.inject({ fault: expired, times: 1 });
    await port.listVaults({}, signal);
    await once.struck;
    assert.equal(sts.received.length, 2);
    emulator.inject({ fault: expired, times: 5 });
    await assert.rejects(port.listVaults({}, signal), ({ kind }: GlacierError) => kind === 'expired');
    assert.equal(sts.received.length, 3, 'not over and over');
  });

  it('reads the files anew for these', async () => {
    home.credentials('[keys]', ...source);
    const { port } = await open('keys');
    const refused = port.listVaults({}, signal);
    await assert.rejects(refused, ({ kind }: GlacierError) => kind === 'signature');
    keysProfile();
    const fault = { kind: 'error', status: 403, code: 'ExpiredTokenException', message: 'expired' } as const;
    emulator.inject({ fault, times: 1 });
    await port.listVaults({}, signal);
  });

  it('with its settings for retries', async () => {
    keysProfile();
    home.config('[profile keys]', 'max_attempts = 1');
    const { port } = await open('keys');
    const before = log.length;
    const fault = { kind: 'error', status: 503, code: 'ServiceUnavailableException', message: 'm' } as const;
    emulator.inject({ fault, times: 1 });
    await assert.rejects(port.listVaults({}, signal), ({ kind }: GlacierError) => kind === 'service');
    assert.equal(log.slice(before).filter((line) => line.startsWith('ListVaults · 503')).length, 1);
  });

  it('says which line of a file could not be understood where credentials are missing, and only there', async () => {
    home.credentials('[keys]', 'nonsense', 'aws_access_key_id = A', '[other]', ...source);
    const [none, other] = [await open('keys'), await open('other')];
    await assert.rejects(none.port.listVaults({}, signal), ({ kind, message }: GlacierError) => {
      assert.match(message, /credentials, line 2:/);
      return kind === 'config';
    });
    await assert.rejects(other.port.listVaults({}, signal), ({ kind }: GlacierError) => kind === 'signature');
  });

  it('takes up keys that have changed in the file, and notices when requests would go elsewhere', async () => {
    home.config('[profile keys]', 'region = us-east-1');
    home.credentials('[keys]', ...source);
    const connection = await open('keys', {}, false);
    await assert.rejects(
      connection.port.listVaults({}, signal),
      ({ kind }: GlacierError) => kind === 'signature',
    );
    keysProfile();
    assert.equal(await connection.filesChanged(), 'kept');
    await connection.port.listVaults({}, signal);
    home.config('[profile keys]', 'region = eu-west-1');
    assert.equal(await connection.filesChanged(), 'moved');
  });

  it('leave lines in the log, and no secret in them', () => {
    assert.ok(log.length > 30, `${log.length} lines`);
    assert.ok(log.some((line) => line.startsWith('ListVaults · 200 ·')));
    assert.ok(log.some((line) => line.startsWith('mfa: AWS refused the MFA code.')));
  });

  function role(): string[] {
    return ['sso_account_id = 111122223333', 'sso_role_name = Reader'];
  }

  function ssoLines(): string[] {
    return [
      '[profile sso]',
      'sso_session = corp',
      ...role(),
      '[sso-session corp]',
      'sso_start_url = https://example.awsapps.com/start',
      'sso_region = eu-west-1',
      'sso_registration_scopes = sso:account:access',
    ];
  }

  function ssoSession(): void {
    home.config(...ssoLines());
  }

  function keysProfile(): void {
    home.credentials(
      '[keys]',
      `aws_access_key_id=${key.accessKeyId}`,
      `aws_secret_access_key=${key.secretAccessKey}`,
      `aws_session_token=${key.sessionToken}`,
    );
  }

  function mfaProfile(section = '[profile mfa]'): void {
    home.config(
      section,
      'role_arn = arn:aws:iam::111122223333:role/r',
      'source_profile = base',
      'mfa_serial = arn:aws:iam::111122223333:mfa/me',
    );
    home.credentials('[base]', ...source);
  }

  /** Has the SDK find a stand-in by a variable. */
  async function use(variable: string, starting: Promise<LoopbackServer>): Promise<LoopbackServer> {
    const server = await starting;
    servers.push(server);
    process.env[variable] = server.url;
    return server;
  }

  async function open(
    profile: string | undefined,
    options: Partial<ConnectOptions> = {},
    region: string | false = emulator.region,
  ): Promise<Connection> {
    const spec = {
      kind: 'aws',
      endpoint: emulator.url,
      ...(region !== false && { region }),
      ...(profile !== undefined && { profile }),
    } as const;
    const connection = await connectToAws(spec, {
      isTrusted: () => true,
      askMfaCode: () => assert.fail('nobody asked for an MFA code'),
      throttleTries: 0,
      onRequest: (attempt) => log.push(describeAttempt(attempt)),
      ...options,
    });
    connections.push(connection);
    return logging(connection);
  }

  /** The same connection, whose errors are kept as the store would log them. */
  function logging(connection: Connection): Connection {
    const { port } = connection;
    const listVaults: typeof port.listVaults = (...args) =>
      port.listVaults(...args).catch((error: GlacierError) => {
        log.push(describeForLog(error));
        throw error;
      });
    return { ...connection, port: { ...port, listVaults } };
  }

  async function listsVaults(
    profile: string | undefined,
    kind?: ProfileKind,
    options?: Partial<ConnectOptions>,
  ): Promise<Connection> {
    const found = listProfiles(await readSections()).find(({ name }) => name === profile);
    assert.equal(found?.kind, kind);
    const connection = await open(profile, options);
    const { items } = await connection.port.listVaults({}, signal);
    assert.deepEqual(
      items.map(({ name }) => name),
      ['photos'],
    );
    return connection;
  }
});
