import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { makeHome, type TestHome } from '../aws/home.ts';
import { eventually } from '../host/waitFor.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import * as ui from './window.ts';

/*
 * A connection as a person mends it: one field after the other, without losing what is right.
 */

describe('a connection that is edited', () => {
  let window: Workbench;
  let east: Emulator;
  let close: () => Promise<void>;

  before(async () => {
    const others = ['region = us-east-1', '[other]', 'region = us-east-1'];
    ({ window, east, close } = await openWith(() => [{ profile: 'other', region: 'ca-west-1' }], others));
  });

  after(() => close());

  it('shows what it is made of, and is written once it is saved', async () => {
    const { page } = window;
    await page.getByText('Glacier is not available in this region.').waitFor();
    // The welcome text has one wording for all connections.
    await page.getByRole('heading', { name: 'Glacier: Vaults · other · ca-west-1' }).waitFor();
    await ui.runCommandUntil(page, 'Glacier: Edit Connection…', field('Name'));
    await shows('from the profile', 'other', 'ca-west-1', 'from the credentials', 'AWS default');
    await ui.picture(page, 'edit-connection');
    await field('Profile').click();
    await choose('Select an AWS profile', 'archive');
    await field('Profile').getByText('archive').waitFor();
    // Half changed it is not opened.
    await page.getByText('Glacier is not available in this region.').waitFor();
    await field('Endpoint').click();
    await answer('Requests go here instead of AWS', east.url);
    await field('Endpoint').getByText(east.url).waitFor();
    await field('Region').click();
    await choose('Select or type a region', 'us-east-1');
    await field('Region').getByText('us-east-1').waitFor();
    await field('Name').click();
    await page.getByText('Connection name (leave empty').waitFor();
    await ui.quickInput(page).fill('x'.repeat(1025));
    await page.getByText('Use one line of at most 1,024 characters').waitFor();
    await ui.quickInput(page).fill('since 2012');
    await page.getByText('Connection name (leave empty').waitFor();
    await page.keyboard.press('Enter');
    await shows('since 2012', 'archive', 'us-east-1', 'from the credentials', east.url);
    await save();
    // The endpoint was typed, so it is not asked about.
    await ui.row(page, 'east-vault').waitFor();
    await page
      .locator('.part.sidebar .message')
      .getByText(`since 2012 · profile archive · us-east-1 · via ${new URL(east.url).host}`)
      .waitFor();
    assert.equal(await page.getByRole('heading', { name: 'Glacier: Vaults · ' }).count(), 0);
    await stores([{ name: 'since 2012', profile: 'archive', region: 'us-east-1', endpoint: east.url }]);
  });

  it('takes from the profile what is left empty', async () => {
    const { page } = window;
    await ui.runCommandUntil(page, 'Glacier: Edit Connection…', field('Name'));
    await field('Name').click();
    await answer('Connection name', '');
    await field('Region').click();
    await choose('Select or type a region', 'From the profile');
    await shows('from the profile', 'archive', 'from the profile', 'from the credentials', east.url);
    await save();
    await ui.row(page, 'east-vault').waitFor();
    await stores([{ profile: 'archive', endpoint: east.url }]);
  });

  it('gets somebody else’s vaults, and its own again', async () => {
    const { page } = window;
    await ui.runCommandUntil(page, 'Glacier: Edit Connection…', field('Name'));
    await field('Account and vaults').click();
    await answer("Owner's account ID", '444455556666');
    await answer('Vault names, separated by commas', 'theirs');
    await field('Account and vaults').getByText('444455556666: theirs').waitFor();
    await save();
    await ui.row(page, 'theirs').waitFor();
    await ui.runCommandUntil(page, 'Glacier: Edit Connection…', field('Name'));
    await field('Account and vaults').click();
    await answer("Owner's account ID", '');
    await field('Account and vaults').getByText('from the credentials').waitFor();
    await save();
    await ui.row(page, 'east-vault').waitFor();
    await stores([{ profile: 'archive', endpoint: east.url }]);
  });

  it('is left as it is where it would be another one', async () => {
    const { page, control } = window;
    const both = [
      { profile: 'archive', endpoint: east.url },
      { name: 'second', profile: 'other' },
    ];
    await control.changeSettings({ 'glacier.connections': both });
    await ui.chooseFromMenu(page, ui.row(page, 'second'), 'Edit Connection…');
    await field('Profile').click();
    await choose('Select an AWS profile', 'archive');
    await field('Endpoint').click();
    await answer('Requests go here instead of AWS', east.url);
    await field('Save').click();
    await field('Endpoint').getByText(east.url).waitFor();
    await page.keyboard.press('Escape');
    await ui.waitForMessage(page, 'You already have this connection: archive.');
    await control.runCommand('notifications.clearAll');
    await stores(both);
  });

  it('is left as another window has it by then', async () => {
    const { page, control } = window;
    await ui.chooseFromMenu(page, ui.row(page, 'second'), 'Edit Connection…');
    await field('Name').click();
    await answer('Connection name', 'third');
    const others = [{ profile: 'archive', endpoint: east.url }];
    await control.changeSettings({ 'glacier.connections': others });
    await field('Save').click();
    await field('Name').getByText('third').waitFor();
    await page.keyboard.press('Escape');
    await ui.waitForMessage(page, 'This connection was changed or removed in the meantime');
    await control.runCommand('notifications.clearAll');
    await stores(others);
  });

  const field = (name: string) => fieldIn(window, name);
  const stores = (connections: readonly object[]) => storesIn(window, connections);
  const save = () => fieldIn(window, 'Save').click();

  /** The values of the list, in the order of the fields. */
  async function shows(...values: readonly string[]): Promise<void> {
    const names = ['Name', 'Profile', 'Region', 'Account and vaults', 'Endpoint'];
    for (const [index, name] of names.entries())
      await field(name)
        .getByText(values[index] ?? '', { exact: true })
        .waitFor();
  }

  /** Types into the list that is open, and takes what is the active entry then. */
  async function choose(placeholder: string, name: string): Promise<void> {
    const { page } = window;
    await page.getByPlaceholder(placeholder).fill(name);
    await page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: name }).waitFor();
    await page.keyboard.press('Enter');
  }

  const answer = (prompt: string, text: string) => answerIn(window, prompt, text);
});

