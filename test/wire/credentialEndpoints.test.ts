import assert from 'node:assert/strict';
import { SigninClient, CreateOAuth2TokenCommand } from '@aws-sdk/nested-clients/signin';
import { GetRoleCredentialsCommand, SSOClient } from '@aws-sdk/nested-clients/sso';
import { CreateTokenCommand, SSOOIDCClient } from '@aws-sdk/nested-clients/sso-oidc';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/nested-clients/sts';
import type { CredentialService, EndpointUse, Service } from '../../src/core/aws/endpointUse.ts';
import type { GlacierError } from '../../src/core/errors.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { connectToAws } from '../../src/glacier/connections/connect.ts';
import { isOwnHost } from '../../src/glacier/credentials/ownHosts.ts';
import type { Connection } from '../../src/glacier/port.ts';
import { makeHome, setEnvironment, type TestHome } from '../aws/home.ts';
import { type LoopbackServer, startServer } from '../aws/httpServer.ts';
import { startSso, startSts } from '../aws/standIns.ts';
import { waitFor } from '../host/waitFor.ts';

/*
 * Where the requests go that credentials come from: as for those to Glacier, to AWS's own addresses, and elsewhere only
 * when a person has agreed to that. What is not agreed to must not be sent a byte.
 */

const { signal } = new AbortController();
const token = 'sso-access-token';

