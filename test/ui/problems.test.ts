import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Fault } from '../../src/emulator/faults.ts';
import { quietSettings } from '../host/settings.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { type RecordedSample, startRecordedSample } from './recorder.ts';
import * as ui from './window.ts';

/*
 * What a person sees when things are not as they should be. Connections change as they would for a person: by the
 * settings and the AWS files.
 */

describe('when something is wrong', function () {
  this.timeout(40_000);
  let sample: RecordedSample;
  let window: Workbench;
  let folder = '';

  before(async () => {
    sample = await startRecordedSample();
    folder = mkdtempSync(join(tmpdir(), 'glacier-profiles-'));
    const { accessKeyId, secretAccessKey } = sample.emulator;
    const profiles = {
      good: [accessKeyId, secretAccessKey],
      wrong: [accessKeyId, 'wrong'],
      unknown: ['AKIAUNKNOWN', 'x'],
    };
    writeFileSync(
      join(folder, 'credentials'),
      Object.entries(profiles)
        .map(
          ([name, [id, secret]]) => `[${name}]\naws_access_key_id=${id}\naws_secret_access_key=${secret}\n`,
        )
        .join('\n'),
    );
    const files = {
      AWS_CONFIG_FILE: join(folder, 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    };
    const env = { ...sample.env, ...files, AWS_ACCESS_KEY_ID: undefined, AWS_SECRET_ACCESS_KEY: undefined };
    window = await openWorkbench({ settings: {}, env });
    await ui.openView(window.page);
  });

  after(async () => {
    await window.close();
    await sample.emulator.stop();
    rmSync(folder, { recursive: true });
  });

  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await ui.picture(window.page, `failed: ${this.currentTest.title}`);
  });

  it('without a region says so, and offers the sample account', async () => {
    await said('No AWS region is set.');
    await window.page.getByRole('button', { name: 'Open Settings' }).waitFor();
    await ui.picture(window.page, 'problem-no-region');
  });

  const endpoint = () => ({
    'glacier.endpoint': sample.emulator.url,
    'glacier.region': sample.emulator.region,
  });

  it('with a region that has no Glacier', async () => {
    await connectWith({ 'glacier.region': 'ca-west-1' });
    await said('There are no Glacier vaults in this AWS region.');
  });

  it('without credentials', async () => {
    await connectWith(endpoint());
    await said('No AWS credentials were found.');
    await ui.picture(window.page, 'problem-no-credentials');
  });

  it('with a profile that does not exist', async () => {
    await connectWith({ ...endpoint(), 'glacier.profile': 'nobody' });
    await said('No AWS credentials were found.');
  });

  it('with an endpoint that would send everything in the clear', async () => {
    await connectWith({ 'glacier.region': 'us-east-1', 'glacier.endpoint': 'http://example.com' });
    await said('The endpoint in the settings cannot be used');
  });

  it('with an endpoint where nobody answers', async () => {
    await connectWith({
      'glacier.region': 'us-east-1',
      'glacier.profile': 'good',
      'glacier.endpoint': 'http://127.0.0.1:1',
    });
    await said(
      '127.0.0.1:1 refused the connection. Check the network, the region and the endpoint, then retry.',
    );
    await ui.row(window.page, 'Could not load vaults').waitFor();
    await ui.picture(window.page, 'problem-unreachable');
  });

  it('with a secret key that does not fit', async () => {
    await connectWith({ ...endpoint(), 'glacier.profile': 'wrong' });
    await said('The signature was refused: the secret key does not fit the access key.');
  });

  it('with an access key that AWS does not know', async () => {
    await connectWith({ ...endpoint(), 'glacier.profile': 'unknown' });
    await said('AWS does not know the access key or session token.');
  });

  const answers: [string, Fault, string][] = [
    [
      'a clock that is off',
      { kind: 'clockSkew', milliseconds: 3_600_000 },
      "This computer's clock and the service's differ",
    ],
    [
      'a missing permission',
      {
        kind: 'error',
        status: 403,
        code: 'AccessDeniedException',
        message: 'User: arn:aws:iam::111122223333:user/x is not authorized to perform: glacier:ListVaults',
      },
      'AWS does not allow you to list vaults: User: arn:aws:iam::111122223333:user/x is not authorized to perform: glacier:ListVaults. Ask for the missing permission, then retry.',
    ],
    [
      'an account that never used Glacier',
      {
        kind: 'error',
        status: 400,
        code: 'NoLongerSupportedException',
        message: 'This API is no longer supported for new accounts.',
      },
      'This AWS account has never used Glacier vaults',
    ],
    [
      'a proxy that answers with HTML',
      { kind: 'html', status: 200 },
      "is not one of Glacier's: it is not JSON.",
    ],
  ];
  for (const [name, fault, text] of answers) {
    it(`with ${name}`, async () => {
      await connectWith({ ...endpoint(), 'glacier.profile': 'good' });
      await ui.row(window.page, 'archive-2026').waitFor();
      const injected = sample.emulator.inject({ operation: 'ListVaults', times: 5, fault });
      await ui.runCommand(window.page, 'Glacier: Connect Again');
      await said(text);
      await ui.picture(window.page, `problem-${name.replaceAll(' ', '-')}`);
      injected.dispose();
    });
  }

  it('tries again when the row is selected', async () => {
    await connectWith({ ...endpoint(), 'glacier.profile': 'good' });
    await ui.row(window.page, 'archive-2026').waitFor();
    const injected = sample.emulator.inject({
      operation: 'ListVaults',
      times: 1,
      fault: { kind: 'html', status: 200 },
    });
    await ui.runCommand(window.page, 'Glacier: Connect Again');
    await ui.row(window.page, 'Could not load vaults').click();
    await ui.row(window.page, 'archive-2026').waitFor();
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
    await ui.row(window.page, 'Could not load uploads').click();
    await ui.row(window.page, 'exactly 50 parts').waitFor();
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
    await ui.row(window.page, 'Could not load parts').click();
    await ui.row(window.page, 'Part 1,').waitFor();
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
    await (await ui.scrollTo(page, 'Could not load parts')).click();
    await ui.scrollTo(page, 'Part 51,');
  });

  /** Changes the settings. This host does not watch their file, so the window is loaded anew. */
  async function connectWith(settings: Record<string, unknown>): Promise<void> {
    await window.host.changeSettings({ ...quietSettings, ...settings });
    await window.page.reload();
    await ui.openView(window.page);
  }

  /** Waits for a text where it can be read whole: over the rows, or in the welcome view. */
  async function said(text: string): Promise<void> {
    const places = window.page.locator('.part.sidebar').locator('.message, .welcome-view-content');
    await places.getByText(text).first().waitFor();
  }
});
