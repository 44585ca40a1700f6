import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { makeHome, type TestHome } from '../aws/home.ts';
import { eventually, waitFor } from '../host/waitFor.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import * as ui from './window.ts';

/*
 * Connections as a person adds, names, orders and removes them, with the keyboard where there is a list.
 */

describe('connections', () => {
  let home: TestHome;
  let window: Workbench;
  let east: Emulator;
  let west: Emulator;
  const requests: string[] = [];

  before(async () => {
    home = makeHome();
    east = await startEmulator({ region: 'us-east-1', onRequest: () => requests.push('east') });
    west = await startEmulator({
      region: 'us-west-2',
      accessKeyId: 'AKIAWEST',
      secretAccessKey: 'west/secret',
      onRequest: () => requests.push('west'),
    });
    east.seedVault({ name: 'east-vault' });
    west.seedVault({ name: 'west-vault' });
    home.credentials(
      '[archive]',
      `aws_access_key_id = ${east.accessKeyId}`,
      `aws_secret_access_key = ${east.secretAccessKey}`,
      '[backup]',
      'region = us-west-2',
      'aws_access_key_id = AKIAWEST',
      'aws_secret_access_key = west/secret',
      'this line is not right',
      '[ padded]',
      'region = us-west-2',
    );
    home.config(
      '[profile corp]',
      'sso_session = corp',
      'sso_account_id = 111122223333',
      'region = eu-west-1',
    );
    window = await openWorkbench({ env: home.env });
    await ui.openView(window.page);
  });

  after(async () => {
    await window.close();
    await Promise.all([east.stop(), west.stop()]);
    home.remove();
  });

  it('are added by profile, region and endpoint, and shown by themselves while there is one', async () => {
    const { page } = window;
    await page.getByText('No connection yet.').waitFor();
    await page.locator('.welcome-view-content').getByRole('button', { name: 'Add Connection…' }).click();
    await page.getByRole('option', { name: /archive.*access key/ }).waitFor();
    await page.getByRole('option', { name: /corp.*SSO · eu-west-1/ }).waitFor();
    await page
      .getByRole('option', { name: /credentials, line 8: expected \[section\] or name = value/ })
      .waitFor();
    await page.getByRole('option', { name: /“ padded”.*cannot be used: its name starts/ }).waitFor();
    await ui.picture(page, 'add-connection-profile');
    await choose(1, 'archive');
    await page.getByPlaceholder(/Select or type a region/).waitFor();
    await choose(2, 'us-east-1');
    await typeEndpoint('http://example.com', east.url);
    await ui.picture(page, 'add-connection-more');
    await choose(3, 'Connect');
    await ui.row(page, 'east-vault').waitFor();
    await page.getByText(`archive · us-east-1 · via ${new URL(east.url).host}`).waitFor();
    assert.deepEqual(requests, ['east']);
  });

  it('have a row each where there are several, with their own vaults', async () => {
    const { page } = window;
    await ui.runCommandUntil(page, 'Glacier: Add Connection…', ui.step(page, 1));
    await choose(1, 'backup');
    // The profile's own region is chosen already.
    await page.getByRole('option', { name: /us-west-2.*US West \(Oregon\) · from the profile/ }).waitFor();
    await page.keyboard.press('Enter');
    await typeEndpoint(undefined, west.url);
    await choose(3, 'Connect');
    // A new one is opened, and none of the others.
    await ui.row(page, 'west-vault').waitFor();
    const added = ui.row(page, 'backup');
    await added.and(page.locator('[aria-selected="true"][aria-expanded="true"]')).waitFor();
    await ui.runCommand(page, 'Glacier: Open Sample Account');
    await eventually(async () =>
      assert.deepEqual(await rows(), ['archive', 'backup', 'west-vault', 'Sample account']),
    );
    assert.deepEqual(requests, ['east', 'west'], 'none is asked before it is expanded');
    await ui.expand(page, 'archive');
    await ui.expand(page, 'Sample account');
    await ui.row(page, 'archive-2026').waitFor();
    assert.deepEqual((await rows()).slice(0, 6), [
      'archive',
      'east-vault',
      'backup',
      'west-vault',
      'Sample account',
      'archive-2026',
    ]);
    await ui.picture(page, 'several-connections');
    assert.deepEqual(requests, ['east', 'west']);
  });

  it('are renamed and moved, and keep what they have loaded', async () => {
    const { page } = window;
    await ui.row(page, 'Sample account').click();
    await ui.chooseFromMenu(page, ui.row(page, 'backup'), 'Rename Connection…');
    await answer('Connection name', 'off-site');
    await ui.row(page, 'off-site').waitFor();
    await ui.chooseFromMenu(page, ui.row(page, 'off-site'), 'Move Connection Up');
    await waitFor('the new order', async () => (await rows())[0] === 'off-site' || undefined);
    await ui.openMenu(page, ui.row(page, 'off-site'), 'Move Connection Down');
    assert.equal(await page.getByRole('menuitem', { name: 'Move Connection Up' }).count(), 0, 'it is first');
    await page.keyboard.press('Escape');
    await ui.row(page, 'west-vault').waitFor();
    assert.deepEqual(requests, ['east', 'west']);
    const stored = JSON.parse(readFileSync(settingsFile(), 'utf8')) as Record<string, unknown>;
    assert.deepEqual(stored['glacier.connections'], [
      { name: 'off-site', profile: 'backup', region: 'us-west-2', endpoint: west.url },
      { profile: 'archive', region: 'us-east-1', endpoint: east.url },
    ]);
  });

  it('are left alone by the menu of a row that was redrawn while it was open', async () => {
    const { page } = window;
    assert.equal(await ui.row(page, 'Sample account').getAttribute('aria-selected'), 'true');
    const before = [await rows(), readFileSync(settingsFile(), 'utf8')];
    // As VS Code calls it then: without the row, and without several that are selected.
    await window.control.runCommand('glacier.removeConnection', null, null);
    await ui.waitForMessage(page, 'The row was being updated, so nothing was done. Try again.');
    await window.control.runCommand('notifications.clearAll');
    assert.deepEqual([await rows(), readFileSync(settingsFile(), 'utf8')], before);
  });

  it('are removed from the settings and from nowhere else', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, 'off-site'), 'Remove Connection');
    await ui.row(page, 'off-site').waitFor({ state: 'detached' });
    await ui.waitForMessage(page, 'Removed the connection off-site.');
    await page.locator('.notifications-center').getByRole('button', { name: 'Undo' }).click();
    await waitFor('the connection in its place', async () => (await rows())[0] === 'off-site' || undefined);
    await ui.chooseFromMenu(page, ui.row(page, 'off-site'), 'Remove Connection');
    await ui.row(page, 'off-site').waitFor({ state: 'detached' });
    assert.equal(await ui.row(page, 'west-vault').count(), 0);
    await ui.runCommand(page, 'Glacier: Refresh');
    await waitFor('the refresh', () => requests.at(-1) === 'east' || undefined);
    assert.deepEqual(
      requests.filter((each) => each === 'west'),
      ['west'],
    );
    await ui.runCommand(page, 'Glacier: Close Sample Account');
    await ui.row(page, 'east-vault').and(page.locator('[aria-level="1"]')).waitFor();
  });

  it('ask for somebody else’s vaults by name', async () => {
    const { page } = window;
    await ui.runCommandUntil(page, 'Glacier: Add Connection…', ui.step(page, 1));
    await choose(1, 'archive');
    await choose(2, 'us-east-1');
    await choose(3, "Use another account's vaults…");
    await answer("Owner's account ID", '444455556666');
    await answer('Vault names, separated by commas', 'theirs, other');
    await page.getByRole('option', { name: /Connect.*account 444455556666: theirs, other/ }).waitFor();
    await choose(3, 'Connect');
    await ui.row(page, 'archive · us-east-1').and(page.locator('[aria-selected="true"]')).waitFor();
    await ui.row(page, 'theirs').waitFor();
    await ui.row(page, 'other').waitFor();
  });

  const choose = (step: 1 | 2 | 3, name: string) => ui.chooseInStep(window.page, step, name);

  async function typeEndpoint(refused: string | undefined, endpoint: string): Promise<void> {
    const { page } = window;
    await choose(3, 'Use another endpoint…');
    await page.getByText('Requests go here instead of AWS').waitFor();
    if (refused !== undefined) {
      await input().fill(refused);
      await page.getByText('uses http://, which is allowed only for this computer').first().waitFor();
    }
    await input().fill(endpoint);
    await page.getByText('Requests go here instead of AWS').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: new RegExp(`Connect.*${new URL(endpoint).host}`) }).waitFor();
  }

  /** Answers the question that is open. */
  async function answer(prompt: string, text: string): Promise<void> {
    const { page } = window;
    await page.locator('.quick-input-widget').getByText(prompt).first().waitFor();
    await input().fill(text);
    await page.keyboard.press('Enter');
  }

  const input = (): Locator => ui.quickInput(window.page);

  /** The names of the rows in sight. */
  async function rows(): Promise<string[]> {
    const all = ui.tree(window.page).getByRole('treeitem').locator('.label-name');
    return all.allInnerTexts();
  }

  function settingsFile(): string {
    return join(window.host.dataDir, 'user', 'Machine', 'settings.json');
  }
});