describe('requests for credentials', () => {
  let home: TestHome;
  let restore: () => void;
  let emulator: Emulator;
  let elsewhere: LoopbackServer;
  let asked: EndpointUse[];
  let connections: Connection[];

  beforeEach(async () => {
    home = makeHome();
    restore = setEnvironment(home.env);
    emulator = await startEmulator();
    asked = [];
    connections = [];
    home.credentials('[base]', 'aws_access_key_id = AKIABASE', 'aws_secret_access_key = secret');
    home.config(...profiles);
  });

  afterEach(async () => {
    for (const { port } of connections) port.dispose();
    await elsewhere.stop();
    await emulator.stop();
    restore();
    home.remove();
  });

  const profiles = [
    '[profile role]',
    'role_arn = arn:aws:iam::111122223333:role/r',
    'source_profile = base',
    '[profile login]',
    'login_session = arn:aws:iam::111122223333:user/me',
    '[profile sso]',
    'sso_session = agreed',
    'sso_account_id = 111122223333',
    'sso_role_name = reader',
    '[sso-session agreed]',
    'sso_start_url = https://corp.awsapps.com/start',
    'sso_region = us-east-1',
  ];
  const services: readonly [profile: string, service: Service, variable: string][] = [
    ['role', 'sts', 'AWS_ENDPOINT_URL_STS'],
    ['sso', 'sso', 'AWS_ENDPOINT_URL_SSO'],
    ['sso', 'ssoOidc', 'AWS_ENDPOINT_URL_SSO_OIDC'],
    ['login', 'signin', 'AWS_ENDPOINT_URL_SIGNIN'],
  ];
  const sections = { sts: 'sts', sso: 'sso', ssoOidc: 'sso_oidc', signin: 'signin', glacier: 'glacier' };

  for (const [profile, service, variable] of services) {
    const sources: Record<string, (url: string) => void> = {
      [variable]: (url) => (process.env[variable] = url),
      AWS_ENDPOINT_URL: (url) => (process.env['AWS_ENDPOINT_URL'] = url),
      'profile “default”': (url) => home.config(...profiles, '[default]', `endpoint_url = ${url}`),
      'profile “elsewhere”': (url) => {
        process.env['AWS_PROFILE'] = 'elsewhere';
        const services = ['[services x]', `${sections[service]} =`, `  endpoint_url = ${url}`];
        home.config(...profiles, '[profile elsewhere]', 'services = x', ...services);
      },
    };
    for (const [source, configure] of Object.entries(sources)) {
      it(`to ${service}, by ${source}, are asked about before any is sent`, async () => {
        await start(profile);
        configure(elsewhere.url);
        const error = await refused(profile, []);
        assert.equal(error.kind, 'endpointUntrusted');
        const { host } = new URL(elsewhere.url);
        assert.ok(
          error.message.includes(`go to ${host}, set by ${source}. This is not an AWS address.`),
          error.message,
        );
        assert.ok(
          asked.some(
            (use) => use.service === service && use.profile === profile && use.origin === elsewhere.url,
          ),
        );
        assert.deepEqual(elsewhere.received, []);
      });
    }
  }

  it('go where a person has agreed to, and the connection shows it', async () => {
    await start('role');
    process.env['AWS_ENDPOINT_URL_STS'] = elsewhere.url;
    const connection = await connect('role', ['sts']);
    assert.deepEqual(await connection.port.listVaults({}, signal), { items: [] });
    assert.equal(elsewhere.received.length, 1);
    assert.deepEqual(
      connection.endpoints.map(({ use, source }) => [use.service, source]),
      [
        ['glacier', 'the connection'],
        ['sts', 'AWS_ENDPOINT_URL_STS'],
      ],
    );
  });

  it('leave no socket, and end with whoever waits for them', async () => {
    await start('role');
    process.env['AWS_ENDPOINT_URL_STS'] = elsewhere.url;
    const { port } = await connect('role', ['sts']);
    await port.listVaults({}, signal);
    await waitFor('the sockets to close', () => elsewhere.sockets === 0 || undefined);
    await elsewhere.stop();
    elsewhere = await startServer(() => new Promise(() => {}));
    process.env['AWS_ENDPOINT_URL_STS'] = elsewhere.url;
    const hanging = await connect('role', ['sts']);
    const cancel = new AbortController();
    const listing = hanging.port.listVaults({}, cancel.signal);
    await waitFor('the request', () => elsewhere.received.length > 0 || undefined);
    cancel.abort();
    await assert.rejects(listing, { kind: 'cancelled' });
    await waitFor('the socket to close', () => elsewhere.sockets === 0 || undefined);
    assert.equal(elsewhere.received.length, 1);
  });

  it('go where the config file says, where both files have the profile, as the SDK has it', async () => {
    await start('role');
    home.config(...profiles, '[default]', `endpoint_url = ${elsewhere.url}`);
    home.credentials(
      '[default]',
      'endpoint_url = http://127.0.0.1:1',
      '[base]',
      'aws_access_key_id = AKIABASE',
      'aws_secret_access_key = secret',
    );
    const { port } = await connect('role', ['sts']);
    assert.deepEqual(await port.listVaults({}, signal), { items: [] });
  });

  it('follow what AWS_IGNORE_CONFIGURED_ENDPOINT_URLS says only in so many letters', async () => {
    await start('role');
    process.env['AWS_ENDPOINT_URL_STS'] = elsewhere.url;
    process.env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] = 'TRUE';
    assert.equal((await refused('role', [])).kind, 'endpointUntrusted');
    process.env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] = 'true';
    await connect('role', []);
  });

  it('that renew a sign-in go on for the other connections when one is closed', async () => {
    const answering = Promise.withResolvers<void>();
    const { accessKeyId, secretAccessKey } = emulator;
    const key = { accessKeyId, secretAccessKey, sessionToken: 'session' };
    const sso = await startSso(key, () => token);
    await start('sso');
    const behind = elsewhere;
    elsewhere = await startServer(async ({ path, headers, body }) => {
      await answering.promise;
      const reply = await fetch(`${sso.url}${path}`, {
        method: 'POST',
        body,
        headers: { 'content-type': String(headers['content-type']) },
      });
      return { body: await reply.text() };
    });
    await behind.stop();
    process.env['AWS_ENDPOINT_URL_SSO_OIDC'] = elsewhere.url;
    process.env['AWS_ENDPOINT_URL_SSO'] = sso.url;
    const one = await connect('sso', ['sso', 'ssoOidc']);
    const other = await connect('sso', ['sso', 'ssoOidc']);
    const closed = assert.rejects(one.port.listVaults({}, signal), { kind: 'cancelled' });
    await waitFor('the request', () => elsewhere.received.length > 0 || undefined);
    const listing = other.port.listVaults({}, signal);
    one.port.dispose();
    await closed;
    answering.resolve();
    assert.deepEqual(await listing, { items: [] });
    assert.equal(elsewhere.received.length, 1);
    await sso.stop();
  });

  for (const [status, message] of [
    [407, /^A proxy on the way to 127\.0\.0\.1:\d+ requires a sign-in \(status 407\)\.$/],
    [502, /^A proxy on the way to 127\.0\.0\.1:\d+ could not reach it \(status 502\)\.$/],
  ] as const) {
    it(`say so when a proxy answers them with status ${status}, and name their own host`, async () => {
      elsewhere = await startServer(() => ({ status, type: 'text/html', body: '<html></html>' }));
      process.env['AWS_ENDPOINT_URL_STS'] = elsewhere.url;
      const { port } = await connect('role', ['sts']);
      await assert.rejects(port.listVaults({}, signal), (error: GlacierError) => {
        assert.match(error.message, message);
        assert.ok(error.message.includes(new URL(elsewhere.url).host));
        return error.kind === 'proxy';
      });
    });
  }

  it('name their own host when nobody listens there', async () => {
    await start('role');
    const { host } = new URL(elsewhere.url);
    process.env['AWS_ENDPOINT_URL_STS'] = elsewhere.url;
    const { port } = await connect('role', ['sts']);
    await elsewhere.stop();
    await assert.rejects(port.listVaults({}, signal), {
      kind: 'network',
      message: `${host} refused the connection.`,
    });
  });

  it('are refused in plain http to another computer', async () => {
    await start('role');
    process.env['AWS_ENDPOINT_URL_STS'] = 'http://sts.example.com';
    const error = await refused('role', ['sts']);
    assert.equal(error.kind, 'endpoint');
    assert.match(
      error.message,
      /^The endpoint set by AWS_ENDPOINT_URL_STS \(sts\.example\.com\) uses http:\/\/, which is allowed only for this computer/,
    );
  });

  it('are not asked about where a profile needs none', async () => {
    await start('role');
    process.env['AWS_ENDPOINT_URL_STS'] = elsewhere.url;
    await connect('base', []);
    assert.deepEqual(
      asked.map(({ service }) => service),
      ['glacier'],
    );
  });

  for (const [name, profile] of [
    ['a role', 'role'],
    ['a web identity', 'web'],
  ] as const) {
    it(`for ${name} are not sent to an endpoint that is set after the connection was made`, async () => {
      await start('role');
      const file = home.write('token', 'a.web.token');
      home.config(
        ...profiles,
        '[profile web]',
        'role_arn = arn:aws:iam::1:role/r',
        `web_identity_token_file = ${file}`,
      );
      const { port } = await connect(profile, []);
      process.env['AWS_ENDPOINT_URL_STS'] = elsewhere.url;
      await assert.rejects(port.listVaults({}, signal), ({ kind, message }: GlacierError) => {
        assert.match(
          message,
          /^Credential requests to 127\.0\.0\.1:\d+ were not sent: this endpoint is not allowed\.$/,
        );
        return kind === 'endpointUntrusted';
      });
      assert.deepEqual(elsewhere.received, []);
    });
  }

  for (const url of [
    'https://sts.eu-west-1.amazonaws.com.example.com',
    'https://abc.execute-api.us-east-1.amazonaws.com',
    'https://sts.s3.amazonaws.com',
    'https://oidc.us-east-1.amazonaws.com',
    'https://sts.eu-west-1.amazonaws.com:8443',
  ]) {
    it(`to ${url} are asked about`, async () => {
      await start('role');
      process.env['AWS_ENDPOINT_URL_STS'] = url;
      assert.equal((await refused('role', [])).kind, 'endpointUntrusted');
    });
  }

  it("to AWS's own address are not asked about", async () => {
    await start('role');
    process.env['AWS_ENDPOINT_URL_STS'] = 'https://sts.eu-west-1.amazonaws.com';
    await connect('role', []);
    assert.deepEqual(
      asked.map(({ service }) => service),
      ['glacier'],
    );
  });

  /** Stands in for STS or SSO; tokens of the sign-in are there, and soon to be renewed. */
  async function start(profile: string): Promise<void> {
    const { accessKeyId, secretAccessKey } = emulator;
    const key = { accessKeyId, secretAccessKey, sessionToken: 'session' };
    elsewhere = await (profile === 'role' ? startSts({ key }) : startSso(key, () => token));
    home.ssoToken('agreed', {
      accessToken: token,
      expiresAt: new Date(Date.now() + 120_000).toISOString(),
      clientId: 'id',
      clientSecret: 'secret',
      refreshToken: 'refresh',
    });
  }

  async function connect(profile: string, trusted: readonly Service[]): Promise<Connection> {
    const { url: endpoint, region } = emulator;
    const connection = await connectToAws(
      { kind: 'aws', endpoint, region, profile },
      {
        isTrusted: (use) => {
          asked.push(use);
          return use.origin === emulator.url || trusted.includes(use.service);
        },
        askMfaCode: () => assert.fail('nobody asked for an MFA code'),
        throttleTries: 0,
      },
    );
    connections.push(connection);
    return connection;
  }

  async function refused(profile: string, trusted: readonly Service[]): Promise<GlacierError> {
    const outcome = await connect(profile, trusted).catch((error: unknown) => error);
    return outcome as GlacierError;
  }
});

