import assert from 'node:assert/strict';
import { usePanelPages } from './panelPages.ts';
import { part, parts } from './uploads.ts';

/** What can be in a text of the service's or of another user's making. */
const nasty = [
  '<img src=x onerror="complain(\'run\')">',
  "</h1></dd><script>complain('run')</script>",
  '${complain("run")}',
  '\u202Egnp.exe\u202C',
  '\u0000\u0007\u001B[31m\u009F',
  'line\r\n\u2028two',
  `"'\`&amp;\\`,
].join(' ');

describe('hostile data in the panel', () => {
  const show = usePanelPages();

  it('is text, without what would disguise it', async () => {
    const description = `${nasty} ${'x'.repeat(1024)}`.slice(0, 1024);
    const { page } = await show({
      service: { all: parts(3) },
      upload: { description, vaultName: `v${nasty}`, id: `id"'><b>${nasty}`, vaultArn: `arn"'>${nasty}` },
    });
    await page.locator('.count', { hasText: '3 parts, all loaded' }).waitFor();
    await page.getByText('Details', { exact: true }).click();
    const heading = await page.getByRole('heading', { level: 1 }).innerText();
    assert.ok(heading.startsWith('<img src=x onerror="complain(\'run\')">') && heading.length <= 81, heading);
    const text = await page.locator('body').innerText();
    for (const each of [
      "<script>complain('run')</script>",
      '${complain("run")}',
      `id"'><b><img`,
      `"'\`&amp;\\`,
    ]) {
      assert.ok(text.includes(each), each);
    }
    assert.doesNotMatch(text.replaceAll('\n', ''), /[\u202A-\u202E\u2028\p{Cc}]/u);
    assert.equal(await page.locator('img, b, main script, h1 *:not(bdi)').count(), 0);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(width <= 0, 'and stays within the page');
  });

  it('is flagged where parts are wrong, in whatever order they come', async () => {
    const all = [
      part(2),
      part(0),
      part(0, 1.5),
      { ...part(4), endCorrected: true as const },
      part(3, 3.25),
      part(6, 7.5),
    ];
    const { page } = await show({ service: { all } });
    await page.locator('.count', { hasText: '6 parts, all loaded' }).waitFor();
    const statuses = await page.locator('.body .status').allInnerTexts();
    assert.deepEqual(
      statuses.map((text) => text.trim()),
      [
        'Missing',
        'Uploaded',
        'Overlaps the previous part',
        '8 MiB too long, overlaps the previous part',
        'Missing',
        'Listed 1 byte too long',
        'Short by 12 MiB, overlaps the previous part',
        'Missing',
        '8 MiB too long',
      ],
    );
    // The map does not go by the order: only bytes 24 to 32 MiB, 52 to 64 MiB and part 6 are missing.
    await page.getByText('36 MiB missing in 3 gaps').waitFor();
  });

  it('of 500 gaps, each a byte off, is shown row by row', async () => {
    const all = parts(500).map(({ range, treeHash }) => ({
      range: { start: range.start + 1, end: range.end },
      treeHash,
    }));
    const { page } = await show({ service: { all }, loaded: true });
    await page.locator('.count', { hasText: '500 parts, all loaded' }).waitFor();
    const rows = page.getByRole('row');
    assert.match(await rows.nth(1).innerText(), /^Gap\s+0 – 0\s+0 B\s+1 B\s+none\s+Missing/);
    assert.match(await rows.nth(2).innerText(), /^1\s+1 – 16777215/);
    assert.equal(await rows.nth(2).locator('.status').innerText(), 'Short by 1 B, off the part boundary');
    assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '1001');
    await page.getByText('500 B missing in 500 gaps').waitFor();
  });

  it('in a filter finds nothing and does nothing', async () => {
    const { page } = await show({ service: { all: parts(3) } });
    await page.locator('.count', { hasText: '3 parts, all loaded' }).waitFor();
    for (const text of [nasty, '(', '.*', '\\', '99'.repeat(500)]) {
      await page.getByRole('textbox', { name: 'Filter' }).fill(text);
      await page.locator('.arrangement', { hasText: 'nothing found in 3 parts' }).waitFor();
    }
  });
});
