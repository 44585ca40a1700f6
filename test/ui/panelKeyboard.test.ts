import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { FrameLocator } from 'playwright-core';
import { quietSettings } from '../host/settings.ts';
import { waitFor } from '../host/waitFor.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { type RecordedSample, startRecordedSample } from './recorder.ts';
import * as ui from './window.ts';

/*
 * The table of parts in a real window, with the keyboard alone: what VS Code does with keys before and after the page
 * has had them is seen only here.
 */

describe('the parts panel by keyboard', function () {
  this.timeout(120_000);
  let sample: RecordedSample;
  let window: Workbench;

  before(async () => {
    sample = await startRecordedSample();
    window = await openWorkbench({ settings: sample.settings, env: sample.env });
  });
  after(async () => {
    await window.close();
    await sample.emulator.stop();
  });
  afterEach(async function () {
    if (this.currentTest?.state === 'failed')
      await ui.picture(window.page, `failed: ${this.currentTest.title}`);
  });

  /** What the cell with the focus says, and its row. */
  const focused = (panel: FrameLocator) =>
    panel.locator('body').evaluate(() => {
      const cell = document.activeElement;
      return `${cell?.parentElement?.ariaRowIndex}: ${cell?.ariaLabel ?? cell?.textContent}`;
    });

  it('opens, goes to a gap, selects ten rows and copies them', async () => {
    const { page } = window;
    const { keyboard } = page;
    await ui.openView(page);
    await ui.useEndpoint(page);
    await ui.row(page, 'damaged-uploads').waitFor();
    await ui.runCommand(page, 'List Glacier Parts');
    for (const name of ['damaged-uploads', 'gap after part 3']) {
      await page
        .getByRole('option', { name: new RegExp(name) })
        .first()
        .waitFor();
      await keyboard.type(name);
      await keyboard.press('Enter');
    }
    const panel = ui.panel(page);
    await panel.getByText('all loaded').first().waitFor();
    // To the editor, as everywhere in VS Code; nothing in the panel has been clicked.
    await keyboard.press('Control+1');
    await ui.picture(page, 'panel-focused');
    await keyboard.press('Control+g');
    await keyboard.type('12 MiB');
    await keyboard.press('Enter');
    assert.equal(await focused(panel), '5: Gap');
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
    const { page } = window;
    const panel = ui.panel(page);
    await page.keyboard.press('Control+a');
    await panel.getByText('13 rows selected').first().waitFor();
    assert.equal(await panel.locator('body').evaluate(() => String(getSelection())), '');
    await page.keyboard.press('Control+f');
    await page.keyboard.type('missing');
    await panel.getByText('2 matches in 11 parts').first().waitFor();
    await ui.picture(page, 'panel-filtered');
    await page.keyboard.press('Escape');
    await panel.getByText('2 matches').first().waitFor({ state: 'hidden' });
  });

  it('copies the selected rows from its context menu', async () => {
    const { page } = window;
    const panel = ui.panel(page);
    await panel.locator('[role="row"] .number').getByText('2', { exact: true }).click();
    for (const [entry, copied] of [
      ['Copy Tree Hashes', /^[0-9a-f]{64}$/],
      ['Copy Rows as JSON', /"partNumber": 2,/],
      ['Copy Rows', /^2\t4194304\t8388607\t/],
    ] as const) {
      await page.keyboard.press('Shift+F10');
      const item = page.getByRole('menuitem', { name: entry, exact: true });
      await item.hover();
      await page.keyboard.press('Enter');
      await item.waitFor({ state: 'hidden' });
      await panel.locator('[role="gridcell"]:focus').waitFor();
      await waitFor(entry, async () => copied.test(await ui.clipboard(page)) || undefined);
    }
  });

  it('exports all parts to a file', async () => {
    const { page } = window;
    const file = join(window.host.dataDir, 'exported.json');
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

  it('is there again after the window is loaded anew, as it was', async () => {
    const { page } = window;
    const panel = ui.panel(page);
    await panel.getByRole('columnheader', { name: /Size/ }).click();
    await panel.locator('[aria-sort="ascending"]').getByText('Size').waitFor();
    const before = sample.requests.length;
    await ui.runCommand(page, 'Developer: Reload Window');
    await panel.getByText('all loaded').first().waitFor();
    await panel.getByRole('heading', { name: 'gap after part 3' }).waitFor();
    await panel.locator('[aria-sort="ascending"]').getByText('Size').waitFor();
    assert.deepEqual(
      sample.requests
        .slice(before)
        .map(({ operation }) => operation)
        .filter((each) => each === 'ListParts'),
      ['ListParts'],
    );
    await ui.picture(page, 'panel-restored');
  });

  it('says so where its connection is gone, and goes on when that is back', async () => {
    const { page, host } = window;
    await host.changeSettings({ ...quietSettings, 'glacier.connections': [] });
    await window.reload();
    const panel = ui.panel(page);
    await panel.getByText('The connection of this panel is no longer there.').first().waitFor();
    await ui.picture(page, 'panel-without-connection');
    await host.changeSettings({ ...quietSettings, ...sample.settings });
    await window.reload();
    await panel.getByText('all loaded').first().waitFor();
  });

  it('shows what is loaded as a read-only document', async () => {
    const { page } = window;
    await ui.panel(page).getByRole('button', { name: 'Open as Text' }).click();
    await page.getByRole('tab', { name: /Parts of .*\.json/ }).waitFor();
    await page.getByText('"complete"').waitFor();
    await ui.picture(page, 'panel-as-text');
  });
});
