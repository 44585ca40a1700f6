import assert from 'node:assert/strict';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { usePanelPages } from './panelPages.ts';
import { faultyParts, part, parts } from './uploads.ts';
import { finishedVerification } from './verifications.ts';

const columnOfFocus = (page: Page) => page.evaluate(() => document.activeElement?.className);

describe('a panel with little room', () => {
  const show = usePanelPages();
  const all = parts(60);

  it('gives up the offset, then the size, and keeps part, range, hash and status', async () => {
    const { page } = await show({ service: { all: faultyParts() }, width: 1058 });
    await page.getByRole('row').nth(3).waitFor();
    const grid = page.locator('.grid');
    for (const [width, columns] of [
      [1058, ['number', 'range', 'offset', 'size', 'hash', 'status']],
      [760, ['number', 'range', 'size', 'hash', 'status']],
      [640, ['number', 'range', 'hash', 'status']],
      [400, ['number', 'range', 'hash', 'status']],
      [1058, ['number', 'range', 'offset', 'size', 'hash', 'status']],
    ] as const) {
      await page.setViewportSize({ width, height: 700 });
      await page.waitForFunction(
        (wanted) =>
          [...document.querySelectorAll('[role="columnheader"]')]
            .flatMap((cell) => (cell.checkVisibility() ? [cell.className] : []))
            .join() === wanted,
        columns.join(),
      );
      assert.equal(
        await grid.evaluate(({ scrollWidth, clientWidth }) => scrollWidth <= clientWidth),
        true,
        `${width} px: nothing is beyond the edge`,
      );
    }
    assert.equal(await grid.getAttribute('aria-colcount'), '6', 'for a screen reader all are there');
  });

  it('has its keys pass over what is not shown, and takes the focus off it', async () => {
    const { page } = await show({ service: { all }, width: 1058 });
    await page.getByRole('row').nth(3).waitFor();
    await page.locator('.body .row').first().locator('.size').focus();
    await page.setViewportSize({ width: 500, height: 700 });
    await page.waitForFunction(() => document.activeElement?.className === 'range');
    await page.keyboard.press('ArrowRight');
    assert.equal(await columnOfFocus(page), 'hash');
    await page.keyboard.press('ArrowLeft');
    assert.equal(await columnOfFocus(page), 'range');
    await page.keyboard.press('End');
    assert.equal(await columnOfFocus(page), 'status');
  });

  it('keeps the focus also where the browser has taken it off what is not shown any more', async () => {
    const { page } = await show({ service: { all }, width: 1058 });
    await page.getByRole('row').nth(3).waitFor();
    await page.locator('.body .row').first().locator('.size').focus();
    await page.evaluate(() => {
      const cell = document.activeElement;
      if (cell instanceof HTMLElement) cell.style.display = 'none';
    });
    await page.waitForFunction(() => document.activeElement === document.body);
    await page.setViewportSize({ width: 500, height: 700 });
    await page.waitForFunction(() => document.activeElement?.className === 'range');
  });

  it('has the answer to Go To where it can be read', async () => {
    const { page } = await show({ service: { all: parts(200) }, width: 980 });
    await page.getByRole('row').nth(3).waitFor();
    const goTo = page.locator('.go-to');
    await goTo.click();
    await page.keyboard.type('150');
    await page.keyboard.press('Enter');
    const answer = page.locator('.notice', { hasText: 'Part 150 is not loaded yet. Use Load All.' });
    await answer.waitFor();
    const [text, line] = [await answer.boundingBox(), await page.locator('.words').boundingBox()];
    assert.ok(text && line && text.x + text.width <= line.x + line.width, 'it is not cut');
  });

  it('has rows in its first screen, also at twice the size', async () => {
    const { page, list } = await show({ service: { all }, loaded: true, width: 1058, height: 800 });
    list.showVerification(finishedVerification(all, { name: 'backup.tar', parts: 64, differing: [7, 20] }));
    await page.locator('.verification').waitFor();
    const gridTop = () => page.locator('.grid').evaluate((each) => each.getBoundingClientRect().top);
    const top = await gridTop();
    assert.ok(top <= 800 / 3 + 2, `rows begin at ${top} of 800 px`);
    await page.setViewportSize({ width: 720, height: 430 });
    const rows = page.locator('.body .row');
    const inView = await rows.evaluateAll(
      (each) => each.filter((row) => row.getBoundingClientRect().bottom <= innerHeight).length,
    );
    assert.ok(inView >= 2, `${inView} rows in the first screen of 720 × 430`);
  });

  it('has no findings of axe at any width', async () => {
    const { page, list } = await show({ service: { all }, loaded: true, verifies: true });
    list.showVerification(finishedVerification(all, { name: 'backup.tar', parts: 64, differing: [7] }));
    await page.locator('.verification').waitFor();
    await page.getByText('Details', { exact: true }).click();
    await page.evaluate(axe.source);
    for (const width of [1440, 800, 400]) {
      await page.setViewportSize({ width, height: 700 });
      const { violations } = await page.evaluate<AxeResults>('axe.run()');
      assert.deepEqual(
        violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`),
        [],
        `${width} px`,
      );
    }
  });
});

describe('the parts panel', () => {
  const show = usePanelPages();

  it('offers the next page below the last row, until all is loaded', async () => {
    const { page, list } = await show({ service: { all: parts(80) } });
    await page.locator('.count', { hasText: '50 loaded, more available' }).waitFor();
    const offer = page.locator('.grid').getByText('Load More');
    await offer.scrollIntoViewIfNeeded();
    await offer.click();
    await page.locator('.count', { hasText: '80 parts, all loaded' }).waitFor();
    assert.equal(list.pager.count, 80);
    assert.equal(await offer.isVisible(), false);
  });

  it('shows every field of the answer, and copies each', async () => {
    const { page, list, copied } = await show({ service: { all: parts(80) } });
    await page.locator('.count', { hasText: '50 loaded, more available' }).waitFor();
    await page.getByText('Details', { exact: true }).click();
    const { upload } = list;
    const fields = {
      Description: upload.description,
      'Upload ID': upload.id,
      'Vault ARN': upload.vaultArn,
      'Part Size': String(upload.partSize),
      'Creation Date': upload.created.toISOString(),
      'Next Marker': '50',
    };
    for (const name of Object.keys(fields))
      await page.getByRole('button', { name: `Copy ${name}`, exact: true }).click();
    await page.locator('.notice', { hasText: 'Copied' }).waitFor();
    assert.deepEqual(copied, Object.values(fields));
    await list.pager.more();
    await page.getByText('Next Marker none').waitFor();
  });

  it('says what is under the pointer on the map', async () => {
    const { page } = await show({ service: { all: [part(0), part(3)] }, loaded: true });
    await page.locator('.count', { hasText: '2 parts, all loaded' }).waitFor();
    const map = page.getByRole('slider');
    const { width = 0 } = (await map.boundingBox()) ?? {};
    for (const [place, text] of [
      [0.1, '0 – 16 MiB: uploaded'],
      [0.5, '16 – 48 MiB: missing'],
    ] as const) {
      await map.hover({ position: { x: width * place, y: 8 } });
      assert.equal(await map.getAttribute('title'), text);
    }
  });
});
