import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { MiB } from '../../src/core/text/bytes.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { makeTempFolder, removeTempFolder } from '../host/tempFolder.ts';
import { waitFor } from '../host/waitFor.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { connectionTo } from './environment.ts';
import * as ui from './window.ts';

const day = 86_400_000;

/*
 * The uploads panel in a real window: from all vaults to what is left of them, with keys only.
 */

describe('uploads in all vaults', () => {
  let emulator: Emulator;
  let window: Workbench;
  /** Of uploads. */
  let lists = 0;
  let requests = 0;
  const folder = makeTempFolder();

  before(async () => {
    emulator = await startEmulator({
      onRequest: ({ operation }) => {
        requests++;
        if (operation === 'ListMultipartUploads') lists++;
      },
    });
    for (let vault = 1; vault <= 40; vault++)
      emulator.seedVault({ name: `v-${String(vault).padStart(2, '0')}` });
    for (const [name, description, days, parts] of [
      ['v-03', 'photos.tar', 3, 2],
      ['v-20', 'mail.mbox', 0.3, 1],
      ['v-31', 'one.tar', 8, 3],
      ['v-31', 'two.tar', 9, 1],
      ['v-40', 'old.tar', 400, 0],
    ] as const)
      emulator.seedUpload(name, {
        description,
        partSize: MiB,
        parts: Array.from({ length: parts }, (_, at) => ({ start: at * MiB, end: (at + 1) * MiB - 1 })),
        created: Date.now() - days * day,
        lastActivity: Date.now(),
      });
    const { env, settings } = connectionTo(emulator);
    window = await openWorkbench({ env, settings, height: 900 });
    await ui.openView(window.page);
    await ui.useEndpoint(window.page);
    await ui.row(window.page, 'v-01').waitFor();
  });

  after(async () => {
    await window.close();
    await emulator.stop();
    await removeTempFolder(folder);
  });

  const panel = () => ui.panel(window.page);
  const status = (text: string) => panel().locator('.count', { hasText: text }).waitFor();
  const names = async () =>
    (await panel().locator('.body .row > .name').allInnerTexts()).map((text) => text.trim());
  const dialog = () => window.page.getByRole('dialog');
  /** Tabs to a button of the panel, and presses it. */
  const pressButton = async (name: string) => {
    const button = panel().getByRole('button', { name, exact: true });
    await waitFor('the button to have the focus', async () => {
      if (await button.evaluate((each) => each.matches(':focus, :focus-within'))) return true;
      await window.page.keyboard.press('Tab');
      return undefined;
    });
    await window.page.keyboard.press('Enter');
  };

  it('are found, whatever one vault says, and asked for no more once that is canceled', async () => {
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
    await ui.runCommandUntil(
      page,
      'Glacier: Show Unfinished Uploads',
      panel().getByRole('heading', { name: 'Unfinished uploads' }),
    );
    await held.struck;
    await status('Looking through vaults: 38 of 40 vaults, 3 uploads found, 44 requests');
    await panel().locator('.problem-row', { hasText: 'Access denied' }).getByText('v-03').waitFor();
    await ui.picture(page, 'unfinished-running');
    await pressButton('Cancel');
    held.release();
    await status('Not all vaults were looked through: 39 of 40 vaults, 4 uploads found, 44 requests');
    assert.equal(requests - before, 44);
    refusal.dispose();
    await pressButton('Go On');
    await status('40 vaults, 5 uploads found, 45 requests');
    assert.deepEqual(await names(), ['mail.mbox', 'photos.tar', 'one.tar', 'two.tar', 'old.tar']);
    await ui.picture(page, 'unfinished');
    // Four of them are older than a day.
    await page.getByRole('tab', { name: /Glacier.*4 unfinished uploads may expire at any time/ }).waitFor();
  });

  it('are filtered by age, counted, and opened', async () => {
    const { page } = window;
    await page.keyboard.press('Control+f');
    await panel().locator('.filter:focus').waitFor();
    await page.keyboard.type('older than 7 days');
    await waitFor('the filter', async () => (await names()).length === 3 || undefined);
    assert.deepEqual(await names(), ['one.tar', 'two.tar', 'old.tar']);
    await pressButton('Count Parts…');
    await dialog().getByText('Count the parts of 3 uploads?').waitFor();
    await dialog().getByText('This takes 3 to 600 requests').waitFor();
    await page.keyboard.press('Enter');
    await panel().locator('.upload-row', { hasText: 'one.tar' }).getByText('3 MiB').waitFor();
    await panel().locator('.upload-row', { hasText: 'old.tar' }).getByText('0 B').waitFor();
    await ui.picture(page, 'unfinished-counted');
  });

  it('are aborted, three at a time, and what was not says so', async () => {
    const { page } = window;
    const denied = emulator.inject({
      operation: 'AbortMultipartUpload',
      fault: {
        kind: 'error',
        status: 403,
        code: 'AccessDeniedException',
        message: 'User: x is not authorized to perform: glacier:AbortMultipartUpload on resource: y',
      },
      match: ({ path }) => path.includes('v-40'),
    });
    // To the editor, as everywhere in VS Code, wherever the question has left the focus.
    await page.keyboard.press('Control+1');
    await panel().locator(':focus').first().waitFor();
    await page.keyboard.press('Control+f');
    await panel().locator('.filter:focus').waitFor();
    await page.keyboard.press('Enter');
    await panel().locator('[role="gridcell"]:focus').waitFor();
    await page.keyboard.press('Control+a');
    await panel().getByText('3 uploads selected').waitFor();
    await pressButton('Abort…');
    await dialog().getByText('Abort 3 uploads?').waitFor();
    await dialog().getByText('“one.tar” in v-31').waitFor();
    await ui.picture(page, 'unfinished-abort');
    await page.keyboard.press('Enter');
    await denied.struck;
    await panel()
      .locator('.upload-row', { hasText: 'old.tar' })
      .getByText(/Not aborted: .*abort/)
      .waitFor();
    for (const name of ['one.tar', 'two.tar'])
      await panel().locator('.upload-row', { hasText: name }).getByText('Aborted').waitFor();
    await ui.waitForMessage(page, /Aborted 2 of 3 uploads\. Not aborted: “old\.tar”/);
    await page.keyboard.press('Escape');
    await ui.picture(page, 'unfinished-aborted');
    await page.getByRole('tab', { name: /Glacier.*2 unfinished uploads may expire at any time/ }).waitFor();
  });

  it('are exported, and still there when the window is loaded anew', async () => {
    const { page } = window;
    const target = join(folder, 'uploads.csv');
    await page.keyboard.press('Control+1');
    await pressButton('Export…');
    await ui.answerDialog(page, target);
    const lines = await waitFor('the file', () => {
      const text = readFileSync(target, { encoding: 'utf8', flag: 'a+' });
      return text.endsWith('\r\n') ? text.trimEnd().split('\r\n') : undefined;
    });
    assert.equal(lines.length, 4);
    assert.match(lines[1] ?? '', /,one\.tar,.*,3,3145728,0,0,.*,Aborted$/);

    const before = lists;
    await ui.reloadWindow(page);
    const found = panel().locator('.count', { hasText: '40 vaults, 5 uploads found, 45 requests' });
    await found.waitFor({ timeout: ui.windowLoads });
    assert.equal(await panel().getByRole('textbox', { name: 'Filter' }).inputValue(), 'older than 7 days');
    assert.deepEqual(await names(), ['one.tar', 'two.tar', 'old.tar']);
    await panel().locator('.upload-row', { hasText: 'one.tar' }).getByText('3 MiB').waitFor();
    await panel().getByText('As of').waitFor();
    assert.equal(lists, before, 'and nothing was asked for');
    await ui.picture(page, 'unfinished-restored');
  });

  it('lead to their parts and to their rows in the tree', async () => {
    const { page } = window;
    await page.keyboard.press('Control+1');
    await panel().locator('[role="gridcell"]:focus').waitFor();
    await page.keyboard.press('Control+f');
    await panel().locator('.filter:focus').waitFor();
    await page.keyboard.press('Control+a');
    await page.keyboard.type('photos');
    await page.keyboard.press('Enter');
    await panel().locator('[role="gridcell"]:focus').waitFor();
    await page.keyboard.press('Enter');
    await panel().getByRole('dialog', { name: 'photos.tar' }).waitFor();
    await ui.picture(page, 'unfinished-detail');
    await pressButton('Reveal in Vaults');
    const row = ui.tree(page).getByRole('treeitem', { name: /photos\.tar/ });
    await row.and(page.locator('[aria-selected="true"]')).waitFor();
    // The tree takes the focus once the row is there.
    await waitFor(
      'the focus',
      async () => (await ui.tree(page).evaluate((each) => each.matches(':focus-within'))) || undefined,
    );
    await page.keyboard.press('Control+1');
    await panel().locator('[role="gridcell"]:focus').waitFor();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Open Parts' }).waitFor();
    await ui.picture(page, 'unfinished-menu');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await panel().getByRole('heading', { name: 'photos.tar' }).waitFor();
  });

  it('are looked for no more once the panel is closed', async () => {
    const { page } = window;
    await window.control.runCommand('workbench.action.closeAllEditors');
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
    await ui.runCommandUntil(
      page,
      'Glacier: Show Unfinished Uploads',
      panel().locator('.count', { hasText: 'Looking through vaults' }),
    );
    await stalled.struck;
    await page.keyboard.press('Control+w');
    await waitFor('an end of all requests', () => lists - before === asked || undefined);
    assert.ok(asked <= 6, `${asked} requests`);
    stalled.dispose();
  });
});