describe('connections to several regions', () => {
  let window: Workbench;
  let east: Emulator;
  let close: () => Promise<void>;

  before(async () => {
    const known = { name: 'off-site', profile: 'archive', region: 'eu-west-1' };
    ({ window, east, close } = await openWith(({ url }) => [{ ...known, endpoint: url }]));
  });

  after(() => close());

  it('are added in one go, without those that are there', async () => {
    const { page } = window;
    await ui.runCommandUntil(page, 'Glacier: Add Connection…', ui.step(page, 1));
    await ui.chooseInStep(page, 1, 'archive');
    await ui.chooseInStep(page, 2, 'us-east-1');
    await ui.chooseInStep(page, 3, 'Add more regions…');
    await page.locator('.quick-input-title').getByText('Add More Regions').waitFor();
    await check('us-west-2', 1);
    await check('eu-west-1', 2);
    await ui.picture(page, 'add-connection-regions');
    await page.keyboard.press('Enter');
    await page.getByPlaceholder('archive in us-east-1, ').waitFor();
    await page.getByRole('option', { name: /Connect.*3 regions/ }).waitFor();
    // Each region has an endpoint of its own.
    assert.equal(await page.getByRole('option', { name: /Use another endpoint/ }).count(), 0);
    await ui.chooseInStep(page, 3, 'Connect');
    await ui.row(page, 'archive · us-west-2').waitFor();
    // The first of them is selected.
    await ui.row(page, 'archive us-east-1').and(page.locator('[aria-selected="true"]')).waitFor();
    const [profile, endpoint] = ['archive', east.url];
    await storesIn(window, [
      { name: 'off-site', profile, region: 'eu-west-1', endpoint },
      { profile, region: 'us-east-1' },
      { name: 'archive · eu-west-1', profile, region: 'eu-west-1' },
      { name: 'archive · us-west-2', profile, region: 'us-west-2' },
    ]);
  });

  it('say that a typed region is not known, before it is taken', async () => {
    const { page } = window;
    await ui.runCommandUntil(page, 'Glacier: Add Connection…', ui.step(page, 1));
    await ui.chooseInStep(page, 1, 'archive');
    await ui.step(page, 2).waitFor();
    await ui.quickInput(page).fill('mars-north-1');
    await page.getByRole('option', { name: /mars-north-1.*Not a known region with Glacier/ }).waitFor();
    await ui.picture(page, 'add-connection-unknown-region');
    await page.keyboard.press('Enter');
    await page.getByPlaceholder('archive in mars-north-1').waitFor();
    await page.keyboard.press('Escape');
  });

  /** Checks a region in the list, after which that many are. */
  async function check(region: string, count: number): Promise<void> {
    const { page } = window;
    await ui.quickInput(page).fill(region);
    await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: region }).first().click();
    await page.locator('.quick-input-widget').getByText(`${count} Selected`).waitFor();
  }
});

