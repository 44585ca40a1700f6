import assert from 'node:assert/strict';
import type { Locator } from 'playwright-core';
import { GiB, MiB } from '../../src/core/text/bytes.ts';
import { zeroTreeHash } from '../../src/core/treeHash/zeroHash.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { sha256 } from '../../src/jobs/hashing/sha256.ts';
import { writeSparse } from '../unit/jobs/files.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { connectionTo } from './environment.ts';
import * as ui from './window.ts';

/*
 * What is on the screen when the world goes on: what a comparison with the file has told, after it was stopped, after a
 * refresh and in the next window; and an upload that somebody else has ended.
 */

/** Milliseconds that a window may take to load. */
const windowLoads = 60_000;

describe('figures one can trust', () => {
  let emulator: Emulator;
  let window: Workbench;
  const orphan = writeSparse('orphan.bin', 26 * MiB);
  const large = writeSparse('large.bin', 32 * GiB);

  before(async () => {
    emulator = await startEmulator();
    emulator.seedVault({ name: 'vault' });
    emulator.seedVault({ name: 'nothing' });
    for (let vault = 1; vault <= 300; vault++)
      emulator.seedVault({ name: `w-${String(vault).padStart(3, '0')}` });
    seed('orphan', 10, MiB);
    seed('large', 512, 64 * MiB);
    emulator.seedUpload('vault', {
      description: 'begun',
      partSize: MiB,
      parts: [],
      created: Date.now() - 1e9,
    });
    const { env, settings } = connectionTo(emulator);
    window = await openWorkbench({ env, settings, height: 1000 });
    await ui.openView(window.page);
    await ui.useEndpoint(window.page);
  });

  after(async () => {
    await window.close();
    await emulator.stop();
  });

  it('takes a typed name for a vault that is not loaded, and goes back from it', async () => {
    const { page } = window;
    const title = page.locator('.quick-input-title');
    const type = async (text: string, option: string) => {
      await ui.quickInput(page).fill(text);
      await page.locator('.quick-input-list .monaco-list-row.focused').filter({ hasText: option }).waitFor();
      await page.keyboard.press('Enter');
    };
    await ui.runCommandUntil(page, 'List Glacier Parts', title.getByText('List Glacier Parts (1/2)'));
    await page.getByRole('option', { name: /w-001/ }).waitFor();
    await type('w-999', 'look up the vault of this name');
    await page.getByRole('option', { name: /w-999.*There is no vault of this name in us-east-1/ }).waitFor();
    await ui.picture(page, 'trust-no-vault');
    await type('w-288', 'look up the vault of this name');
    await ui.option(page, 'No uploads in progress').waitFor();
    await page.getByRole('button', { name: 'Back' }).click();
    await title.getByText('List Glacier Parts (1/2)').waitFor();
    await type('vault', 'no inventory yet');
    await title.getByText('List Glacier Parts (2/2)').waitFor();
    await page.getByRole('option', { name: /begun/ }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('says why a typed name cannot be that of a vault, as a row that leads nowhere', async () => {
    const { page } = window;
    const title = page.locator('.quick-input-title').getByText('List Glacier Parts (1/2)');
    await ui.runCommandUntil(page, 'List Glacier Parts', title);
    await page.getByRole('option', { name: /w-001/ }).waitFor();
    for (const [text, problem] of [
      ['my vault', 'A vault name has only letters, digits, _, - and .'],
      ['x'.repeat(300), 'A vault name has at most 255 characters.'],
    ] as const) {
      await ui.quickInput(page).fill(text);
      const focused = page.locator('.quick-input-list .monaco-list-row.focused');
      await focused.filter({ hasText: problem }).waitFor();
      await page.keyboard.press('Enter');
      await ui.picture(page, 'trust-no-vault-name');
      assert.equal(await title.isVisible(), true, 'the step stays');
    }
    // What is no name may be in the notes of a vault.
    await ui.quickInput(page).fill('no inventory');
    await page.getByRole('option', { name: /w-001.*no inventory yet/ }).waitFor();
    await page.getByRole('option', { name: /A vault name has/ }).waitFor({ state: 'hidden' });
    await page.keyboard.press('Escape');
  });

  it('has a word for what is empty', async () => {
    const { page } = window;
    await ui.expand(page, 'nothing');
    await ui.row(page, 'No uploads in progress').waitFor();
    await ui.expand(page, 'vault');
    await ui.expand(page, 'begun');
    await ui.row(page, 'No parts yet').waitFor();
    await ui.row(page, 'begun').getByText('no parts').waitFor();
  });

  it('has the newest upload first, and says what is listed of it', async () => {
    const { page } = window;
    await ui.expand(page, 'orphan');
    await ui.row(page, 'orphan').getByText('10 parts, 10 MiB').waitFor();
    const names = await ui.tree(page).getByRole('treeitem', { level: 2 }).allInnerTexts();
    const uploads = names.filter((name) => /orphan|large|begun/.test(name));
    assert.match(uploads.at(-1) ?? '', /begun/);
  });

  it('goes to the row of a part in the panel', async () => {
    const { page } = window;
    const panel = ui.panel(page);
    for (const [name, row] of [
      ['Part 7', 8],
      ['Part 3', 4],
    ] as const) {
      await ui.chooseFromMenu(page, ui.row(page, name), 'List Glacier Parts');
      await panel.locator(`[aria-rowindex="${row}"] [role="gridcell"][tabindex="0"]`).waitFor();
    }
  });

  it('counts what the file has and Glacier lacks, once they were compared', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, 'orphan'), 'List Glacier Parts');
    const panel = ui.panel(page);
    await panel.getByText('Tree hash of the archive').waitFor();
    await panel.getByRole('button', { name: 'Verify Local File…' }).click();
    await ui.answerDialog(page, orphan);
    await verdict().getByText('16 parts (16 MiB) are missing; 10 of 26 match. Send 16 parts').waitFor();
    await theTailShows();
    await ui.row(page, 'orphan').getByText('10 of 26 parts match').waitFor();
    await ui.row(page, 'Gap 10 – 26 MiB missing').waitFor();
    await ui.picture(page, 'trust-tail');
    await page.keyboard.press('Escape');
  });

  it('has the range of a gap to copy', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, 'Gap 10 – 26 MiB missing'), 'Copy Byte Range');
    await page.getByText('Copied byte range').first().waitFor();
    assert.equal(await ui.clipboard(page), '10485760-27262975');
  });

  it('keeps it through a refresh, and does not call parts verified that came since', async () => {
    const { page } = window;
    const panel = ui.panel(page);
    seed('orphan', 12, MiB);
    await panel.getByRole('button', { name: 'Refresh' }).click();
    await verdict()
      .getByText('14 parts (14 MiB) are missing; 10 of 26 match; 2 parts are not verified yet.')
      .waitFor();
    await panel.getByText('10 MiB verified').waitFor();
    await ui.row(page, 'orphan').getByText('10 of 26 parts verified').waitFor();
    seed('orphan', 10, MiB);
    // The one in the title of the tab does the same.
    await page.getByRole('button', { name: 'Refresh Parts' }).click();
    await verdict().getByText('16 parts (16 MiB) are missing').waitFor();
  });

  it('keeps it in the next window, in the panel and in the tree', async () => {
    const { page } = window;
    const loaded = page.waitForEvent('load', { timeout: windowLoads });
    await ui.runCommand(page, 'Developer: Reload Window');
    await loaded;
    await verdict()
      .getByText('16 parts (16 MiB) are missing; 10 of 26 match')
      .waitFor({ timeout: windowLoads });
    await theTailShows();
    await ui.expand(page, 'vault');
    await ui.row(page, 'orphan').getByText('10 of 26 parts match').waitFor();
  });

  it('says that an upload is gone which somebody else has ended, after a refresh of the view', async () => {
    const { page } = window;
    emulator.storage.vaults.get('vault')?.uploads.delete('orphan');
    await ui.runCommand(page, 'Glacier: Refresh');
    const panel = ui.panel(page);
    await panel.getByRole('alert').getByText('The upload no longer exists.').waitFor();
    await panel.getByRole('gridcell', { name: '9437184 – 10485759' }).waitFor();
    await ui.row(page, 'orphan').waitFor({ state: 'detached' });
    await ui.picture(page, 'trust-gone');
  });

  it('keeps what was found when a verification is stopped, and goes on from there', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, 'large'), 'List Glacier Parts');
    const panel = ui.panel(page);
    await panel.locator('.count', { hasText: '50 loaded' }).waitFor();
    await panel.getByRole('button', { name: 'Verify Local File…' }).click();
    await ui.answerDialog(page, large);
    await panel.getByText(/iB verified/).waitFor();
    await ui.picture(page, 'trust-verifying');
    // A second one at the same time leads to the first.
    await ui.chooseFromMenu(page, ui.row(page, 'large'), 'Verify Local File…');
    await ui.waitForMessage(page, 'large is being verified against large.bin.');
    await cancel();
    await verdict()
      .getByText(/^\d+ of 512 parts match; \d+ parts are not verified yet\./)
      .waitFor();
    await ui
      .row(page, 'large')
      .getByText(/of 512 parts verified/)
      .waitFor();
    await ui.picture(page, 'trust-stopped');
    await panel.getByRole('button', { name: 'Verify Local File…' }).click();
    await ui.answerDialog(page, large);
    // What has been read once is not read again.
    await panel.getByText(/ of (2\d|3[01])(\.\d)? GiB read/).waitFor();
    await cancel();
    await verdict()
      .getByText(/parts are not verified yet\./)
      .waitFor();
  });

  it('loads all 300 vaults by one action', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, await ui.scrollTo(page, 'More vaults…'), 'Load All');
    await page.getByText('Loaded 302 vaults').first().waitFor();
    await (await ui.scrollTo(page, 'w-300')).waitFor();
    await ui.picture(page, 'trust-vaults');
  });

  /** The line over the map; what it says is also read out elsewhere. */
  function verdict(): Locator {
    return ui.panel(window.page).locator('.verification');
  }

  /** Cancels what is running by its message. */
  async function cancel(): Promise<void> {
    const { page } = window;
    await ui.waitForMessage(page, /Verifying large against large\.bin/);
    await page.locator('.notifications-center').getByRole('button', { name: 'Cancel' }).first().click();
  }

  /** Row, map, figures and hash of the panel. */
  async function theTailShows(): Promise<void> {
    const panel = ui.panel(window.page);
    await panel.getByRole('gridcell', { name: '10485760 – 27262975' }).waitFor();
    await panel.getByText('16 MiB missing in 1 gap').waitFor();
    await panel.getByText('1 (16 MiB missing)').waitFor();
    await panel.getByText('10 MiB of 26 MiB (38%)').waitFor();
    await panel.getByText('Tree hash of the 10 MiB uploaded').waitFor();
    await panel.getByText('Not that of the archive: the file has 26 MiB.').waitFor();
    assert.equal(await panel.getByText('Tree hash of the archive').count(), 0);
  }

  /** An upload of the first so many parts of a file of zeros, in place of one of that name. */
  function seed(name: string, count: number, partSize: number): void {
    const treeHash = zeroTreeHash(partSize, sha256);
    const created = emulator.storage.vaults.get('vault')?.uploads.get(name)?.created;
    emulator.storage.vaults.get('vault')?.uploads.delete(name);
    emulator.seedUpload('vault', {
      id: name,
      description: name,
      partSize,
      ...(created !== undefined && { created }),
      parts: Array.from({ length: count }, (_, at) => ({
        start: at * partSize,
        end: (at + 1) * partSize - 1,
        treeHash,
      })),
    });
  }
});
