import assert from 'node:assert/strict';
import axe, { type AxeResults } from 'axe-core';
import { build } from 'esbuild';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../host/chromium.ts';
import { projectRoot } from '../host/project.ts';

/** A table of text: the panel's table is not made for parts alone. */
describe('a table of three columns of text and 10,000 rows', () => {
  let browser: Browser;
  let page: Page;

  before(async () => {
    const [script, style] = await buildPage();
    browser = await launchChromium();
    page = await browser.newPage({ viewport: { width: 800, height: 600 } });
    await page.setContent(`<!doctype html><html lang="en"><title>People</title>
      <style>${style} .grid { --columns: 20ch 15ch 1fr; --mono: monospace; height: 480px }</style>
      <main><h1>People</h1><input aria-label="Filter"><output></output>
      <div class="grid" role="grid" aria-label="People" aria-multiselectable="true"></div></main>`);
    await page.addScriptTag({ content: script, type: 'module' });
    await page.getByRole('row', { name: 'Person 0 Oslo' }).waitFor();
  });

  after(() => browser.close());

  const rows = () => page.locator('.body .row');
  const shown = async () => (await rows().allInnerTexts()).map((text) => text.split('\n')[0]);
  const focused = () => page.evaluate(() => document.activeElement?.textContent ?? '');

  it('has few rows at a time, with the roles and the numbers of a grid', async () => {
    assert.ok((await rows().count()) < 60);
    assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '10001');
    assert.deepEqual(await page.getByRole('columnheader').allInnerTexts(), ['Name', 'City', 'Email']);
    await page.addScriptTag({ content: axe.source });
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
    );
    assert.deepEqual(
      violations.map(({ id }) => id),
      [],
    );
  });

  it('goes where the keys of a grid go', async () => {
    await page.getByRole('textbox', { name: 'Filter' }).focus();
    await page.keyboard.press('Tab');
    for (const [key, cell] of [
      ['ArrowRight', 'Oslo'],
      ['Control+End', 'person0@example.com'],
      ['Control+Home', 'Person 0'],
      ['ArrowUp', 'Name'],
      ['ArrowDown', 'Person 0'],
    ] as const) {
      await page.keyboard.press(key);
      assert.equal((await focused()).trim(), cell, key);
    }
  });

  it('sorts, filters, selects and copies', async () => {
    await page.getByRole('columnheader', { name: 'Email' }).click();
    await page.getByRole('row', { name: 'Person 9999' }).waitFor();
    await page.getByRole('textbox', { name: 'Filter' }).fill('Quito');
    await page.getByRole('row', { name: 'Person 9997 Quito' }).click();
    assert.deepEqual((await shown()).slice(0, 3), ['Person 9997', 'Person 9993', 'Person 9989']);
    assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '2501');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Control+c');
    assert.equal(await page.locator('output').innerText(), '9997 9993');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+c');
    assert.equal(await page.locator('output').innerText(), 'person6@example.com');
    assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '10001');
  });
});

async function buildPage(): Promise<[script: string, style: string]> {
  const { outputFiles } = await build({
    absWorkingDir: projectRoot,
    entryPoints: ['test/page/textTablePage.ts', 'src/table/view/table.css'],
    outdir: '/',
    bundle: true,
    write: false,
    format: 'esm',
    target: 'chrome138',
  });
  const of = (end: string) => outputFiles.find(({ path }) => path.endsWith(end))?.text ?? '';
  return [of('.js'), of('.css')];
}
