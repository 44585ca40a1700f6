import assert from 'node:assert/strict';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { partRows } from '../../src/core/parts/partRows.ts';
import { rowsToTsv } from '../../src/core/parts/rowRecords.ts';
import { usePanelPages } from './panelPages.ts';
import { faultyParts, part, parts, partSize } from './uploads.ts';

/** The cell that has the focus: `7 hash`, with its number for screen readers as everywhere counted with the headings. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const cell = document.activeElement;
    const row = cell?.closest('[role="row"]');
    return row && cell ? `${row.ariaRowIndex} ${cell.className}` : (cell?.tagName ?? '');
  });
const nameOfFocused = (page: Page) => page.evaluate(() => document.activeElement?.ariaLabel ?? '');
const isInView = (page: Page) =>
  page.evaluate(() => {
    const [cell, grid] = [document.activeElement, document.querySelector('.grid')];
    if (!cell || !grid) return false;
    const [inner, outer] = [cell.getBoundingClientRect(), grid.getBoundingClientRect()];
    return inner.top >= outer.top && inner.bottom <= outer.bottom + 1;
  });
const field = (page: Page, name: string) => page.getByRole('textbox', { name });

describe('the table of parts, by keyboard', () => {
  const show = usePanelPages();
  const press = async (page: Page, ...keys: string[]) => {
    for (const key of keys) await page.keyboard.press(key);
  };

  async function showAll(count = 10_000): Promise<Awaited<ReturnType<typeof show>>> {
    const open = await show({ service: { all: parts(count) }, loaded: true });
    await open.page.locator('.count', { hasText: 'all loaded' }).waitFor();
    return open;
  }

  it('is one stop of Tab, and goes where the keys of a grid go', async () => {
    const { page } = await showAll();
    await page.getByRole('button', { name: 'Refresh' }).focus();
    await press(page, 'Tab');
    assert.equal(await focused(page), '2 number');
    for (const [key, cell] of [
      ['ArrowDown', '3 number'],
      ['End', '3 status'],
      ['ArrowLeft', '3 hash'],
      ['Home', '3 number'],
      ['Control+End', '10001 status'],
      ['ArrowDown', '10001 status'],
      ['Control+Home', '2 number'],
      ['ArrowRight', '2 range'],
      ['ArrowUp', '1 range'],
      ['ArrowDown', '2 range'],
    ] as const) {
      await press(page, key);
      assert.equal(await focused(page), cell, key);
      assert.equal(await isInView(page), true, `${key}: in view`);
    }
    assert.equal(await page.locator('.grid [tabindex="0"]').count(), 1);
    await press(page, 'PageDown');
    const down = Number((await focused(page)).split(' ')[0]);
    assert.ok(down > 8 && down < 40, `a page further: ${down}`);
    await press(page, 'PageUp');
    assert.equal(await focused(page), '2 range');
    await press(page, 'Shift+Tab');
    assert.equal(await page.evaluate(() => document.activeElement?.textContent?.trim()), 'Refresh');
  });

  it('keeps the focus where it was while it is scrolled away and back', async () => {
    const { page } = await showAll();
    await page.getByRole('gridcell', { name: part(2).treeHash }).focus();
    const grid = page.getByRole('grid');
    await grid.evaluate((element) => element.scrollTo({ top: 100_000 }));
    await page
      .getByRole('row')
      .filter({ hasText: part(4_010).treeHash })
      .waitFor();
    assert.equal(await focused(page), '4 hash');
    assert.equal(await nameOfFocused(page), part(2).treeHash);
    assert.ok((await page.getByRole('row').count()) <= 60);
    await press(page, 'ArrowDown');
    assert.equal(await focused(page), '5 hash');
    assert.equal(await isInView(page), true);
  });

  it('keeps the focus on its cell through loading, sorting, filtering and a refresh', async () => {
    const { page, list } = await show({ service: { all: parts(200) } });
    const seventh = page.getByRole('gridcell', { name: part(6).treeHash });
    await seventh.focus();
    const hasFocus = async (when: string) => {
      assert.equal(await nameOfFocused(page), part(6).treeHash, when);
      assert.equal(await page.evaluate(() => document.activeElement?.role), 'gridcell', when);
    };
    await list.pager.more();
    await page.locator('.count', { hasText: '100 loaded, more available' }).waitFor();
    await hasFocus('loading');
    // The headings are reached from the table, and a key on them sorts; the cell is found again where it is now.
    await press(page, 'Control+Home', 'ArrowUp', 'End', 'ArrowLeft', 'Enter');
    await page.locator('[role="columnheader"][aria-sort="ascending"]').waitFor();
    assert.equal(await focused(page), '1 hash');
    await seventh.focus();
    const sorted = parts(100)
      .map(({ treeHash }) => treeHash)
      .toSorted();
    assert.equal(await focused(page), `${sorted.indexOf(part(6).treeHash) + 2} hash`);
    await list.pager.more();
    await page.locator('.count', { hasText: '150 loaded, more available' }).waitFor();
    await hasFocus('loading while sorted');
    await list.pager.refresh();
    await page.waitForFunction(
      () => document.querySelector('.count')?.textContent === '150 loaded, more available',
    );
    await hasFocus('a refresh');
  });

  it('selects ten rows and copies them as a spreadsheet takes them', async () => {
    const all = parts(60).filter((_, index) => index !== 4);
    const { page, copied } = await show({ service: { all }, loaded: true });
    await page.locator('.count', { hasText: 'all loaded' }).waitFor();
    await press(page, 'Control+g');
    await field(page, 'Go to part or offset').fill('5');
    await press(page, 'Enter');
    assert.equal(await focused(page), '6 number', 'the gap where part 5 would be');
    for (let row = 1; row < 10; row++) await press(page, 'Shift+ArrowDown');
    await page.locator('.selected', { hasText: '10 rows selected' }).waitFor();
    await press(page, 'Control+c');
    await page.locator('.notice', { hasText: 'Copied 10 rows' }).waitFor();
    const rows = partRows(all, partSize, { expected: 0, more: false });
    assert.equal(copied[0], rowsToTsv(rows.slice(4, 14)));
    await press(page, 'Space');
    await page.locator('.selected', { hasText: '9 rows selected' }).waitFor();
    await press(page, 'Control+a');
    await page.locator('.selected', { hasText: '60 rows selected' }).waitFor();
    await press(page, 'Control+c');
    await page.locator('.notice', { hasText: 'Copied 60 rows' }).waitFor();
    assert.equal(copied[1], rowsToTsv(rows));
    await press(page, 'Escape', 'End', 'ArrowLeft', 'Control+c');
    await page.locator('.notice', { hasText: 'Copied cell' }).waitFor();
    assert.equal(copied[2], part(13).treeHash, 'with nothing selected it is the cell');
  });

  it('filters, and says of what, with Load All beside it', async () => {
    const { page } = await show({ service: { all: parts(600) } });
    await page.locator('.count', { hasText: '50 loaded' }).waitFor();
    await page.getByRole('gridcell', { name: '3', exact: true }).focus();
    await press(page, 'Control+f');
    await page.keyboard.type('512');
    await page.locator('.arrangement', { hasText: 'nothing found in 50 loaded parts' }).waitFor();
    await page.getByRole('button', { name: 'Load All' }).click();
    await page.locator('.arrangement', { hasText: '1 row found in 600 parts' }).waitFor();
    assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '2');
    await press(page, 'Control+f', 'Enter');
    assert.equal(await focused(page), '2 number');
    await press(page, 'Escape');
    assert.equal(await field(page, 'Filter').inputValue(), '');
    assert.equal(await focused(page), '513 number', 'the row that was found stays at hand');
    assert.equal(await isInView(page), true);
  });

  it('has the focus as soon as there is something to move in, and Caps Lock changes no key', async () => {
    const { page } = await showAll(20);
    await page.locator('[role="gridcell"]:focus').waitFor();
    await press(page, 'ArrowDown');
    assert.equal(await focused(page), '3 number');
    await press(page, 'Control+G');
    await page.locator('.go-to:focus').waitFor();
    await press(page, 'Control+F');
    await page.locator('.filter:focus').waitFor();
  });

  it('goes to a byte by its offset, or says why it cannot', async () => {
    const { page } = await showAll(1000);
    await press(page, 'Control+g');
    await page.keyboard.type('12.5 GiB');
    await press(page, 'Enter');
    assert.equal(await focused(page), '802 number');
    assert.equal(await isInView(page), true);
    await press(page, 'Control+g');
    await page.keyboard.press('Control+a');
    await page.keyboard.type('1 TiB');
    await press(page, 'Enter');
    await page.locator('.notice', { hasText: 'The upload ends at 15.6 GiB.' }).waitFor();
  });

  it('says why it cannot go to a place, until the next thing that one does', async () => {
    const { page } = await showAll(20);
    const nowhere = page.locator('.notice', { hasText: 'The last part is 20.' });
    const goTo = field(page, 'Go to');
    const next: [what: string, act: () => Promise<void>][] = [
      ['filtering', () => field(page, 'Filter').fill('7')],
      ['sorting', () => page.getByRole('columnheader', { name: 'Size' }).click()],
      ['selecting a row', () => page.getByRole('gridcell', { name: '7', exact: true }).click()],
      ['going elsewhere', () => goTo.fill('7').then(() => press(page, 'Enter'))],
      ['reading again', () => page.getByRole('button', { name: 'Refresh' }).click()],
    ];
    for (const [what, act] of next) {
      await goTo.fill('999');
      await press(page, 'Enter');
      await nowhere.waitFor();
      await act();
      assert.equal(await page.locator('.notice').innerText(), '', `after ${what}`);
    }
  });

  it('shows a row whole, and comes back to it', async () => {
    const { page, copied } = await showAll(20);
    await page.getByRole('gridcell', { name: '7', exact: true }).focus();
    await press(page, 'Enter');
    const dialog = page.getByRole('dialog', { name: 'Part 7' });
    await dialog.getByText(part(6).treeHash).waitFor();
    await page.evaluate(axe.source);
    const results = await page.evaluate<AxeResults>('axe.run()');
    assert.deepEqual(
      results.violations.map(({ id }) => id),
      [],
    );
    await dialog.getByRole('button', { name: 'Copy Tree Hash' }).click();
    await press(page, 'Escape');
    await dialog.waitFor({ state: 'hidden' });
    assert.equal(await focused(page), '8 number');
    assert.deepEqual(copied, [part(6).treeHash]);
  });

  it('shows numbers and ranges of parts before they are there', async () => {
    let answer = () => {};
    const before = () => new Promise<void>((resolve) => (answer = resolve));
    const { page } = await show({ service: { all: parts(30), before } });
    const row = page.getByRole('row').nth(3);
    await row.filter({ hasText: '33554432 – 50331647' }).waitFor();
    await page.getByRole('gridcell', { name: '3', exact: true }).focus();
    await press(page, 'End');
    assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '-1');
    answer();
    await row.filter({ hasText: part(2).treeHash }).waitFor();
    assert.equal(await focused(page), '4 status');
    assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '31');
  });

  it('tells of itself no more than once in three seconds', async () => {
    const { page } = await showAll(100);
    await page.evaluate(() => {
      const spoken = document.querySelector('.spoken');
      const seen: [number, string][] = [];
      Object.assign(window, { seen });
      if (!spoken) return;
      const note = () => seen.push([performance.now(), spoken.textContent]);
      new MutationObserver(note).observe(spoken, { childList: true, characterData: true, subtree: true });
    });
    await page.getByRole('gridcell', { name: '3', exact: true }).focus();
    await press(page, 'Space', 'Shift+ArrowDown', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await page.waitForFunction(() => document.querySelector('.spoken')?.textContent === '4 rows selected');
    const seen = await page.evaluate(() => (window as unknown as { seen: [number, string][] }).seen);
    const times = seen.map(([time]) => time);
    const pauses = times.slice(1).map((time, index) => time - (times[index] ?? 0));
    assert.ok(
      pauses.every((pause) => pause > 2900),
      pauses.join(', '),
    );
    assert.equal(await page.locator('.spoken').getAttribute('aria-live'), 'polite');
  });
});

describe('the table of parts, by mouse', () => {
  const show = usePanelPages();

  it('selects with clicks, and sorts by its headings', async () => {
    const { page } = await show({ service: { all: faultyParts() } });
    const cell = (name: string) => page.getByRole('gridcell', { name, exact: true }).first();
    const chosen = () =>
      page
        .locator('[role="row"][aria-selected="true"]')
        .evaluateAll((rows) => rows.map((row) => row.ariaRowIndex));
    await cell('1').click();
    assert.deepEqual(await chosen(), ['2']);
    await cell('7').click({ modifiers: ['Shift'] });
    assert.deepEqual(await chosen(), ['2', '3', '4', '5', '6', '7', '8']);
    await cell('2').click({ modifiers: ['ControlOrMeta'] });
    assert.deepEqual(await chosen(), ['2', '4', '5', '6', '7', '8']);
    await cell('10').click();
    assert.deepEqual(await chosen(), ['10']);
    await page.getByRole('columnheader', { name: 'Size' }).click();
    assert.deepEqual(await chosen(), ['2'], 'the smallest, still selected');
    await page.getByRole('columnheader', { name: 'Size' }).click();
    const descending = page.getByRole('columnheader', { name: 'Size' });
    assert.equal(await descending.getAttribute('aria-sort'), 'descending');
    assert.match(await page.getByRole('row').nth(1).innerText(), /^Gap\s+29360128/);
  });

  it("has VS Code's context menu, and does what is chosen in it with what is selected", async () => {
    const { page, panel, copied } = await show({ service: { all: parts(5) } });
    const context = JSON.parse(
      (await page.getByRole('grid').getAttribute('data-vscode-context')) ?? '',
    ) as object;
    assert.deepEqual(context, { webviewSection: 'parts', preventDefaultContextMenuItems: true });
    await page.getByRole('gridcell', { name: part(1).treeHash }).click({ button: 'right' });
    for (const action of ['copyCell', 'copyTreeHashes', 'copyRows', 'copyRowsAsJson'] as const)
      panel.act(action);
    await page.locator('.notice', { hasText: 'Copied row' }).waitFor();
    assert.deepEqual(copied.slice(0, 2), [part(1).treeHash, part(1).treeHash]);
    assert.match(copied[2] ?? '', /^2\t16777216\t33554431\t/);
    assert.match(copied[3] ?? '', /"partNumber": 2/);
  });
});
