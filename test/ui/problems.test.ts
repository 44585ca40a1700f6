import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { StoredSpec } from '../../src/core/aws/connectionSpec.ts';
import type { Fault } from '../../src/emulator/faults/faults.ts';
import { makeHome, type TestHome } from '../aws/home.ts';
import type { LoopbackServer } from '../aws/httpServer.ts';
import { secrets } from '../aws/secrets.ts';
import { startSso, startSts } from '../aws/standIns.ts';
import { eventually } from '../host/waitFor.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { type RecordedSample, startRecordedSample } from './recorder.ts';
import * as ui from './window.ts';

/*
 * What a person sees when things are not as they should be: every kind of error with its words and its buttons, and
 * nothing said twice. Connections change as they would for a person: by the settings and the AWS files.
 */

const retry = 'Reconnect';
const showLog = 'Show Log';

describe('when something is wrong', () => {
  let sample: RecordedSample;
  let window: Workbench;
  let home: TestHome;
  const servers: LoopbackServer[] = [];

  before(async () => {
    home = makeHome();
    sample = await startRecordedSample();
    const key = { ...sample.emulator, sessionToken: secrets.sessionToken };
    const sts = await startSts({ key, mfaCode: secrets.mfaCode });
    const sso = await startSso(key, () => secrets.ssoToken);
    servers.push(sts, sso);
    writeFiles();
    const env = {
      ...home.env,
      AWS_ENDPOINT_URL_STS: sts.url,
      AWS_ENDPOINT_URL_SSO: sso.url,
      PATH: join(home.folder, 'bin'),
    };
    window = await openWorkbench({ settings: {}, env });
    await ui.openView(window.page);
  });

  after(async () => {
    await window.close();
    await Promise.all([sample.emulator.stop(), ...servers.map((server) => server.stop())]);
    home.remove();
  });

  describe('a welcome text with a button', () => {
    it('without a connection', async () => {
      await show([]);
      await welcomes('No connection yet.', ['Add Connection…']);
      await ui.picture(window.page, 'problem-no-connection');
    });

    it('without a region', async () => {
      await connectWith({ profile: 'good' });
      await welcomes('No AWS region is set.', ['Select Region…']);
    });

    it('with a region that has no Glacier', async () => {
      await connectWith({ profile: 'good', region: 'ca-west-1' });
      await welcomes('Glacier is not available in this region.', ['Select Region…']);
    });

    it('without credentials', async () => {
      await connectWith({ ...here(), profile: 'empty' });
      await welcomes('No AWS credentials were found.', ['Edit Connection…']);
      await ui.picture(window.page, 'problem-no-credentials');
    });

    it('with a profile that does not exist', async () => {
      await connectWith({ ...here(), profile: 'nobody' }, { agree: false });
      await welcomes('No AWS credentials were found.', ['Edit Connection…']);
    });

    it('with an account that never used Glacier', async () => {
      await failing('NoLongerSupportedException', 400, 'This API is no longer supported for new accounts.');
      await welcomes('This AWS account has never used Glacier vaults', ['Add Connection…']);
    });

    it('with a session that has expired', async () => {
      await failing('ExpiredTokenException', 403, 'The security token included in the request is expired');
      await welcomes('The AWS session has expired.', [retry]);
    });

    it('with a console sign-in that was never made', async () => {
      const { page } = window;
      await connectWith({ ...here(), profile: 'console' });
      await welcomes('You are not signed in to AWS, or your sign-in has expired.', ['Sign In']);
      await page.locator('.welcome-view-content').getByRole('button', { name: 'Sign In' }).click();
      const text = 'The AWS CLI was not found. To sign in, run: aws login --profile=console';
      await ui.waitForMessage(page, text, { exact: true });
      await page.keyboard.press('Escape');
    });

    it('with an SSO sign-in that is needed; it goes on by itself when that was made', async () => {
      const { page } = window;
      await connectWith({ ...here(), profile: 'sso' });
      await welcomes('You are not signed in to AWS, or your sign-in has expired.', ['Sign In']);
      await ui.picture(page, 'problem-sign-in');
      const signIn = page.locator('.welcome-view-content').getByRole('button', { name: 'Sign In' });
      await signIn.click();
      // There is no AWS CLI where this window looks for one.
      const text = 'The AWS CLI was not found. To sign in, run: aws sso login --profile=sso';
      await ui.waitForMessage(page, text, { exact: true });
      await ui.picture(page, 'sign-in-without-cli');
      await page.getByRole('button', { name: 'Copy Command' }).click();
      await page.getByText('Copied command').first().waitFor();
      assert.equal(await ui.clipboard(page), 'aws sso login --profile=sso');
      await page.keyboard.press('Escape');
      home.signingIn('corp', {
        accessToken: secrets.ssoToken,
        expiresAt: new Date(Date.now() + 3_600_000).toISOString(),
      });
      await signIn.click();
      await ui.row(page, 'archive-2026').waitFor();
      await ui.picture(page, 'signed-in');
    });

    it('with an MFA code that is refused, and one that is right', async () => {
      const { page } = window;
      await connectWith({ ...here(), profile: 'mfa' });
      const input = page.getByPlaceholder('123456');
      await input.fill('12345x');
      await page.getByText('An MFA code has six to eight digits.').waitFor();
      await input.fill('000000');
      await page.keyboard.press('Enter');
      await welcomes('AWS needs an MFA code.', [retry]);
      await page.locator('.welcome-view-content').getByRole('button', { name: retry }).click();
      await input.fill(secrets.mfaCode);
      await page.keyboard.press('Enter');
      await ui.row(page, 'archive-2026').waitFor();
    });
  });

  describe('a text over a row with buttons', () => {
    it('with an endpoint that is not AWS’s own, until that was agreed to', async () => {
      await connectWith({ ...here(), profile: 'wrong' }, { agree: false });
      const { host } = new URL(sample.emulator.url);
      await tells(`Requests would go to ${host}, set by the connection. This is not an AWS address.`, [
        'Allow Endpoint…',
      ]);
      const { page } = window;
      const dialog = page.getByRole('dialog');
      const question = dialog.getByText(`Allow requests to ${sample.emulator.url}?`);
      await ui.useButton(ui.row(page, 'Could not load vaults.'), 'Allow Endpoint…', question);
      await dialog.getByText('Requests are signed with the credentials of profile “wrong”.').waitFor();
      await ui.picture(page, 'decide-about-endpoint');
      const asked = sample.requests.length;
      // As a second click does, which must not ask once more after this.
      await window.control.runCommand('glacier.trustEndpoint');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      await ui.row(page, 'Could not load vaults.').waitFor();
      assert.equal(sample.requests.length, asked, 'nothing was sent before');
      await ui.row(page, 'Could not load vaults.').click();
      await ui.row(page, 'Could not load vaults.').getByText('Endpoint not allowed yet').waitFor();
      assert.equal(await dialog.count(), 0, 'a click on the row asks nothing');
    });

    it('with connections that cannot be used, and asks nobody else in their place', async () => {
      const asked = sample.requests.length;
      await show([{ ...here(), profil: 'good' }, 'text']);
      await tells(
        'Some connections are not valid. Entry 1 has the unknown field “profil”. Entry 2 is not an object. Correct the setting',
        ['Open Settings'],
      );
      await ui.picture(window.page, 'problem-unusable-connections');
      await window.control.changeSettings({ 'glacier.connections': { profile: 'good' } });
      await tells('Some connections are not valid. The setting is not a list.', ['Open Settings']);
      assert.equal(sample.requests.length, asked);
    });

    it('with an endpoint that would send everything in the clear', async () => {
      await connectWith({ profile: 'good', region: 'us-east-1', endpoint: 'http://example.com' });
      await tells(
        'The endpoint set by the connection (example.com) uses http://, which is allowed only for this computer',
        ['Open Settings', retry],
      );
    });

    it('with an endpoint where nobody answers', async () => {
      await connectWith({ profile: 'good', region: 'us-east-1', endpoint: 'http://127.0.0.1:1' });
      await tells(
        '127.0.0.1:1 refused the connection. Check the network, the region and the endpoint, then retry.',
        [retry, showLog],
      );
      await ui.picture(window.page, 'problem-unreachable');
    });

    it('with an endpoint for another region', async () => {
      await connectWith({ ...here(), profile: 'good', region: 'eu-west-1' });
      await tells('The request was signed for a region other than that of 127.0.0.1', [
        'Select Region…',
        'Edit Connection…',
        retry,
      ]);
      await ui
        .row(window.page, 'Could not load vaults.')
        .getByText('Endpoint is for another region')
        .waitFor();
    });

    it('with a secret key that does not fit', async () => {
      await connectWith({ ...here(), profile: 'wrong' });
      await tells('The signature was rejected: the secret key does not match the access key.', [
        retry,
        showLog,
      ]);
      await said('wrong · us-east-1');
    });

    it('with an access key that AWS does not know', async () => {
      await connectWith({ ...here(), profile: 'unknown' });
      await tells('AWS does not recognize the access key or session token.', [retry, showLog]);
    });

    it('with a file that has a mistake, by its line; it goes on by itself when that is mended', async () => {
      const { page } = window;
      home.credentials('[good', 'aws_access_key_id = x');
      await connectWith({ ...here(), profile: 'good' });
      await tells(', line 1: a section without its closing ].', ['Open AWS Config File', retry]);
      await ui.picture(page, 'problem-config-line');
      const tab = page.getByRole('tab', { name: /^credentials/ });
      await ui.useButton(ui.row(page, 'Could not load vaults.'), 'Open AWS Config File', tab);
      await page.locator('.monaco-editor').getByText('[good').waitFor();
      writeFiles();
      await ui.row(page, 'archive-2026').waitFor();
    });

    const answers: [string, string, number, string, string, string[]][] = [
      [
        'a clock that is off, and by how much',
        'InvalidSignatureException',
        403,
        'Signature expired: 20121108T010749Z is now earlier than 20121108T031304Z (20121108T031804Z - 5 min.)',
        "This computer's clock is 2 hours behind the service's",
        [retry],
      ],
      [
        'a missing permission',
        'AccessDeniedException',
        403,
        'User: arn:aws:iam::111122223333:user/x is not authorized to perform: glacier:ListVaults',
        'AWS does not allow you to list vaults: User: arn:aws:iam::111122223333:user/x is not authorized to perform: glacier:ListVaults. Ask for the missing permission, then retry.',
        ['Copy IAM Policy', retry],
      ],
      [
        'a request that is refused',
        'InvalidParameterValueException',
        400,
        'Invalid marker',
        'Glacier refused to list vaults: Invalid marker.',
        [showLog],
      ],
      [
        'a quota that is reached',
        'LimitExceededException',
        400,
        'Too many',
        'A quota of the account was reached: Too many.',
        [retry, showLog],
      ],
      [
        'a service that fails',
        'ServiceUnavailableException',
        500,
        'Sorry',
        'Glacier failed after several attempts (status 500): Sorry.',
        [retry, showLog],
      ],
      [
        'a service that gives up waiting',
        'RequestTimeoutException',
        408,
        'Request timed out.',
        'timed out waiting for the request.',
        [retry, showLog],
      ],
      [
        'an error nobody has heard of',
        'SomethingNew',
        400,
        'Well',
        'Could not list vaults: Well.',
        [retry, showLog],
      ],
    ];
    for (const [name, code, status, message, text, buttons] of answers) {
      it(`with ${name}`, async () => {
        await failing(code, status, message);
        await tells(text, buttons);
        await ui.picture(window.page, `problem-${code}`);
      });
    }

    it('with an sso-session whose name the AWS SDK cannot read', async () => {
      await connectWith({ ...here(), profile: 'quoted' }, { agree: false });
      const sentence =
        'Profile “quoted” uses the sso-session “My Corp Ltd”, which the AWS SDK cannot find in the config file.';
      await tells(sentence, ['Open AWS Config File', retry]);
      await tells(', line 13: a section name that the AWS SDK cannot read', ['Open AWS Config File', retry]);
      await ui.picture(window.page, 'problem-quoted-session');
    });

    it('with a proxy that answers with HTML', async () => {
      await connectGood({ kind: 'html', status: 200 });
      await tells('did not send a valid Glacier response: it is not JSON (status 200).', [retry, showLog]);
    });

    it('copies the policy that is missing', async () => {
      const message = 'User: x is not authorized to perform: glacier:DescribeVault';
      await failing('AccessDeniedException', 403, message);
      const copied = window.page.getByText('Copied IAM policy');
      await ui.useButton(ui.row(window.page, 'Could not load vaults.'), 'Copy IAM Policy', copied);
      const policy = JSON.parse(await ui.clipboard(window.page)) as { Statement: { Action: string[] }[] };
      assert.ok(policy.Statement.some(({ Action }) => Action.includes('glacier:DescribeVault')));
    });
  });

  it('waits while AWS limits the rate, which is no error', async () => {
    const { page } = window;
    const fault = {
      kind: 'error',
      status: 400,
      code: 'ThrottlingException',
      message: 'Rate exceeded',
    } as const;
    const times = 4;
    await connectWith({ ...here(), profile: 'good' });
    await ui.row(page, 'archive-2026').waitFor();
    const injected = sample.emulator.inject({ operation: 'ListVaults', times, fault });
    await ui.runCommand(page, 'Glacier: Refresh');
    await said('AWS is throttling requests (good); waiting.');
    await ui.row(page, 'archive-2026').waitFor();
    await said('good · us-east-1');
    assert.equal(await ui.row(page, 'Could not load').count(), 0);
    injected.dispose();
  });

  it('tries again with the button on the row', async () => {
    await connectWith({ ...here(), profile: 'good' });
    await ui.row(window.page, 'archive-2026').waitFor();
    const fault = { kind: 'html', status: 200 } as const;
    const injected = sample.emulator.inject({ operation: 'ListVaults', times: 1, fault });
    await ui.runCommand(window.page, 'Glacier: Reconnect');
    await ui.useButton(
      ui.row(window.page, 'Could not load vaults'),
      retry,
      ui.row(window.page, 'archive-2026'),
    );
    injected.dispose();
  });

  it('with a vault that is gone when it is expanded', async () => {
    const { vaults } = sample.emulator.storage;
    const vault = vaults.get('edge-cases');
    assert.ok(vault);
    vaults.delete('edge-cases');
    await ui.expand(window.page, 'edge-cases');
    await ui.row(window.page, 'Could not load uploads. The vault no longer exists.').waitFor();
    vaults.set('edge-cases', vault);
    const upload = ui.row(window.page, 'exactly 50 parts');
    await ui.useButton(ui.row(window.page, 'Could not load uploads'), 'Retry', upload);
  });

  it('with an upload that is gone when it is expanded', async () => {
    const uploads = sample.emulator.storage.vaults.get('edge-cases')?.uploads;
    const upload = [...(uploads?.values() ?? [])].find(
      ({ description }) => description === 'exactly 50 parts',
    );
    assert.ok(uploads && upload);
    uploads.delete(upload.id);
    await ui.expand(window.page, 'exactly 50 parts');
    await ui.row(window.page, 'Could not load parts. The upload no longer exists').waitFor();
    await ui.picture(window.page, 'problem-upload-gone');
    uploads.set(upload.id, upload);
    await ui.useButton(ui.row(window.page, 'Could not load parts'), 'Retry', ui.row(window.page, 'Part 1,'));
    await ui.row(window.page, 'exactly 50 parts').click();
  });

  it('with a page that fails in the middle: the others stay, and it can be tried again', async () => {
    const { page } = window;
    await ui.expand(page, 'exactly 51 parts');
    await ui.scrollTo(page, 'Part 50,');
    sample.emulator.inject({ operation: 'ListParts', times: 3, fault: { kind: 'html', status: 502 } });
    await (await ui.scrollTo(page, 'More parts…')).click();
    await ui.scrollTo(page, 'Could not load parts');
    await ui.picture(page, 'problem-page-in-the-middle');
    await ui.scrollTo(page, 'Part 50,');
    const failed = await ui.scrollTo(page, 'Could not load parts');
    await ui.useButton(failed, 'Retry', ui.row(page, 'Part 51,'));
  });

  function writeFiles(): void {
    const { accessKeyId, secretAccessKey } = sample.emulator;
    const keys = (name: string, id: string, secret: string) => [
      `[${name}]`,
      `aws_access_key_id = ${id}`,
      `aws_secret_access_key = ${secret}`,
    ];
    home.credentials(
      ...keys('good', accessKeyId, secretAccessKey),
      ...keys('wrong', accessKeyId, 'wrong'),
      ...keys('unknown', 'AKIAUNKNOWN', 'x'),
    );
    home.config(
      '[profile empty]',
      'output = json',
      '[profile mfa]',
      'role_arn = arn:aws:iam::111122223333:role/r',
      'source_profile = good',
      'mfa_serial = arn:aws:iam::111122223333:mfa/me',
      '[profile console]',
      'login_session = arn:aws:iam::111122223333:user/me',
      '[profile quoted]',
      'sso_session = My Corp Ltd',
      'sso_account_id = 111122223333',
      'sso_role_name = Admin',
      "[sso-session 'My Corp Ltd']",
      'sso_start_url = https://example.awsapps.com/start',
      'sso_region = eu-west-1',
      '[profile sso]',
      'sso_session = corp',
      'sso_account_id = 111122223333',
      'sso_role_name = Reader',
      '[sso-session corp]',
      'sso_start_url = https://example.awsapps.com/start',
      'sso_region = eu-west-1',
    );
  }

  function here(): StoredSpec {
    return { endpoint: sample.emulator.url, region: sample.emulator.region };
  }

  /** Shows this connection, opened anew. Each profile is asked about the endpoint once. */
  async function connectWith(spec: StoredSpec, { agree = true } = {}): Promise<void> {
    await show([spec]);
    const asked = `${spec.profile} ${spec.endpoint}`;
    if (!agree || !spec.endpoint?.startsWith('http://127.0.0.1') || agreed.has(asked)) return;
    await ui.useEndpoint(window.page);
    agreed.add(asked);
  }

  async function show(specs: readonly unknown[]): Promise<void> {
    const { control, page } = window;
    await control.runCommand('notifications.clearAll');
    await control.changeSettings({ 'glacier.connections': [] });
    await page.locator('.welcome-view-content:visible').getByText('No connection yet.').waitFor();
    await control.changeSettings({ 'glacier.connections': specs });
  }

  async function connectGood(fault: Fault): Promise<void> {
    await connectWith({ ...here(), profile: 'good' });
    await ui.row(window.page, 'archive-2026').waitFor();
    const injected = sample.emulator.inject({ operation: 'ListVaults', times: 6, fault });
    await ui.runCommand(window.page, 'Glacier: Reconnect');
    await injected.struck;
    faults.push(injected);
  }

  async function failing(code: string, status: number, message: string): Promise<void> {
    await connectGood({ kind: 'error', status, code, message });
  }

  afterEach(() => {
    for (const injected of faults.splice(0)) injected.dispose();
  });

  const faults: { dispose(): void }[] = [];
  const agreed = new Set<string>();

  /** The welcome view says it, with these buttons and no others, and nothing else does. */
  async function welcomes(text: string, buttons: readonly string[]): Promise<void> {
    const { page } = window;
    const view = page.locator('.welcome-view-content:visible');
    await view.getByText(text).first().waitFor();
    await eventually(async () => {
      assert.deepEqual(await view.locator('.monaco-button').allInnerTexts(), buttons);
      assert.equal(await ui.tree(page).getByRole('treeitem').count(), 0);
    });
    await saidOnce(text);
  }

  /** The text over the rows says it, with these buttons on the one row there is, and nothing else does. */
  async function tells(text: string, buttons: readonly string[]): Promise<void> {
    const { page } = window;
    await said(text);
    const found = ui.row(page, 'Could not load vaults.');
    await found.hover();
    const actions = found.locator('.actions .action-label');
    await actions.first().waitFor();
    await eventually(async () => {
      const names = await actions.evaluateAll((all) =>
        all.map((each) => each.getAttribute('aria-label') ?? ''),
      );
      assert.deepEqual(names, buttons);
    });
    await saidOnce(text);
  }

  async function saidOnce(text: string): Promise<void> {
    const { page } = window;
    const visible = page.getByText(text).filter({ visible: true });
    await eventually(async () => assert.equal(await visible.count(), 1, `"${text}" is said once`));
    assert.deepEqual(await ui.messages(page), [], 'no message besides');
  }

  /** Waits for a text over the rows. */
  async function said(text: string): Promise<void> {
    await window.page.locator('.part.sidebar .message').getByText(text).first().waitFor();
  }
});