describe('a connection from the environment that is edited', () => {
  it('is added to the settings', async () => {
    const home = makeHome();
    home.config('[profile archive]', 'region = ca-west-1');
    const window = await openWorkbench({ env: { ...home.env, AWS_PROFILE: 'archive' }, settings: {} });
    try {
      const { page } = window;
      await ui.openView(page);
      await page.getByText('Glacier is not available in this region.').waitFor();
      await ui.runCommandUntil(page, 'Glacier: Edit Connection…', fieldIn(window, 'Name'));
      await fieldIn(window, 'Name').click();
      await answerIn(window, 'Connection name', 'mine');
      await fieldIn(window, 'Name').getByText('mine', { exact: true }).waitFor();
      await fieldIn(window, 'Save').click();
      await storesIn(window, [{ name: 'mine' }]);
    } finally {
      await window.close();
      home.remove();
    }
  });
});

describe('the first words, without AWS config files', () => {
  let home: TestHome;
  let window: Workbench;

  before(async () => {
    home = makeHome();
    window = await openWorkbench({ env: home.env, settings: {} });
    await ui.openView(window.page);
  });

  after(async () => {
    await window.close();
    home.remove();
  });

  it('say what the view shows and what not, with one button', async () => {
    const { page } = window;
    const welcome = page.locator('.welcome-view-content:visible');
    await welcome.getByText('not S3 buckets or the S3 Glacier storage classes').waitFor();
    assert.equal(
      await welcome.locator('a', { hasText: 'Learn more' }).getAttribute('href'),
      'https://docs.aws.amazon.com/amazonglacier/latest/dev/introduction.html',
    );
    assert.deepEqual(await welcome.locator('.monaco-button').allInnerTexts(), ['Add Connection…']);
    await ui.picture(page, 'welcome');
  });

  it('lead to a file that begins with how to make a profile', async () => {
    const { page } = window;
    await page.locator('.welcome-view-content').getByRole('button', { name: 'Add Connection…' }).click();
    await page.getByRole('option', { name: /No AWS config files on this computer/ }).waitFor();
    await ui.picture(page, 'add-connection-no-files');
    await ui.chooseInStep(page, 1, 'Open AWS config file');
    await page.getByRole('tab', { name: /^config/ }).waitFor();
    const editor = page.locator('.monaco-editor .view-lines');
    await editor.getByText('aws configure sso').first().waitFor();
    await ui.picture(page, 'new-config-file');
    // Opened again, it is as it was left.
    await ui.runCommand(page, 'Glacier: Open AWS Config File');
    await editor.getByText('[profile my-profile]').waitFor();
    assert.equal(await editor.getByText('AWS config file. Its profiles').count(), 1);
  });
});

/**
 * Opens a window with these connections, beside a service in us-east-1 with a vault. The profile `archive` has its keys;
 * `lines` of the credentials file follow these.
 */
async function openWith(
  connectionsTo: (east: Emulator) => readonly object[],
  lines: readonly string[] = [],
): Promise<{ readonly window: Workbench; readonly east: Emulator; readonly close: () => Promise<void> }> {
  const home = makeHome();
  const east = await startEmulator({ region: 'us-east-1' });
  east.seedVault({ name: 'east-vault' });
  home.credentials(
    '[archive]',
    `aws_access_key_id = ${east.accessKeyId}`,
    `aws_secret_access_key = ${east.secretAccessKey}`,
    ...lines,
  );
  const settings = { 'glacier.connections': connectionsTo(east) };
  const window = await openWorkbench({ env: home.env, settings });
  await ui.openView(window.page);
  const close = async () => {
    await window.close();
    await east.stop();
    home.remove();
  };
  return { window, east, close };
}

/** A field in the list of "Edit Connection"; its icon is read out before its name. */
function fieldIn({ page }: Workbench, name: string): Locator {
  return page.getByRole('option', {
    name: new RegExp(`^(check|tag|key|globe|organization|link)?\\s*${name}`),
  });
}

/** Answers the question that is open. */
async function answerIn({ page }: Workbench, prompt: string, text: string): Promise<void> {
  await page.locator('.quick-input-widget').getByText(prompt).first().waitFor();
  await ui.quickInput(page).fill(text);
  await page.keyboard.press('Enter');
}

/** Waits until these connections are in the settings. */
async function storesIn({ host }: Workbench, connections: readonly object[]): Promise<void> {
  const file = join(host.dataDir, 'user', 'Machine', 'settings.json');
  await eventually(() => {
    const stored = JSON.parse(readFileSync(file, 'utf8')) as Record<string, unknown>;
    assert.deepEqual(stored['glacier.connections'], connections);
    return Promise.resolve();
  });
}
