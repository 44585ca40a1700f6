import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { makeHome, type TestHome } from '../aws/home.ts';
import { eventually, waitFor } from '../host/waitFor.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import * as ui from './window.ts';

/*
 * Two windows of one VS Code, which have the list of connections in common.
 */

describe('two windows', () => {
  let home: TestHome;
  let window: Workbench;
  let other: Page;

  before(async () => {
    home = makeHome();
    home.credentials(...['one', 'two', 'three'].flatMap((name) => [`[${name}]`, 'region = ca-west-1']));
    // With a file of settings from the start: one that is made later is seen by no other window of a remote machine.
    window = await openWorkbench({ env: home.env, settings: {} });
    await ui.openView(window.page);
    other = await window.openAnother();
    await ui.openView(other);
  });

  after(async () => {
    await window.close();
    home.remove();
  });

  it('keep what either adds to the list of connections, one right after the other, and removes from it', async () => {
    const { page } = window;
    // Each change is on the disk before the next one, as VS Code refuses to write what another window is writing. It
    // brings it to the other window seconds later.
    await add(page, 'one');
    await stores(['one']);
    await add(other, 'two');
    await stores(['one', 'two']);
    await add(page, 'three');
    await stores(['one', 'three', 'two']);
    await ui.row(other, 'three').waitFor();
    await other.bringToFront();
    await remove(other, 'one');
    await stores(['three', 'two']);
    await ui.row(page, 'three').waitFor();
    await ui.row(page, 'one').waitFor({ state: 'detached' });
  });

  async function add(page: Page, profile: string): Promise<void> {
    await page.bringToFront();
    await ui.runCommandUntil(page, 'Glacier: Add Connection…', ui.step(page, 1));
    await ui.chooseInStep(page, 1, profile);
    await ui.chooseInStep(page, 2, 'us-east-1');
    await ui.chooseInStep(page, 3, 'Connect');
  }

  /** Rows that come in while the menu is open take its row from it: then nothing is done, and a person is told so. */
  async function remove(page: Page, name: string): Promise<void> {
    const row = ui.row(page, name);
    const refused = 'The row was being updated, so nothing was done. Try again.';
    await waitFor(`${name} to be removed`, async () => {
      await ui.chooseFromMenu(page, row, 'Remove Connection');
      const removed = await waitFor('what comes of it', async () => {
        if ((await row.count()) === 0) return true;
        return (await ui.messages(page)).includes(refused) ? false : undefined;
      });
      if (removed) return true;
      await window.control.runCommand('notifications.clearAll');
      return undefined;
    });
  }

  async function stores(profiles: readonly string[]): Promise<void> {
    const file = join(window.host.dataDir, 'user', 'Machine', 'settings.json');
    await eventually(() => {
      const stored = JSON.parse(readFileSync(file, 'utf8')) as Record<string, { profile: string }[]>;
      assert.deepEqual(stored['glacier.connections']?.map(({ profile }) => profile).sort(), profiles);
      return Promise.resolve();
    });
  }
});
