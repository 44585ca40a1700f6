import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { MiB } from '../../src/core/text/bytes.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { makeHome, type TestHome } from '../aws/home.ts';
import type { LoopbackServer } from '../aws/httpServer.ts';
import { startSts } from '../aws/standIns.ts';
import { isRunning } from '../host/isRunning.ts';
import { eventually, waitFor } from '../host/waitFor.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import * as ui from './window.ts';

/*
 * What a person stops, stops: a connection that is removed, a credential process that hangs, and an agreement that is
 * withdrawn.
 */

const partCount = 2000;

describe('what is closed', () => {
  let home: TestHome;
  let emulator: Emulator;
  let sts: LoopbackServer;
  let window: Workbench;
  let cancelled: Locator;
  const requests: string[] = [];

  before(async () => {
    home = makeHome();
    emulator = await startEmulator({ onRequest: ({ operation = 'none' }) => requests.push(operation) });
    emulator.seedVault({ name: 'photos' });
    const parts = Array.from({ length: partCount }, (_, i) => ({ start: i * MiB, end: (i + 1) * MiB - 1 }));
    emulator.seedUpload('photos', { description: 'many parts', partSize: MiB, parts });
    const { accessKeyId, secretAccessKey } = emulator;
    sts = await startSts({ key: { accessKeyId, secretAccessKey, sessionToken: 'session' } });
    const log = JSON.stringify(join(home.folder, 'pid'));
    const script = home.write(
      'hang.cjs',
      `require('node:fs').writeFileSync(${log}, String(process.pid)); setInterval(() => {}, 1000);`,
    );
    const slow = home.write(
      'slow.cjs',
      `const { existsSync } = require('node:fs');
      const given = ${JSON.stringify({ Version: 1, AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey })};
      setInterval(() => {
        if (!existsSync(${JSON.stringify(touch())})) return;
        console.log(JSON.stringify(given));
        process.exit();
      }, 50);`,
    );
    home.credentials(
      '[keys]',
      `aws_access_key_id = ${accessKeyId}`,
      `aws_secret_access_key = ${secretAccessKey}`,
    );
    home.config(
      '[profile hangs]',
      `credential_process = "${process.execPath}" "${script}"`,
      '[profile slow]',
      `credential_process = "${process.execPath}" "${slow}"`,
      '[profile role]',
      'role_arn = arn:aws:iam::111122223333:role/r',
      'source_profile = keys',
    );
    window = await openWorkbench({ env: { ...home.env, AWS_ENDPOINT_URL_STS: sts.url } });
    await ui.openView(window.page);
  });

  after(async () => {
    await window.close();
    await Promise.all([emulator.stop(), sts.stop()]);
    home.remove();
  });

  it('sends nothing more when a connection is removed while all parts are loading', async () => {
    const { page } = window;
    await connectWith('keys');
    await ui.useEndpoint(page);
    await ui.expand(page, 'photos');
    const held = emulator.inject({ operation: 'ListParts', after: 5, fault: { kind: 'hold' } });
    await ui.chooseFromMenu(page, ui.row(page, 'many parts'), 'Load All Parts');
    await held.struck;
    await ui.runCommand(page, 'Glacier: Remove Connection');
    await page.getByText('No connection yet.').waitFor();
    await window.control.runCommand('notifications.clearAll');
    const before = requests.length;
    held.release();
    // The one under way is recorded when it has its answer.
    await waitFor('the request under way', () => requests.length > before || undefined);
    assert.deepEqual(requests.slice(before), ['ListParts']);
    await ui.picture(page, 'closing-removed');
    // Whatever was to follow would have come before the answers to these.
    await connectWith('keys');
    await ui.row(page, 'photos').waitFor();
    await ui.runCommand(page, 'Glacier: Refresh');
    await waitFor('the refresh', () => requests.length >= before + 3 || undefined);
    assert.deepEqual(requests.slice(before + 1), ['ListVaults', 'ListVaults']);
  });

  it('does not wait for a credential process that hangs, after Cancel in its row', async () => {
    const { page } = window;
    cancelled = ui.row(page, 'Could not load vaults. Waiting for the credential process was canceled.');
    await connectWith('hangs');
    await ui.useEndpoint(page);
    const row = ui.row(page, 'Waiting for credentials');
    await row.waitFor();
    const pid = processId();
    await row.hover();
    await ui.picture(page, 'closing-process');
    await row.getByRole('button', { name: 'Cancel Credential Process' }).click();
    await cancelled.waitFor();
    await ui.picture(page, 'closing-process-cancelled');
    await waitFor('the process to end', () => !isRunning(pid) || undefined);
  });

  it('does not wait for it after Cancel in the message shown while the tree is hidden', async () => {
    const { page } = window;
    const before = processId();
    // The row comes after five seconds: a button would be clicked again before that.
    await window.control.runCommand('glacier.retry');
    await ui.row(page, 'Waiting for credentials').waitFor();
    await ui.runCommand(page, 'Glacier: Cancel Credential Process');
    await cancelled.waitFor();
    await waitFor('another process', () => processId() !== before || undefined);
    await ui.runCommand(page, 'View: Show Explorer');
    await ui.runCommand(page, 'List Glacier Parts');
    await ui.waitForMessage(page, 'Waiting for the credential process of hangs');
    await ui.picture(page, 'closing-process-message');
    const pid = processId();
    await page.locator('.notifications-center').getByRole('button', { name: 'Cancel' }).click();
    await ui.waitForMessageToGo(page, 'Waiting for the credential process of hangs');
    await waitFor('the process to end', () => !isRunning(pid) || undefined);
    await page.keyboard.press('Escape');
    await ui.openView(page);
    await cancelled.waitFor();
  });

  it('waits for one that is slow, and no longer says so once it has ended', async () => {
    const { page } = window;
    await connectWith('slow');
    await ui.useEndpoint(page);
    await ui.row(page, 'Waiting for credentials').waitFor();
    const held = emulator.inject({ operation: 'ListVaults', fault: { kind: 'hold' } });
    writeFileSync(touch(), '');
    await ui.row(page, 'Loading…').waitFor();
    assert.equal(await ui.tree(page).getByRole('treeitem').count(), 1);
    held.release();
    await ui.row(page, 'photos').waitFor();
    assert.equal(await ui.tree(page).getByRole('treeitem').count(), 1);
  });

  it('asks where requests for credentials may go, and again once that is withdrawn', async () => {
    const { page } = window;
    await connectWith('role');
    const row = ui.row(page, 'Could not load vaults.');
    await row.waitFor();
    const dialog = page.getByRole('dialog');
    await ui.useButton(row, 'Allow Endpoint…', dialog);
    await dialog
      .getByText(`AssumeRole requests would go to ${sts.url}, set by AWS_ENDPOINT_URL_STS.`)
      .waitFor();
    await ui.picture(page, 'closing-sts-asked');
    assert.deepEqual(sts.received, []);
    await dialog.getByRole('button', { name: 'Allow', exact: true }).click();
    await ui.row(page, 'photos').waitFor();
    assert.equal(sts.received.length, 1);
    const agreed = page.getByRole('option', {
      name: /AssumeRole requests with the credentials of profile “role”/,
    });
    await ui.runCommandUntil(page, 'Glacier: Manage Allowed Endpoints…', agreed);
    await ui.picture(page, 'closing-review');
    await ui.pick(page, `globe ${sts.url}`);
    await ui.picture(page, 'closing-withdraw');
    await dialog.getByRole('button', { name: 'Stop Allowing' }).click();
    await page.keyboard.press('Escape');
    await row.waitFor();
    await eventually(async () =>
      assert.match((await row.getAttribute('aria-label')) ?? '', /AssumeRole requests would go to/),
    );
    assert.equal(sts.received.length, 1);
  });

  /** The file that the slow process waits for. */
  function touch(): string {
    return join(home.folder, 'touched');
  }

  /** Of the process that hangs, which was started last. */
  function processId(): number {
    return Number(readFileSync(join(home.folder, 'pid'), 'utf8'));
  }

  /** Makes this the only connection. */
  async function connectWith(profile: string): Promise<void> {
    const { region, url: endpoint } = emulator;
    await window.control.changeSettings({ 'glacier.connections': [{ profile, region, endpoint }] });
  }
});
