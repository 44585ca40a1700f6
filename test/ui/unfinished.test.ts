import assert from 'node:assert/strict';
import { MiB } from '../../src/core/text/bytes.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { waitFor } from '../host/waitFor.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { connectionTo } from './environment.ts';
import * as ui from './window.ts';

describe('uploads in all vaults', () => {
  let emulator: Emulator;
  let window: Workbench;
  let requests = 0;
  /** Of uploads. */
  let lists = 0;
  const day = 86_400_000;

  before(async () => {
    emulator = await startEmulator({
      onRequest: ({ operation }) => {
        requests++;
        if (operation === 'ListMultipartUploads') lists++;
      },
    });
    for (let vault = 1; vault <= 40; vault++)
      emulator.seedVault({ name: `v-${String(vault).padStart(2, '0')}` });
    for (const [name, description, days] of [
      ['v-03', 'photos.tar', 3],
      ['v-20', 'mail.mbox', 1],
      ['v-40', 'old.tar', 400],
    ] as const) {
      const created = Date.now() - days * day;
      emulator.seedUpload(name, { description, partSize: MiB, parts: [], created });
    }
    const { env, settings } = connectionTo(emulator);
    window = await openWorkbench({ env, settings });
    await ui.openView(window.page);
    await ui.useEndpoint(window.page);
    await ui.row(window.page, 'v-01').waitFor();
  });

  after(async () => {
    await window.close();
    await emulator.stop();
  });

  const pick = () => window.page.locator('.quick-input-widget');
  const rows = () => pick().locator('.quick-input-list .monaco-list-row');
  const status = (text: string) => pick().getByPlaceholder(text);
  const button = (name: string) => pick().getByRole('button', { name });

  it('are shown as they are found, whatever one vault says, and lead to their parts', async () => {
    const { page } = window;
    const denied = { kind: 'error', status: 403, code: 'AccessDeniedException', message: 'No' } as const;
    const refusal = emulator.inject({
      operation: 'ListMultipartUploads',
      fault: denied,
      times: Number.POSITIVE_INFINITY,
      match: ({ path }) => path.includes('v-03'),
    });
    const held = emulator.inject({
      operation: 'ListMultipartUploads',
      fault: { kind: 'hold' },
      match: ({ path }) => path.includes('v-20'),
    });
    const before = requests;
    await ui.runCommandUntil(page, 'Glacier: Show Unfinished Uploads', ui.option(page, 'old.tar'));
    await held.struck;
    await status('Looking through vaults: 38 of 40 vaults, 1 upload found, 44 requests').waitFor();
    await rows().getByText('Access denied').waitFor();
    await ui.picture(page, 'unfinished-running');
    await button('Stop').click();
    await button('Go On').waitFor();
    held.release();
    await ui.option(page, 'mail.mbox').waitFor();
    const partly = 'Not all vaults were looked through: 39 of 40 vaults, 2 uploads found, 44 requests';
    await status(partly).waitFor();
    assert.equal(requests - before, 44);

    refusal.dispose();
    await button('Go On').click();
    await status('Select an upload to list its parts: 40 vaults, 3 uploads found, 45 requests').waitFor();
    const names = (await rows().allInnerTexts()).map((text) => /^[a-z.]+/.exec(text.trim())?.[0]);
    assert.deepEqual(names, ['mail.mbox', 'photos.tar', 'old.tar'], 'the newest first');
    await ui.picture(page, 'unfinished');
    await page.keyboard.type('photos');
    await ui.option(page, 'photos.tar').and(page.locator('.focused')).waitFor();
    await page.keyboard.press('Enter');
    await ui.panel(page).getByRole('heading', { name: 'photos.tar' }).waitFor();
  });

  it('are looked for no more once the pick is closed', async () => {
    const { page } = window;
    let asked = 0;
    const stalled = emulator.inject({
      operation: 'ListMultipartUploads',
      // It ends when the window gives up, and not before.
      fault: { kind: 'stall' },
      times: Number.POSITIVE_INFINITY,
      match: () => {
        asked++;
        return true;
      },
    });
    const before = lists;
    await ui.runCommandUntil(page, 'Glacier: Show Unfinished Uploads', status('Looking through vaults'));
    await stalled.struck;
    await page.keyboard.press('Escape');
    await pick().waitFor({ state: 'hidden' });
    await waitFor('an end of all requests', () => lists - before === asked || undefined);
    assert.ok(asked <= 6, `${asked} requests`);
    stalled.dispose();
    // A request that is sent after all would come before that of a row.
    await ui.expand(page, 'v-01');
    await ui.row(page, 'No uploads in progress').waitFor();
    assert.equal(lists - before, asked + 1);
  });
});
