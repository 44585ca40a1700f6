import assert from 'node:assert/strict';
import { chmodSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { InitiateMultipartUploadCommand, ListVaultsCommand } from '@aws-sdk/client-glacier';
import type { AwsSpec } from '../../src/core/aws/connectionSpec.ts';
import type { EndpointUse } from '../../src/core/aws/endpointUse.ts';
import { type ErrorKind, errorKinds } from '../../src/core/errorKinds.ts';
import { GlacierError } from '../../src/core/errors.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { createClient } from '../../src/glacier/requests/client.ts';
import { connectToAws } from '../../src/glacier/connections/connect.ts';
import { connectToSample } from '../../src/glacier/connections/connectSample.ts';
import { checkObviousChoice } from '../../src/glacier/connections/obviousChoice.ts';
import { type Attempt, describeAttempt } from '../../src/glacier/requests/requestLog.ts';
import { signInCommand } from '../../src/glacier/connections/signIn.ts';
import { makeHome, setEnvironment, type TestHome } from '../aws/home.ts';
import { startSts } from '../aws/standIns.ts';

/*
 * Where requests go, as whom, and what is said when that cannot be found out. Nothing here reaches AWS: each connection
 * is either refused before it sends anything, or goes to the emulator.
 */

const { signal } = new AbortController();

describe('a connection', () => {
  let home: TestHome;
  let restore: () => void;
  let emulator: Emulator;

  beforeEach(async () => {
    home = makeHome();
    // A test changes where programs are looked for.
    restore = setEnvironment({ ...home.env, PATH: process.env['PATH'] });
    emulator = await startEmulator();
    emulator.seedVault({ name: 'photos' });
    const { accessKeyId, secretAccessKey } = emulator;
    const keys = [`aws_access_key_id = ${accessKeyId}`, `aws_secret_access_key = ${secretAccessKey}`];
    home.credentials('[default]', ...keys, '[other]', ...keys);
  });

  afterEach(async () => {
    restore();
    await emulator.stop();
    home.remove();
  });

  describe('finds its region', () => {
    it('in its own description before AWS_REGION and the profile', async () => {
      home.config('[default]', 'region = eu-west-1');
      process.env['AWS_REGION'] = 'eu-west-2';
      assert.equal(await regionOf({ region: 'eu-west-3' }), 'eu-west-3');
      assert.equal(await regionOf({}), 'eu-west-2');
      delete process.env['AWS_REGION'];
      assert.equal(await regionOf({}), 'eu-west-1');
    });

    it('in AWS_DEFAULT_REGION, as the AWS CLI does, and in no variable that is empty', async () => {
      home.config('[default]', 'region = eu-west-1');
      process.env['AWS_DEFAULT_REGION'] = 'eu-west-2';
      process.env['AWS_REGION'] = '';
      assert.equal(await regionOf({}), 'eu-west-2');
      process.env['AWS_DEFAULT_REGION'] = ' ';
      assert.equal(await regionOf({}), 'eu-west-1');
    });

    it('of the profile in AWS_DEFAULT_PROFILE, unless AWS_PROFILE names another', async () => {
      home.config('[default]', 'region = eu-west-1', '[profile other]', 'region = eu-west-2');
      process.env['AWS_DEFAULT_PROFILE'] = 'other';
      assert.equal(await regionOf({}), 'eu-west-2');
      process.env['AWS_PROFILE'] = 'default';
      assert.equal(await regionOf({}), 'eu-west-1');
    });

    it('or says that none is set', async () => {
      await refused({}, 'region', /^No AWS region is set\.$/);
      await refused({ profile: 'other' }, 'region', /^Profile “other” has no region\.$/);
    });

    it('or says that there are no Glacier vaults there', async () => {
      await refused(
        { region: 'ca-west-1' },
        'regionUnsupported',
        /^Glacier is not available in ca-west-1\.$/,
      );
    });

    it('or that FIPS is asked for and not to be had there', async () => {
      process.env['AWS_USE_FIPS_ENDPOINT'] = 'true';
      await refused({ region: 'eu-west-1' }, 'regionUnsupported', /no FIPS endpoint in eu-west-1/);
      assert.equal(await regionOf({ region: 'us-east-1' }), 'us-east-1');
    });

    for (const [value, isOn] of [
      ['True', true],
      ['TRUE', true],
      ['true', true],
      ['False', false],
      ['FALSE', false],
      ['', false],
    ] as const)
      it(`with FIPS ${isOn ? 'on' : 'off'} where it is written as "${value}"`, async () => {
        home.config('[default]', `use_fips_endpoint = ${value}`);
        await (isOn
          ? refused({ region: 'eu-west-1' }, 'regionUnsupported', /no FIPS endpoint/)
          : regionOf({ region: 'eu-west-1' }));
        home.config('[default]');
        process.env['AWS_USE_FIPS_ENDPOINT'] = value;
        await (isOn
          ? refused({ region: 'eu-west-1' }, 'regionUnsupported', /no FIPS endpoint/)
          : regionOf({ region: 'eu-west-1' }));
      });

    it('or says that a switch is neither true nor false, and where it is', async () => {
      const spec = { region: 'us-east-1' };
      home.config('[default]', 'use_dualstack_endpoint = yes');
      await refused(spec, 'config', /^use_dualstack_endpoint of profile “default” must be true or false/);
      process.env['AWS_USE_FIPS_ENDPOINT'] = '1';
      await refused(spec, 'environment', /^AWS_USE_FIPS_ENDPOINT must be true or false/);
    });
  });

  it('assumes its role with FIPS written in capital letters, too', async () => {
    home.config(
      '[default]',
      'use_dualstack_endpoint = False',
      '[profile role]',
      'role_arn = arn:aws:iam::1:role/r',
      'source_profile = default',
      'use_fips_endpoint = FALSE',
    );
    const { accessKeyId, secretAccessKey } = emulator;
    const key = { accessKeyId, secretAccessKey, sessionToken: '' };
    const sts = await startSts({ key });
    process.env['AWS_ENDPOINT_URL_STS'] = sts.url;
    process.env['AWS_USE_DUALSTACK_ENDPOINT'] = 'FALSE';
    const spec = { kind: 'aws', profile: 'role', region: emulator.region, endpoint: emulator.url } as const;
    const { port } = await connectToAws(spec, { ...options, isTrusted: () => true });
    assert.equal((await port.listVaults({}, signal)).items.length, 1);
    port.dispose();
    await sts.stop();
  });

  describe('to an endpoint of somebody else', () => {
    const region = 'us-east-1';
    const sources: [string, string, (url: string) => AwsSpec][] = [
      ['its description', 'the connection', (endpoint) => ({ kind: 'aws', region, endpoint })],
      [
        'AWS_ENDPOINT_URL',
        'AWS_ENDPOINT_URL',
        (url) => {
          process.env['AWS_ENDPOINT_URL'] = url;
          return { kind: 'aws', region };
        },
      ],
      [
        'AWS_ENDPOINT_URL_GLACIER, before AWS_ENDPOINT_URL',
        'AWS_ENDPOINT_URL_GLACIER',
        (url) => {
          process.env['AWS_ENDPOINT_URL'] = 'https://elsewhere.example';
          process.env['AWS_ENDPOINT_URL_GLACIER'] = url;
          return { kind: 'aws', region };
        },
      ],
      [
        'the profile',
        'profile “other”',
        (url) => {
          home.config('[profile other]', `endpoint_url = ${url}`);
          return { kind: 'aws', region, profile: 'other' };
        },
      ],
      [
        'a services section, before the profile',
        'profile “other”',
        (url) => {
          home.config(
            '[profile other]',
            'endpoint_url = https://elsewhere.example',
            'services = local',
            '[services local]',
            'glacier =',
            `  endpoint_url = ${url}`,
          );
          return { kind: 'aws', region, profile: 'other' };
        },
      ],
    ];
    for (const [name, source, prepare] of sources) {
      it(`set by ${name} is asked about first, and then followed`, async () => {
        const spec = prepare(emulator.url);
        await refused(spec, 'endpointUntrusted', new RegExp(`set by ${source}. This is not an AWS address`));
        const asked: EndpointUse[] = [];
        const connection = await connectToAws(spec, {
          ...options,
          isTrusted: (use) => asked.push(use) > 0,
        });
        const use = { service: 'glacier', profile: spec.profile ?? '', origin: emulator.url };
        assert.deepEqual(asked, [use]);
        assert.equal(connection.endpoint, emulator.url);
        assert.deepEqual(connection.endpoints, [{ use, source }]);
        const { items } = await connection.port.listVaults({}, signal);
        assert.equal(items.length, 1);
        connection.port.dispose();
      });
    }

    it('is never one that the SDK finds by itself', async () => {
      process.env['AWS_ENDPOINT_URL'] = emulator.url;
      const { accessKeyId, secretAccessKey } = emulator;
      const client = createClient({ region, credentials: { accessKeyId, secretAccessKey } });
      let host = '';
      client.middlewareStack.add(
        () => (args) => {
          host = (args.request as { hostname: string }).hostname;
          return Promise.reject(new Error('far enough'));
        },
        { step: 'finalizeRequest', priority: 'low' },
      );
      await assert.rejects(client.send(new ListVaultsCommand({ accountId: '-' })), /far enough/);
      assert.equal(host, `glacier.${region}.amazonaws.com`);
      client.destroy();
    });

    it('does not follow the endpoint of another profile, which AWS_PROFILE names', async () => {
      home.config('[profile elsewhere]', 'endpoint_url = https://elsewhere.example', '[profile other]');
      process.env['AWS_PROFILE'] = 'elsewhere';
      const connection = await connectToAws({ kind: 'aws', region, profile: 'other' }, options);
      assert.equal(connection.endpoint, undefined);
      connection.port.dispose();
    });

    it('takes the address of AWS itself for no other endpoint', async () => {
      process.env['AWS_ENDPOINT_URL_GLACIER'] = `https://glacier.${region}.amazonaws.com`;
      const connection = await connectToAws({ kind: 'aws', region }, options);
      assert.equal(connection.endpoint, undefined);
      connection.port.dispose();
    });

    it('passes over what AWS_IGNORE_CONFIGURED_ENDPOINT_URLS switches off', async () => {
      process.env['AWS_ENDPOINT_URL'] = emulator.url;
      process.env['AWS_IGNORE_CONFIGURED_ENDPOINT_URLS'] = 'true';
      const connection = await connectToAws({ kind: 'aws', region }, options);
      assert.equal(connection.endpoint, undefined);
      connection.port.dispose();
    });

    for (const endpoint of [
      'http://example.com',
      'http://127.0.0.1.example.com',
      'ftp://example.com',
      'example.com',
      'https://user:secret@example.com',
      'https://example.com/path',
    ]) {
      it(`refuses ${endpoint}, also where a variable sets it`, async () => {
        await refused({ region, endpoint }, 'endpoint', /set by the connection/);
        process.env['AWS_ENDPOINT_URL'] = endpoint;
        await refused({ region }, 'endpoint', /set by AWS_ENDPOINT_URL/);
      });
    }

    it('says of one for another region that it is the endpoint', async () => {
      const spec = { kind: 'aws', region: 'eu-west-1', endpoint: emulator.url } as const;
      const { port } = await connectToAws(spec, { ...options, isTrusted: () => true });
      const { host } = new URL(emulator.url);
      await rejectsAs(
        port.listVaults({}, signal),
        'endpointRegion',
        new RegExp(`^The request was signed for a region other than that of ${host}\\.$`),
      );
      assert.match(errorKinds.endpointRegion.label, /^Endpoint /);
      port.dispose();
    });

    it('refuses one together with FIPS', async () => {
      process.env['AWS_USE_FIPS_ENDPOINT'] = 'true';
      await refused({ region, endpoint: emulator.url }, 'endpoint', /cannot be combined with FIPS/);
    });
  });

  it("has somebody else's vaults as they were named, and asks for their uploads by that account", async () => {
    const paths: string[] = [];
    const other = await startEmulator({
      accountId: '444455556666',
      onRequest: ({ path }) => paths.push(path),
    });
    other.seedVault({ name: 'theirs' });
    const spec = {
      region: other.region,
      endpoint: other.url,
      accountId: '444455556666',
      vaults: ['theirs'],
    };
    const { port } = await connectToAws({ kind: 'aws', ...spec }, { ...options, isTrusted: () => true });
    const { items } = await port.listVaults({}, signal);
    assert.deepEqual(items, [
      { name: 'theirs', arn: 'arn:aws:glacier:us-east-1:444455556666:vaults/theirs' },
    ]);
    assert.deepEqual(paths, []);
    await port.listMultipartUploads('theirs', {}, signal);
    assert.deepEqual(paths, ['/444455556666/vaults/theirs/multipart-uploads']);
    port.dispose();
    await other.stop();
  });

  describe('by itself', () => {
    it('is made with the default profile, AWS_PROFILE or keys in the environment', async () => {
      await checkObviousChoice();
      home.credentials('[other]');
      process.env['AWS_PROFILE'] = 'other';
      await checkObviousChoice();
      delete process.env['AWS_PROFILE'];
      process.env['AWS_ACCESS_KEY_ID'] = 'x';
      process.env['AWS_SECRET_ACCESS_KEY'] = 'y';
      await checkObviousChoice();
    });

    it('takes keys in the environment before AWS_DEFAULT_PROFILE, as the AWS CLI does', async () => {
      process.env['AWS_DEFAULT_PROFILE'] = 'other';
      process.env['AWS_ACCESS_KEY_ID'] = 'x';
      process.env['AWS_SECRET_ACCESS_KEY'] = 'y';
      const connection = await connectToAws({ kind: 'aws', region: 'us-east-1' }, options);
      assert.equal(connection.profile, undefined);
      connection.port.dispose();
    });

    it('is made with the profile in AWS_DEFAULT_PROFILE', async () => {
      home.credentials('[other]');
      process.env['AWS_DEFAULT_PROFILE'] = 'other';
      await checkObviousChoice();
    });

    it('is not made where one of several would have to be guessed', async () => {
      home.credentials('[one]', 'aws_access_key_id=x', '[two]', 'aws_access_key_id=x');
      await rejectsAs(checkObviousChoice(), 'notConnected', /none of your AWS profiles is the default/);
    });

    it('is not made where there are no files', async () => {
      process.env['AWS_SHARED_CREDENTIALS_FILE'] = '/nonexistent/credentials';
      await rejectsAs(checkObviousChoice(), 'notConnected', /you have no AWS config files/);
    });

    it('says which line of a file could not be understood', async () => {
      home.credentials('[default', 'aws_access_key_id = x');
      await rejectsAs(
        checkObviousChoice(),
        'config',
        /credentials, line 1: a section without its closing \]/,
      );
    });
  });

  it('says which file cannot be read', async function () {
    if (process.getuid?.() === 0) process.env['AWS_CONFIG_FILE'] = home.folder;
    else chmodSync(home.write('.aws/config', ''), 0);
    await refused({ profile: 'nobody' }, 'config', /have no profile “nobody”\..* cannot be read \(E/);
  });

  it('says that a profile is not there', async () => {
    await refused({ profile: 'nobody' }, 'credentials', /^Your AWS config files have no profile “nobody”\.$/);
  });

  describe('by a profile that nobody can sign in to', () => {
    const account = ['sso_account_id = 111122223333', 'sso_role_name = Admin', 'region = us-east-1'];
    const url = 'https://example.awsapps.com/start';
    const session = ['[sso-session corp]', `sso_start_url = ${url}`, 'sso_region = eu-west-1'];
    const wrong: [name: string, lines: readonly string[], message: RegExp][] = [
      [
        'a session that is not there',
        ['sso_session = corp', ...account],
        /the sso-session “corp”, which the AWS SDK cannot find/,
      ],
      [
        'a session whose name has blanks',
        ['sso_session = My Corp', ...account, `[sso-session 'My Corp']`, ...session.slice(1)],
        /the sso-session “My Corp”, which .*config, line 6: a section name that the AWS SDK cannot read/,
      ],
      [
        'a session with two blanks before its name',
        ['sso_session = corp', ...account, '[sso-session  corp]', ...session.slice(1)],
        /the sso-session “corp”, which .* line 6: a section name/,
      ],
      [
        'a session without a region',
        ['sso_session = corp', ...account, ...session.slice(0, 2)],
        /“corp” has no sso_region/,
      ],
      [
        'another region than its session',
        ['sso_session = corp', 'sso_region = us-east-1', ...account, ...session],
        /have different values for sso_region/,
      ],
      [
        'no region to sign in to',
        [`sso_start_url = ${url}`, ...account],
        /“sso” has no sso_region, which SSO sign-in needs/,
      ],
      [
        'no role',
        ['sso_session = corp', account[0] ?? '', 'region = us-east-1', ...session],
        /“sso” has no sso_role_name/,
      ],
    ];
    for (const [name, lines, message] of wrong)
      it(`is refused, and says which setting it is about: ${name}`, async () => {
        home.config('[profile sso]', ...lines);
        await refused({ profile: 'sso' }, 'config', message);
      });

    it('is refused also where that is the one its role is assumed with', async () => {
      home.config(
        '[profile role]',
        'role_arn = arn:aws:iam::1:role/r',
        'source_profile = sso',
        'region = us-east-1',
        '[profile sso]',
        'sso_session = corp',
        ...account,
      );
      await refused({ profile: 'role' }, 'config', /^Profile “sso” uses the sso-session “corp”/);
    });

    it('is none of these where keys in the environment come first', async () => {
      home.credentials('[other]');
      home.config('[default]', 'sso_session = corp', ...account);
      await refused({}, 'config', /sso-session “corp”/);
      process.env['AWS_ACCESS_KEY_ID'] = 'x';
      process.env['AWS_SECRET_ACCESS_KEY'] = 'y';
      assert.equal(await regionOf({}), 'us-east-1');
    });
  });

  it('in read-only mode sends nothing that could change anything, and goes on reading', async () => {
    const requests: string[] = [];
    const recorded = await startEmulator({ onRequest: ({ method }) => requests.push(method) });
    const { accessKeyId, secretAccessKey, region, url: endpoint } = recorded;
    let readOnly = true;
    const credentials = { accessKeyId, secretAccessKey };
    const client = createClient({ endpoint, region, credentials }, { readOnly: () => readOnly });
    recorded.seedVault({ name: 'photos' });
    const command = new InitiateMultipartUploadCommand({
      accountId: '-',
      vaultName: 'photos',
      partSize: '1048576',
    });
    await rejectsAs(client.send(command), 'readOnly', /^Read-only mode is on/);
    assert.deepEqual(requests, []);
    readOnly = false;
    await client.send(command);
    assert.deepEqual(requests, ['POST']);
    client.destroy();
    await recorded.stop();
  });

  it('tells each request for the log: operation, status, time, request id and attempt, and no more', async () => {
    const attempts: Attempt[] = [];
    const { port } = connectToSample(emulator, { onRequest: (attempt) => attempts.push(attempt) });
    const fault = { kind: 'error', status: 503, code: 'ServiceUnavailableException', message: 'm' } as const;
    emulator.inject({ fault, times: 1 });
    await port.listVaults({}, signal);
    assert.deepEqual(
      attempts.map(({ operation, status, attempt }) => [operation, status, attempt]),
      [
        ['ListVaults', 503, 1],
        ['ListVaults', 200, 2],
      ],
    );
    for (const attempt of attempts)
      assert.match(
        describeAttempt(attempt),
        /^ListVaults · \d{3}( \w+)? · \d+ ms · attempt \d · request id [\w-]+$/,
      );
    port.dispose();
  });

  it('waits while AWS limits the rate, and says so', async () => {
    const waiting: boolean[] = [];
    const spec = { kind: 'aws', region: emulator.region, endpoint: emulator.url } as const;
    const { port } = await connectToAws(spec, {
      askMfaCode: options.askMfaCode,
      isTrusted: () => true,
      onWaiting: (now) => waiting.push(now),
    });
    const throttled = {
      kind: 'error',
      status: 400,
      code: 'ThrottlingException',
      message: 'Rate exceeded',
    } as const;
    // The SDK's own three tries, and one more.
    const fault = emulator.inject({ fault: throttled, times: 4 });
    await port.listVaults({}, signal);
    await fault.struck;
    assert.deepEqual(waiting, [true, false]);
    const abort = new AbortController();
    emulator.inject({ fault: throttled, times: 99 });
    const cancelled = port.listVaults({}, abort.signal);
    setImmediate(() => abort.abort());
    await rejectsAs(cancelled, 'cancelled', /./);
    port.dispose();
  }).timeout(20_000);

  it('measures by how much the clocks differ', async () => {
    const ahead = await startEmulator({ clock: () => Date.now() - 2 * 3_600_000 });
    const { port } = connectToSample(ahead);
    // The SDK corrects its clock by the Date header of an answer; without a usable one it cannot.
    ahead.inject({
      times: 9,
      fault: {
        kind: 'error',
        status: 403,
        code: 'InvalidSignatureException',
        message:
          'Signature not yet current: 20121108T051304Z is still later than 20121108T031804Z (20121108T031304Z + 5 min.)',
      },
    });
    await rejectsAs(port.listVaults({}, signal), 'clockSkew', /clock is 2 hours ahead of the service's/);
    port.dispose();
    await ahead.stop();
  });

  it('has a command to sign in with, for the profile that is signed in to', async () => {
    home.config(
      '[profile role]',
      'role_arn = arn:aws:iam::111122223333:role/r',
      'source_profile = base-sso',
      '[profile login]',
      'login_session = x',
    );
    home.credentials('[base-sso]', 'sso_session = corp');
    process.env['PATH'] = home.folder;
    const aws = process.platform === 'win32' ? 'aws.exe' : 'aws';
    mkdirSync(join(home.folder, aws));
    home.credentials(
      '[base-sso]',
      'sso_session = corp',
      '[keys]',
      'aws_access_key_id = a',
      'aws_secret_access_key = b',
    );
    assert.equal(await signInCommand('keys'), undefined, 'there is nothing to sign in to');
    assert.deepEqual(await signInCommand('role'), { args: ['sso', 'login', '--profile=base-sso'] });
    assert.deepEqual(await signInCommand('login'), { args: ['login', '--profile=login'] });
    assert.equal((await signInCommand('login'))?.cli, undefined, 'a folder is no program');
    rmSync(join(home.folder, aws), { recursive: true });
    const cli = home.write(aws, '', 0o700);
    assert.equal((await signInCommand('login'))?.cli, cli);
  });

  const options = {
    isTrusted: () => false,
    askMfaCode: () => assert.fail('nobody asked for an MFA code'),
    throttleTries: 0,
  };

  async function regionOf(spec: Omit<AwsSpec, 'kind'>): Promise<string> {
    const { region, port } = await connectToAws({ kind: 'aws', ...spec }, options);
    port.dispose();
    return region;
  }

  async function refused(spec: Omit<AwsSpec, 'kind'>, kind: ErrorKind, message: RegExp): Promise<void> {
    await rejectsAs(connectToAws({ kind: 'aws', ...spec }, options), kind, message);
  }

  async function rejectsAs(work: Promise<unknown>, kind: ErrorKind, message: RegExp): Promise<void> {
    try {
      await work;
    } catch (error) {
      // Not by assert.rejects, which takes a promise that was thrown for what it is rejected with.
      assert.ok(error instanceof GlacierError);
      assert.equal(error.kind, kind, error.message);
      assert.match(error.message, message);
      return;
    }
    assert.fail('the work succeeded');
  }
});