describe("AWS's own hosts for credentials", () => {
  const regions = [
    'us-east-1',
    'ap-southeast-5',
    'cn-north-1',
    'us-gov-west-1',
    'us-iso-east-1',
    'us-isob-east-1',
    'eu-isoe-west-1',
    'us-isof-south-1',
    'eusc-de-east-1',
  ];
  for (const region of regions) {
    it(`are those the SDK sends to in ${region}`, async () => {
      for (const useFipsEndpoint of [false, true])
        for (const useDualstackEndpoint of [false, true])
          for (const [service, host] of await hosts({ region, useFipsEndpoint, useDualstackEndpoint }))
            assert.ok(isOwnHost(service, host), `${service} at ${host}`);
    });
  }

  interface Place {
    readonly region: string;
    readonly useFipsEndpoint: boolean;
    readonly useDualstackEndpoint: boolean;
  }

  /** Asks the SDK's clients for their hosts; nothing is sent. */
  async function hosts(place: Place): Promise<[CredentialService, string][]> {
    const found: string[] = [];
    const requestHandler = {
      handle: (request: { hostname: string }) => {
        found.push(request.hostname);
        return Promise.reject(new Error('far enough'));
      },
    };
    const config = {
      ...place,
      requestHandler: requestHandler as never,
      maxAttempts: 1,
      credentials: { accessKeyId: 'a', secretAccessKey: 'b' },
      ignoreConfiguredEndpointUrls: true,
    };
    const calls = {
      sts: () =>
        new STSClient(config).send(new AssumeRoleCommand({ RoleArn: 'x'.repeat(20), RoleSessionName: 'x' })),
      sso: () =>
        new SSOClient(config).send(
          new GetRoleCredentialsCommand({ accountId: '1', roleName: 'r', accessToken: 't' }),
        ),
      ssoOidc: () =>
        new SSOOIDCClient(config).send(
          new CreateTokenCommand({ clientId: 'a', clientSecret: 'b', grantType: 'c' }),
        ),
      signin: () =>
        new SigninClient(config).send(
          new CreateOAuth2TokenCommand({ tokenInput: { clientId: 'a', grantType: 'refresh_token' } }),
        ),
    };
    const pairs: [CredentialService, string][] = [];
    for (const service of ['sts', 'sso', 'ssoOidc', 'signin'] as const) {
      // Not every partition has each kind of endpoint.
      await calls[service]().catch(() => {});
      const host = found.pop();
      if (host !== undefined) pairs.push([service, host]);
    }
    return pairs;
  }
});
