import assert from 'node:assert/strict';
import { join } from 'node:path';
import { sampleFile } from '../../src/emulator/sample/sampleFile.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { withoutAws } from './environment.ts';
import { verifySample } from './sampleSteps.ts';
import * as ui from './window.ts';

/*
 * What somebody without an AWS account sees, from the first look on, in every kind of theme. Here the emulator runs
 * inside the extension, as it does for them.
 */

describe('the sample account', () => {
  let window: Workbench;

  before(async () => {
    window = await openWorkbench({ env: withoutAws, height: 1000 });
  });

  after(() => window.close());

  it('opens by the button of the welcome view, and says what it is', async () => {
    const { page } = window;
    await ui.openView(page);
    await page.getByText('No connection yet.').waitFor();
    await page.getByRole('button', { name: 'Open Sample Account' }).click();
    await ui.row(page, 'archive-2026').waitFor();
    await page.getByText('Sample account · sample data, local only').waitFor();
  });

  it('has more vaults than a page, which the row at the end loads', async () => {
    const { page } = window;
    await ui.row(page, 'More vaults… 10 loaded').waitFor();
    await ui.row(page, 'More vaults…').click();
    await ui.row(page, 'video').waitFor();
    assert.equal(await ui.row(page, 'More vaults…').count(), 0);
  });

  it('shows what is wrong with a damaged upload, in the tree and in the panel', async () => {
    const { page } = window;
    await ui.expand(page, 'damaged-uploads');
    await ui.expand(page, 'gap after part 3');
    await ui.row(page, 'Gap 12 – 16 MiB missing').waitFor();
    await ui.row(page, 'Part 7, short by 3 MiB').waitFor();
    await ui.row(page, 'Gap 25 – 28 MiB missing').waitFor();
    await ui.row(page, 'Part 12, listed 1 byte too long').waitFor();
    await ui.chooseFromMenu(page, ui.row(page, 'gap after part 3'), 'List Glacier Parts');
    const panel = ui.panel(page);
    await panel.getByText('4 MiB missing: bytes 12582912–16777215').waitFor();
    await panel.getByText('short by 3 MiB').waitFor();
    await ui.picture(page, 'damaged-upload');
  });

  it('has picks that say where there is nothing, and that go on page by page', async () => {
    const { page } = window;
    await ui.expand(page, 'home-directories');
    await ui.scrollTo(page, 'More uploads… 50 loaded');
    await (await ui.scrollTo(page, 'empty')).click();
    // In the vault that is selected, and from there to any other.
    await ui.runCommandUntil(page, 'List Glacier Parts', ui.option(page, 'No uploads in progress'));
    await page.getByRole('button', { name: 'Back' }).click();
    await ui.pick(page, 'home-directories');
    const input = page.getByRole('textbox', { name: 'Select an upload in home-directories' });
    await input.fill('nothing of this name');
    await ui.pick(page, 'ellipsis Load more…');
    await page.getByRole('option', { name: /Load more…/ }).waitFor({ state: 'detached' });
    await input.fill('home-60');
    await ui.pick(page, 'home-60.tar.zst');
    await ui.panel(page).getByRole('heading', { name: 'home-60.tar.zst' }).waitFor();
    await ui.row(page, 'More uploads…').waitFor({ state: 'detached' });
  });

  it('has no commands for a connection to AWS in the palette', async () => {
    const { page } = window;
    await page.keyboard.press('F1');
    await page.getByRole('textbox', { name: /Type the name of a command/ }).fill('>Glacier: Connection');
    await page.getByRole('option', { name: /^Glacier: Add Connection…/ }).waitFor();
    for (const command of ['Edit', 'Rename', 'Remove'])
      assert.equal(await page.getByRole('option', { name: `Glacier: ${command} Connection` }).count(), 0);
    await page.keyboard.press('Escape');
  });

  it('is left by the command, and asks nothing of it any more', async () => {
    const { page } = window;
    await ui.runCommand(page, 'Glacier: Close Sample Account');
    await page.getByText('No connection yet.').waitFor();
    await ui.panel(page).getByText('The connection was closed').first().waitFor();
  });

  it('is opened again from a panel that it left', async () => {
    const { page } = window;
    await ui.panel(page).getByRole('button', { name: 'Reconnect' }).click();
    await ui.waitForMessage(page, 'The sample account was closed.');
    await page.getByRole('button', { name: 'Open Sample Account' }).last().click();
    await ui.row(page, 'archive-2026').waitFor();
  });
});

