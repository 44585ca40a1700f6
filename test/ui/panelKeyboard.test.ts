import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { quietSettings } from '../host/settings.ts';
import { waitFor } from '../host/waitFor.ts';
import { openRecordedWindow, type RecordedWindow } from './recorder.ts';
import * as ui from './window.ts';

/*
 * The table of parts in a real window, with the keyboard alone: what VS Code does with keys before and after the page
 * has had them is seen only here.
 */

const { windowLoads } = ui;

describe('the parts panel by keyboard', () => {
  let opened: RecordedWindow;

  before(async () => {
    opened = await openRecordedWindow();
  });
  after(() => opened.close());

  /** Waits until keys go to the page, and to this: a cell as `row: text`, or another element by its text. */
  const focusIsOn = async (expected: string) => {
    const panel = ui.panel(opened.window.page);
    const focused = () =>
      panel.locator('body').evaluate(() => {
        const { activeElement: element } = document;
        if (!document.hasFocus() || !element) return 'not in the page';
        const row = element.closest('[role="row"]');
        const text = element.ariaLabel ?? element.textContent.trim();
        return row ? `${row.ariaRowIndex}: ${text}` : text;
      });
    let last = '';
    await waitFor('the focus', async () => (last = await focused()) === expected || undefined, {
      timeout: 5000,
    }).catch(() => assert.equal(last, expected));
  };

  /** Presses a key, which is to lead from a cell of the table to another. */
  const keysMove = async (key: string, to: string) => {
    await ui.panel(opened.window.page).locator('[role="gridcell"]:focus').waitFor({ timeout: 5000 });
    await opened.window.page.keyboard.press(key);
    await focusIsOn(to);
  };

  it('opens, goes to a gap, selects ten rows and copies them', async () => {
    const { page } = opened.window;
    const { keyboard } = page;
    await ui.openView(page);
    await ui.useEndpoint(page);
    await ui.row(page, 'damaged-uploads').waitFor();
    const [vault, upload] = ['damaged-uploads', 'gap after part 3'] as const;
    await ui.runCommandUntil(page, 'List Glacier Parts', ui.option(page, vault));
    for (const name of [vault, upload]) {
      await ui.option(page, name).waitFor();
      await keyboard.type(name);
      await keyboard.press('Enter');
    }
    const panel = ui.panel(page);
    await panel.getByText('all loaded').first().waitFor();
    // To the editor, as everywhere in VS Code; nothing in the panel has been clicked.
    await keyboard.press('Control+1');
    await keysMove('ArrowDown', '3: 2');
    await ui.picture(page, 'panel-focused');
    await keyboard.press('Control+g');
    await panel.locator('.go-to:focus').waitFor();
    await keyboard.type('12 MiB');
    await keyboard.press('Enter');
    await focusIsOn('5: Gap');
    for (let row = 1; row < 10; row++) await keyboard.press('Shift+ArrowDown');
    await panel.getByText('10 rows selected').first().waitFor();
    await keyboard.press('Control+c');
    await page.getByText('Copied 10 rows').first().waitFor();
    const lines = (await ui.clipboard(page)).split('\n').map((line) => line.split('\t'));
    const shown = await panel.locator('[aria-selected="true"]').evaluateAll((rows) =>
      rows.map((row) => {
        const cell = (name: string) => row.querySelector(`.${name}`);
        return [
          cell('number')?.textContent,
          ...(cell('range')?.textContent?.split(' – ') ?? []),
          cell('hash')?.ariaLabel,
        ];
      }),
    );
    assert.equal(lines.length, 10);
    assert.deepEqual(
      lines.map(([part, start, end, , hash]) => [part || 'Gap', start, end, hash || 'none']),
      shown,
    );
  });

  it('takes Ctrl+A and Ctrl+F for itself', async () => {
    const { page } = opened.window;
    const panel = ui.panel(page);
    await page.keyboard.press('Control+a');
    await panel.getByText('13 rows selected').first().waitFor();
    assert.equal(await panel.locator('body').evaluate(() => String(getSelection())), '');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('missing');
    await panel.getByText('2 rows found in 11 parts').first().waitFor();
    await ui.picture(page, 'panel-filtered');
    await page.keyboard.press('Escape');
    await panel.getByText('2 rows found in 11 parts').first().waitFor({ state: 'hidden' });
  });

  it('copies the selected rows from its context menu, and keeps the focus', async () => {
    const { page } = opened.window;
    const panel = ui.panel(page);
    const openMenu = async (entry: string) => {
      await page.keyboard.press('Shift+F10');
      const item = page.getByRole('menuitem', { name: entry, exact: true });
      await item.hover();
      return item;
    };
    await panel.locator('[role="row"] .number').getByText('2', { exact: true }).click();
    await focusIsOn('3: 2');
    for (const [entry, copied] of [
      ['Copy Tree Hashes', /^[0-9a-f]{64}$/],
      ['Copy Rows as JSON', /"partNumber": 2,/],
      ['Copy Rows', /^2\t4194304\t8388607\t/],
      ['Copy Cell', /^2$/],
    ] as const) {
      const item = await openMenu(entry);
      await page.keyboard.press('Enter');
      await item.waitFor({ state: 'hidden' });
      await waitFor(entry, async () => copied.test(await ui.clipboard(page)) || undefined);
      await keysMove('ArrowDown', '4: 3');
      await keysMove('ArrowUp', '3: 2');
    }
    // VS Code loses a webview that it sees without the focus and without this mark of an open menu, even for a moment.
    const body = panel.locator('body');
    await body.evaluate(({ classList, dataset }) =>
      window.addEventListener(
        'blur',
        () => (dataset['atBlur'] = String(classList.contains('vscode-context-menu-visible'))),
        { once: true },
      ),
    );
    const item = await openMenu('Copy Rows');
    assert.equal(await body.getAttribute('data-at-blur'), 'true');
    await page.keyboard.press('Escape');
    await item.waitFor({ state: 'hidden' });
    await keysMove('ArrowDown', '4: 3');
    const clicked = await openMenu('Copy Cell');
    await waitFor('the menu to take the click, as VS Code takes none in its first 100 ms', async () => {
      await clicked.click({ timeout: 2000 }).catch(() => {});
      return clicked.waitFor({ state: 'hidden', timeout: 2000 }).then(
        () => true,
        () => undefined,
      );
    });
    await keysMove('ArrowUp', '3: 2');
  });

  it('keeps the focus through dialogs and messages of VS Code', async () => {
    const { page } = opened.window;
    const quickInput = page.locator('.quick-input-widget:visible');
    await page.keyboard.press('F1');
    await quickInput.waitFor();
    await page.keyboard.press('Escape');
    await keysMove('ArrowDown', '4: 3');
    // A row that is shown whole.
    await page.keyboard.press('Enter');
    const panel = ui.panel(page);
    await panel.getByRole('dialog').waitFor();
    await page.keyboard.press('Escape');
    await keysMove('ArrowUp', '3: 2');
    // The list of messages, which VS Code opens by this command.
    await ui.runCommand(page, 'Notifications: Show Notifications');
    await page.locator('.notifications-center').waitFor();
    await page.keyboard.press('Escape');
    await keysMove('ArrowDown', '4: 3');
    // A dialog that was opened by a button leads back to the button.
    await panel.getByRole('button', { name: 'Export' }).focus();
    await page.keyboard.press('Enter');
    await quickInput.getByRole('option').first().waitFor();
    await page.keyboard.press('Escape');
    await quickInput.waitFor({ state: 'hidden' });
    await focusIsOn('Export Parts…');
    // To the tree and back.
    await panel.locator('[role="row"] .number').getByText('2', { exact: true }).click();
    await page.keyboard.press('Control+0');
    await page.getByRole('tree', { name: 'Vaults' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Control+1');
    await keysMove('ArrowDown', '4: 3');
  });

  it('exports all parts to a file', async () => {
    const { page } = opened.window;
    const file = join(opened.window.host.dataDir, 'exported.json');
    await ui.panel(page).getByRole('button', { name: 'Export' }).click();
    await ui.answerDialog(page, file);
    const written = await waitFor('the file', () => {
      const text = existsSync(file) ? readFileSync(file, 'utf8') : '';
      return text.endsWith('}\n') || text.endsWith('}') ? text : undefined;
    });
    const { complete, parts } = JSON.parse(written) as { complete: boolean; parts: unknown };
    assert.equal(complete, true);
    assert.equal(parts, 11);
  });

  it('is restored after the window is reloaded', async () => {
    const { page } = opened.window;
    const panel = ui.panel(page);
    await panel.getByRole('columnheader', { name: /Size/ }).click();
    await panel.locator('[aria-sort="ascending"]').getByText('Size').waitFor();
    const before = opened.sample.requests.length;
    await ui.reloadWindow(page);
    await panel.getByText('all loaded').first().waitFor({ timeout: windowLoads });
    await panel.getByRole('heading', { name: 'gap after part 3' }).waitFor();
    await panel.locator('[aria-sort="ascending"]').getByText('Size').waitFor();
    assert.deepEqual(
      opened.sample.requests
        .slice(before)
        .map(({ operation }) => operation)
        .filter((each) => each === 'ListParts'),
      ['ListParts'],
    );
    await ui.picture(page, 'panel-restored');
  });

  it('says so where its connection is gone, and goes on when that is back', async () => {
    const { page, host } = opened.window;
    await host.changeSettings({ ...quietSettings, 'glacier.connections': [] });
    await opened.window.reload();
    const panel = ui.panel(page);
    await panel.getByText("This panel's connection was removed.").first().waitFor({ timeout: windowLoads });
    await ui.picture(page, 'panel-without-connection');
    await host.changeSettings({ ...quietSettings, ...opened.sample.settings });
    await opened.window.reload();
    await panel.getByText('all loaded').first().waitFor({ timeout: windowLoads });
  });

  it('shows what is loaded as a read-only document, one for an upload however often it is asked for', async () => {
    const { page } = opened.window;
    const button = ui.panel(page).getByRole('button', { name: 'Open as Text' });
    const document = page.getByRole('tab', { name: /Parts of .*\.json/ });
    for (let time = 0; time < 3; time++) {
      await page.getByRole('tab', { name: /^gap after part 3/ }).click();
      await button.click();
      await page.getByText('"complete"').waitFor();
    }
    assert.equal(await document.count(), 1);
    await ui.picture(page, 'panel-as-text');
  });
});
