import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { usePanelPages } from './panelPages.ts';
import { faultyParts, part, parts } from './uploads.ts';

const map = (page: Page) => page.getByRole('slider', { name: 'Coverage' });
const focusedRow = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[role="row"]')?.ariaRowIndex ?? '');

describe('the coverage map', () => {
  const show = usePanelPages();

  it('says in words what it shows', async () => {
    const { page } = await show({ service: { all: faultyParts() } });
    const legend = page.getByRole('list', { name: 'Coverage in words' });
    await legend.getByText('76 MiB missing in 3 gaps').waitFor();
    assert.deepEqual(
      (await legend.getByRole('listitem').allInnerTexts()).map((text) => text.trim()),
      ['52 MiB uploaded', '12 MiB in short parts', '8 MiB overlapping', '76 MiB missing in 3 gaps'],
    );
    assert.equal(
      await map(page).getAttribute('aria-valuetext'),
      'Coverage: 52 MiB uploaded, 12 MiB in short parts, 8 MiB overlapping, 76 MiB missing in 3 gaps.',
    );
    const fills = await page
      .locator('.map g path')
      .evaluateAll((paths) => paths.map((path) => path.getAttribute('fill')));
    assert.equal(new Set(fills).size, 4, 'a pattern for each state');
  });

  it('leads from gap to gap with the arrow keys, and to the one that is clicked', async () => {
    const { page } = await show({ service: { all: faultyParts() } });
    await page.locator('.count', { hasText: 'all loaded' }).waitFor();
    await map(page).focus();
    for (const [key, gap] of [
      ['ArrowRight', 'Gap 1 of 3: 36 MiB missing: bytes 29360128–67108863'],
      ['ArrowRight', 'Gap 2 of 3: 8 MiB missing: bytes 92274688–100663295'],
      ['End', 'Gap 3 of 3: 32 MiB missing: bytes 117440512–150994943'],
      ['ArrowLeft', 'Gap 2 of 3: 8 MiB missing: bytes 92274688–100663295'],
    ] as const) {
      await page.keyboard.press(key);
      assert.equal(await map(page).getAttribute('aria-valuetext'), gap);
    }
    await page.keyboard.press('Enter');
    assert.equal(await focusedRow(page), '7');
    const box = await map(page).boundingBox();
    assert.ok(box);
    await page.mouse.click(box.x + box.width * 0.9, box.y + 8);
    assert.equal(await focusedRow(page), '9', 'the last gap, from 76 % to 97 %');
    await page.mouse.click(box.x + box.width * 0.03, box.y + 8);
    assert.equal(await focusedRow(page), '2', 'the first part');
    await page.getByRole('button', { name: '36 MiB missing: bytes 29360128–67108863' }).click();
    assert.equal(await focusedRow(page), '4');
  });

  it('finds one missing part of 10,000 though its mark is one pixel', async () => {
    const all = parts(10_000).filter((_, index) => index !== 6_543);
    const { page } = await show({ service: { all }, loaded: true });
    await page.locator('.count', { hasText: '9,999 parts, all loaded' }).waitFor();
    const box = await map(page).boundingBox();
    assert.ok(box);
    await page.mouse.click(box.x + 1 + (box.width - 2) * 0.6543, box.y + 8);
    assert.equal(await focusedRow(page), '6545');
    assert.equal(
      await page.evaluate(() => document.activeElement?.parentElement?.innerText.includes('Missing')),
      true,
    );
  });

  it('shows what is in view of the table', async () => {
    const { page } = await show({ service: { all: parts(10_000) }, loaded: true });
    await page.locator('.count', { hasText: 'all loaded' }).waitFor();
    const map = page.getByRole('slider', { name: 'Coverage' });
    const mark = page.locator('.viewport');
    const left = async () => ((await mark.boundingBox())?.x ?? 0) - ((await map.boundingBox())?.x ?? 0) - 1;
    assert.equal(await left(), 0);
    await page.getByRole('grid').evaluate((grid) => grid.scrollTo({ top: grid.scrollHeight / 2 }));
    await page
      .getByRole('row')
      .filter({ hasText: part(5_000).treeHash })
      .waitFor();
    const width = (await map.boundingBox())?.width ?? 0;
    const middle = await left();
    assert.ok(Math.abs(middle - width / 2) < 5, `${middle} of ${width}`);
    await page.getByRole('columnheader', { name: 'Size' }).click();
    await page.locator('.viewport[hidden]').waitFor({ state: 'attached' });
  });

  it('has all gaps in the table, however many', async () => {
    const { page } = await show({
      service: { all: parts(1001).filter((_, index) => index % 2 === 0) },
      loaded: true,
    });
    await page.getByRole('button', { name: 'Show all 500 gaps in the table' }).click();
    await page.locator('.arrangement', { hasText: '500 rows found in 501 parts' }).waitFor();
    assert.equal(await page.getByRole('list', { name: 'Gaps' }).getByRole('button').count(), 4);
  });

  it('shows what is not listed yet as unknown', async () => {
    const { page } = await show({ service: { all: [...parts(120), part(130)] } });
    await page.getByText('rest not loaded').waitFor();
    await page.getByRole('button', { name: 'Load All' }).click();
    await page.getByText('160 MiB missing in 1 gap').waitFor();
    assert.equal(await page.getByText('rest not loaded').count(), 0);
  });
});