describe('the sample account that is opened again', () => {
  let window: Workbench;

  before(async () => {
    window = await openWorkbench({ env: withoutAws, height: 1000 });
    await ui.openView(window.page);
    await open();
  });

  after(() => window.close());

  const open = async () => {
    const { page } = window;
    await page.getByRole('button', { name: 'Open Sample Account' }).click();
    await ui.expand(page, 'damaged-uploads');
    await ui.row(page, sampleFile.name).waitFor();
  };

  it('begins anew: nothing that was verified or found is kept', async () => {
    const { page } = window;
    const file = join(window.host.dataDir, sampleFile.name);
    await ui.runCommandUntil(page, 'Glacier: Save Sample File…', ui.fileDialog(page));
    await verifySample(page, file);
    await ui.runCommand(page, 'Glacier: Show Unfinished Uploads');
    await ui
      .panel(page)
      .getByText(/vaults, \d+ uploads found/)
      .first()
      .waitFor();
    const badge = page.locator('.activitybar .badge-content').filter({ hasText: /^\d+$/, visible: true });
    await badge.waitFor();
    await ui.picture(page, 'sample-found');
    await ui.runCommand(page, 'Glacier: Close Sample Account');
    await page.getByText('No connection yet.').waitFor();
    await ui.panel(page).getByText('It begins anew each time it is opened.').waitFor();
    await badge.waitFor({ state: 'hidden' });
    assert.equal(await ui.panel(page).getByText('No uploads in progress.').count(), 0, 'nobody knows');
    await ui.picture(page, 'sample-closed');
    await open();
    await ui.expand(page, sampleFile.name);
    await ui.row(page, 'Gap 16 – 20 MiB missing').waitFor();
    assert.equal(await ui.row(page, sampleFile.name).getByText('parts match').count(), 0);
    await ui.picture(page, 'sample-anew');
  });
});

/** Pictures to look at, each with the colours that the window must then have. The other tests are in a light theme. */
const themes = [
  ['dark', 'vs-dark', { colorScheme: 'dark', forcedColors: 'none' }],
  ['high-contrast', 'hc-black', { colorScheme: 'dark', forcedColors: 'active' }],
  ['high-contrast-light', 'hc-light', { colorScheme: 'light', forcedColors: 'active' }],
] as const;

const size = { width: 1440, height: 860 };

describe('the sample account in every kind of theme', () => {
  let window: Workbench;

  before(async () => {
    const settings = { 'glacier.openSampleAccount': true };
    window = await openWorkbench({ env: withoutAws, settings, theme: 'Default Dark Modern', ...size });
    const { page } = window;
    await ui.openView(page);
    await ui.expand(page, 'damaged-uploads');
    await ui.expand(page, 'gap after part 3');
    await ui.row(page, 'Part 12,').waitFor();
    await ui.chooseFromMenu(page, ui.row(page, 'gap after part 3'), 'List Glacier Parts');
  });

  after(() => window.close());

  for (const [name, colours, media] of themes) {
    it(`shows tree and panel side by side in ${name}, also in a narrow window`, async () => {
      const { page } = window;
      await page.setViewportSize(size);
      await page.emulateMedia(media);
      await page.locator(`.monaco-workbench.${colours}`).waitFor();
      await ui.panel(page).getByText('short by 3 MiB').waitFor();
      await ui.picture(page, `sample-${name}`);
      await page.setViewportSize({ width: 700, height: 600 });
      await ui.panel(page).getByText('short by 3 MiB').waitFor();
      await ui.picture(page, `sample-${name}-narrow`);
    });
  }
});
