import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { formatBytes } from '../../src/core/text/bytes.ts';
import { formatRange } from '../../src/core/byteRange.ts';
import type { PartResult } from '../../src/core/verification/partResult.ts';
import { finishedComparison, finishedVerification } from './verifications.ts';
import { usePanelPages } from './panelPages.ts';
import { faultyParts, part, parts, partSize } from './uploads.ts';

const statuses = async (page: Page) =>
  (await page.locator('.body .status').allInnerTexts()).map((text) => text.trim());
const focusedRow = (page: Page) =>
  page.evaluate(() => document.activeElement?.closest('[role="row"]')?.ariaRowIndex ?? '');
const line = (page: Page) => page.locator('.verification p');
const map = (page: Page) => page.getByRole('slider', { name: 'Coverage' });

describe('a verification with a local file in the panel', () => {
  const show = usePanelPages();

  it('is shown row by row, with signs', async () => {
    const all = faultyParts();
    const { page, list } = await show({ service: { all } });
    await page.locator('.count', { hasText: '6 parts, all loaded' }).waitFor();
    list.showVerification(finishedVerification(all, { name: 'photos.tar', parts: 10, differing: [2, 7] }));
    await page.getByRole('gridcell', { name: 'Matches', exact: true }).first().waitFor();
    assert.deepEqual(await statuses(page), [
      'Matches',
      'Short by 4 MiB, its bytes differ',
      'Missing',
      'Matches',
      'Off the part boundary, its bytes match, overlaps the previous part',
      'Missing',
      'Differs, listed 1 byte too long',
      'Missing',
      'Short by 12 MiB, its bytes match',
      'Missing',
    ]);
    const signs = await page
      .locator('.body .status')
      .evaluateAll((cells) => cells.map((cell) => cell.querySelector('.icon')?.classList[1]));
    assert.deepEqual(signs, [
      'check',
      'error',
      'warning',
      'check',
      'warning',
      'warning',
      'error',
      'warning',
      'warning',
      'warning',
    ]);
    await page.getByRole('textbox', { name: 'Filter' }).fill('differ');
    await page.locator('.arrangement', { hasText: '2 rows found in 6 parts' }).waitFor();
  });

  it('is on the map, in words, and leads to what differs', async () => {
    const all = parts(40).filter((_, index) => index !== 30);
    const { page, list } = await show({ service: { all }, loaded: true });
    await page.locator('.count', { hasText: 'all loaded' }).waitFor();
    list.showVerification(
      finishedVerification(all, { name: 'photos.tar', parts: 40, differing: [14, 20, 21, 22] }),
    );
    const legend = page.getByRole('list', { name: 'Coverage in words' });
    await legend.getByText('64 MiB differ').waitFor();
    assert.deepEqual(
      (await legend.getByRole('listitem').allInnerTexts()).map((text) => text.trim()),
      ['560 MiB verified', '64 MiB differ', '16 MiB missing in 1 gap'],
    );
    const fills = await page
      .locator('.map g path')
      .evaluateAll((paths) => paths.map((path) => path.getAttribute('fill')).toSorted());
    assert.deepEqual(
      fills,
      ['mismatched', 'missing', 'verified'].map((name) => `url(#pattern-${name})`),
    );
    const differences = page.getByRole('list', { name: 'Differences' });
    await differences.getByRole('button', { name: 'Part 14 differs' }).click();
    assert.equal(await focusedRow(page), '15');
    assert.equal(
      await page.evaluate(() => document.activeElement?.parentElement?.innerText.includes('Differs')),
      true,
    );
    await differences.getByRole('button', { name: 'Parts 20–22 differ' }).click();
    assert.equal(await focusedRow(page), '21');
    await map(page).focus();
    for (const [key, text] of [
      ['Home', 'Finding 1 of 3: Part 14 differs'],
      ['ArrowRight', 'Finding 2 of 3: Parts 20–22 differ'],
      ['ArrowRight', 'Finding 3 of 3: 16 MiB missing: bytes 503316480–520093695'],
    ] as const) {
      await page.keyboard.press(key);
      assert.equal(await map(page).getAttribute('aria-valuetext'), text);
    }
  });

  it('has all that differ in the table, however many', async () => {
    const all = parts(100);
    const differing = all.map((_, index) => index + 1).filter((number) => number % 2 === 0);
    const { page, list } = await show({ service: { all }, loaded: true });
    list.showVerification(finishedVerification(all, { name: 'photos.tar', parts: 100, differing }));
    await page.getByRole('button', { name: 'Show all parts that differ in the table' }).click();
    await page.locator('.arrangement', { hasText: '50 rows found in 100 parts' }).waitFor();
    assert.equal(await page.getByRole('list', { name: 'Differences' }).getByRole('button').count(), 4);
  });

  it('shows 10,000 results as they stream in, and takes them away', async () => {
    const all = parts(10_000);
    const { page, list } = await show({ service: { all }, loaded: true, verifies: true });
    await page.locator('.count', { hasText: '10,000 parts, all loaded' }).waitFor();
    const results = new Map<string, PartResult>();
    const run = { name: 'photos.tar', results, progress: '' };
    const legend = page.getByRole('list', { name: 'Coverage in words' });
    list.showVerification(run);
    await line(page).getByText('Verifying against photos.tar…').waitFor();
    const verify = page.getByRole('button', { name: 'Verify Local File…' });
    assert.equal(await verify.getAttribute('aria-disabled'), 'true', 'one at a time');
    const finished = finishedVerification(all, { name: 'photos.tar', parts: 10_000, differing: [10_000] });
    for (const [index, result] of (finished.result?.results ?? []).entries()) {
      results.set(formatRange(result.range), result);
      if (index % 2500 !== 2499) continue;
      list.showVerification(run);
      // Each stretch has come before the next one goes out; the very last part differs.
      const matching = Math.min(index + 1, 9_999);
      await legend.getByText(`${formatBytes(matching * partSize)} verified`).waitFor();
    }
    list.showVerification(finished);
    await line(page).getByText('Part 10,000 differs; 9,999 of 10,000 match.').waitFor();
    await page.getByRole('button', { name: 'Part 10,000 differs' }).click();
    assert.equal(await focusedRow(page), '10001');
    list.showVerification(undefined);
    await line(page).waitFor({ state: 'detached' });
    assert.ok((await statuses(page)).every((text) => text === 'Uploaded'));
  });

  it('has both hashes, whole, where a part that differs is shown in full', async () => {
    const all = parts(3);
    const { page, list } = await show({ service: { all }, loaded: true });
    const opened = async (number: string) => {
      await page.getByRole('gridcell', { name: number, exact: true }).focus();
      await page.keyboard.press('Enter');
      const dialog = page.getByRole('dialog', { name: `Part ${number}` });
      await dialog.waitFor();
      const shown = await dialog
        .locator('dl > div')
        .evaluateAll((each) =>
          each.map(({ children: [title, text] }) => `${title?.textContent}: ${text?.textContent}`),
        );
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      return shown.filter((text) => /hash/.test(text));
    };
    const [, second, third] = all;
    list.showVerification(finishedVerification(all, { name: 'photos.tar', parts: 3, differing: [2] }));
    await line(page).getByText('Part 2 differs').waitFor();
    const local = 'f'.repeat(64);
    assert.deepEqual(await opened('2'), [
      `Tree hash at Glacier: ${second?.treeHash}`,
      `Local tree hash: ${local}`,
    ]);
    assert.deepEqual(await opened('3'), [`SHA-256 tree hash: ${third?.treeHash}`]);
    const hashes = all.map(({ treeHash }, index) => (index === 1 ? local : treeHash));
    list.showVerification(await finishedComparison(all, 'list.txt', hashes));
    await line(page).getByText('Compared with list.txt').waitFor();
    assert.deepEqual(await opened('2'), [
      `Tree hash at Glacier: ${second?.treeHash}`,
      `Tree hash in the list: ${local}`,
    ]);
  });

  it('is told once when it is over', async () => {
    const all = parts(3);
    const { page, list } = await show({ service: { all }, loaded: true });
    await page.locator('.count', { hasText: 'all loaded' }).waitFor();
    await page.evaluate(() => {
      const spoken = document.querySelector('.spoken');
      const seen: string[] = [];
      Object.assign(window, { seen });
      if (!spoken) return;
      const note = () => seen.push(spoken.textContent);
      new MutationObserver(note).observe(spoken, { childList: true, characterData: true, subtree: true });
    });
    list.showVerification({ name: 'photos.tar', results: new Map(), progress: '' });
    await line(page).getByText('Verifying against photos.tar…').waitFor();
    list.showVerification(finishedVerification(all, { name: 'photos.tar', parts: 3, differing: [] }));
    const text = 'photos.tar: All 3 parts match. The upload can be completed.';
    await page.locator('.spoken', { hasText: text }).waitFor({ state: 'attached' });
    assert.match(
      await line(page).innerText(),
      /^All 3 parts match\. The upload can be completed\. Verified against photos\.tar, 1 Jan 1970/,
    );
    const seen = await page.evaluate(() => (window as unknown as { seen: string[] }).seen);
    assert.equal(seen.filter((each) => each === text).length, 1);
  });

  it('is begun and reported where the extension offers that', async () => {
    const all = parts(3);
    const { page, list, asked } = await show({ service: { all }, verifies: true });
    const report = page.getByRole('button', { name: 'Open Report' });
    await page.getByRole('button', { name: 'Verify Local File…' }).click();
    assert.equal(await report.count(), 0);
    list.showVerification(finishedVerification(all, { name: 'photos.tar', parts: 3, differing: [] }));
    await report.click();
    assert.deepEqual(asked, ['verify', 'report of photos.tar']);
  });

  it('is not offered where the extension does not', async () => {
    const { page, list } = await show({ service: { all: [part(0)] } });
    list.showVerification(finishedVerification([part(0)], { name: 'photos.tar', parts: 1, differing: [] }));
    await line(page).getByText('The only part matches').waitFor();
    assert.equal(await page.getByRole('button', { name: /Verify|Report/ }).count(), 0);
  });

  it('has a hostile name as text', async () => {
    const { page, list } = await show({ service: { all: [part(0)] }, width: 320 });
    const name = `<img src=x onerror="complain('run')">\u202E${'x'.repeat(400)}`;
    list.showVerification(finishedVerification([part(0)], { name, parts: 1, differing: [] }));
    await line(page).getByText('<img src=x onerror="complain(\'run\')">xxx').waitFor();
    assert.equal(await page.locator('img').count(), 0);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(width <= 0, 'and stays within the page');
  });
});
