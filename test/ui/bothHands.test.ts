import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { GiB, MiB } from '../../src/core/text/bytes.ts';
import { zeroTreeHash } from '../../src/core/treeHash/zeroHash.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { sha256 } from '../../src/jobs/hashing/sha256.ts';
import { waitFor } from '../host/waitFor.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { writeSparse } from '../unit/jobs/files.ts';
import { connectionTo } from './environment.ts';
import { keys, mouse } from './hands.ts';
import * as ui from './window.ts';

/*
 * What a person does from the first vault to a verdict, once with the mouse and once with nothing but keys.
 */

/** Milliseconds that a window may take to load. */
const windowLoads = 60_000;

for (const hand of [mouse, keys]) {
  describe(`the whole way, ${hand.name}`, () => {
    let emulator: Emulator;
    let window: Workbench;
    const orphan = writeSparse(`orphan-${hand.name}.bin`, 26 * MiB);
    const large = writeSparse(`large-${hand.name}.bin`, 32 * GiB);
    /** Mebibytes that are all different. */
    const blocks = Array.from({ length: 6 }, () => randomBytes(MiB));

    before(async () => {
      emulator = await startEmulator();
      for (const name of ['ended', 'nothing', 'vault']) emulator.seedVault({ name });
      for (let vault = 1; vault <= 297; vault++)
        emulator.seedVault({ name: `w-${String(vault).padStart(3, '0')}` });
      for (const name of ['by itself', 'by its vault', 'by the view'])
        seed('ended', name, hashesOfZeros(3, MiB));
      seed('vault', 'orphan', hashesOfZeros(10, MiB));
      seed('vault', 'large', hashesOfZeros(512, 64 * MiB), 64 * MiB);
      seed(
        'vault',
        'shifted',
        blocks.slice(1).map((block) => Buffer.from(sha256(block)).toString('hex')),
      );
      const { env, settings } = connectionTo(emulator);
      window = await openWorkbench({ env, settings, height: 1000 });
      writeFileSync(shiftedFile(), Buffer.concat(blocks));
      await hand.run(window.page, 'Glacier: Focus on Vaults View');
      // Before that the palette does not have the command.
      await ui.row(window.page, 'Could not load vaults.').waitFor();
      await hand.run(window.page, 'Glacier: Allow Endpoint…');
      await window.page.getByRole('dialog').getByRole('button', { name: 'Allow', exact: true }).waitFor();
      await window.page.keyboard.press('Enter');
      await ui.row(window.page, 'nothing').waitFor();
    });

    after(async () => {
      await window.close();
      await emulator.stop();
    });

    it('has a word for an empty vault', async () => {
      await hand.expand(window.page, 'nothing');
      await ui.row(window.page, 'No uploads in progress').waitFor();
    });

    for (const [name, refreshed] of [
      ['by itself', 'by itself'],
      ['by its vault', 'ended'],
      ['by the view', undefined],
    ] as const) {
      it(`says in its panel that an upload is gone, once refreshed ${name}`, async () => {
        const { page } = window;
        if ((await ui.row(page, 'ended').getAttribute('aria-expanded')) !== 'true')
          await hand.expand(page, 'ended');
        await showParts(name);
        const panel = ui.panel(page);
        emulator.storage.vaults.get('ended')?.uploads.delete(idOf(name));
        if (refreshed === undefined) await hand.run(page, 'Glacier: Refresh');
        else await hand.choose(page, refreshed, 'Refresh');
        await panel.getByRole('alert').getByText('The upload no longer exists.').waitFor();
        await panel.getByRole('gridcell', { name: '0 – 1048575' }).waitFor();
      });
    }

    it('counts the end that an orphan lacks, once it was verified', async () => {
      const { page } = window;
      await hand.expand(page, 'vault');
      await showParts('orphan');
      const panel = ui.panel(page);
      await panel.getByText('Tree hash of the archive').waitFor();
      await hand.choose(page, 'orphan', 'Verify Local File…');
      await hand.answer(page, orphan);
      await verdict().getByText('16 parts (16 MiB) are missing; 10 of 26 match.').waitFor();
      await panel.getByText('10 MiB of 26 MiB (38%)').waitFor();
      await panel.getByText('Not that of the archive: the file has 26 MiB.').waitFor();
      await ui.row(page, 'orphan').getByText('10 of 26 parts match').waitFor();
    });

    it('says that parts are shifted, and not that it is another file', async () => {
      const { page } = window;
      await showParts('shifted');
      const panel = ui.panel(page);
      await hand.choose(page, 'shifted', 'Verify Local File…');
      await hand.answer(page, shiftedFile());
      await panel.getByText('It has the bytes of part 2, shifted by 1 part').first().waitFor();
      await verdict().getByText('shifted').waitFor();
      await ui.picture(page, `both-hands-shifted-${hand.name}`);
    });

    it('keeps what was found through Cancel, a refresh, and loading the window anew', async () => {
      const { page } = window;
      await showParts('large');
      await hand.choose(page, 'large', 'Verify Local File…');
      await hand.answer(page, large);
      await ui
        .panel(page)
        .getByText(/iB verified/)
        .waitFor();
      await hand.press(page, 'Verifying large against', 'Cancel');
      const partly = verdict().getByText(/^\d+ of 512 parts match; \d+ parts are not verified yet\./);
      await partly.waitFor();
      const before = await partly.innerText();
      await hand.choose(page, 'large', 'Refresh');
      await ui.row(page, 'large').getByText('of 512 parts verified').waitFor();
      await verdict().getByText(before).waitFor();
      const loaded = page.waitForEvent('load', { timeout: windowLoads });
      await hand.run(page, 'Developer: Reload Window');
      await loaded;
      await verdict().getByText(before).waitFor({ timeout: windowLoads });
    });

    it('shows all 300 vaults by one action, and finds one by its name', async () => {
      const { page } = window;
      await ui.row(page, 'More vaults…').waitFor();
      await ui.runCommandUntil(page, 'List Glacier Parts', ui.option(page, 'vault'));
      await ui.quickInput(page).fill('w-288');
      await page.locator('.quick-input-list .focused').filter({ hasText: 'look up' }).waitFor();
      await page.keyboard.press('Enter');
      await ui.option(page, 'No uploads in progress').waitFor();
      await page.keyboard.press('Escape');
      await hand.choose(page, 'More vaults…', 'Load All');
      await page.getByText('Loaded 300 vaults').first().waitFor();
      await ui.row(page, 'More vaults…').waitFor({ state: 'detached' });
    });

    it('names, removes and brings back the connection', async () => {
      const { page } = window;
      const field = page.getByRole('option', { name: /Name/ });
      await ui.runCommandUntil(page, 'Glacier: Edit Connection…', field);
      await page.keyboard.press('Enter');
      await page.getByText('Connection name (leave empty').waitFor();
      await page.keyboard.press('Control+a');
      await page.keyboard.insertText('since 2012');
      await page.keyboard.press('Enter');
      await field.getByText('since 2012').waitFor();
      // Save is the active entry by now.
      await page.locator('.quick-input-list .focused').filter({ hasText: 'Save' }).waitFor();
      await page.keyboard.press('Enter');
      await page.locator('.part.sidebar .message').getByText('since 2012').waitFor();
      await hand.run(page, 'Glacier: Remove Connection');
      // Not that of the user's settings, which lie beneath those of the machine.
      await page.getByText('No AWS region is set.').waitFor();
      await hand.press(page, 'Removed the connection since 2012.', 'Undo');
      await ui.row(page, 'nothing').waitFor();
      await page.locator('.part.sidebar .message').getByText('since 2012').waitFor();
    });

    /** Opens the panel of an upload. A row that is redrawn under its menu says so, and a person would try again. */
    async function showParts(name: string): Promise<void> {
      const { page } = window;
      const heading = ui.panel(page).getByRole('heading', { name });
      await waitFor(`the panel of ${name}`, async () => {
        await hand.choose(page, name, 'List Glacier Parts');
        return heading.waitFor({ timeout: 5000 }).then(
          () => true,
          () => undefined,
        );
      });
    }

    function verdict(): Locator {
      return ui.panel(window.page).locator('.verification');
    }

    function shiftedFile(): string {
      return join(window.host.dataDir, 'shifted.bin');
    }

    function hashesOfZeros(count: number, partSize: number): string[] {
      return Array.from({ length: count }, () => zeroTreeHash(partSize, sha256));
    }

    function idOf(name: string): string {
      return name.replaceAll(' ', '-');
    }

    /** An upload that begins with parts of these tree hashes. */
    function seed(vault: string, name: string, hashes: readonly string[], partSize = MiB): void {
      const parts = hashes.map((treeHash, at) => ({
        start: at * partSize,
        end: (at + 1) * partSize - 1,
        treeHash,
      }));
      emulator.seedUpload(vault, { id: idOf(name), description: name, partSize, parts });
    }
  });
}
