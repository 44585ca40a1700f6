import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import axe, { type AxeResults } from 'axe-core';
import type { Browser } from 'playwright-core';
import { GlacierError } from '../../src/core/errors.ts';
import { launchChromium } from '../host/chromium.ts';
import { openPanelPage, type PanelPage, type PanelPageOptions } from './panelPage.ts';
import { themes } from './themes.ts';
import { faultyParts, part, parts } from './uploads.ts';

const hostile = `<img src=x onerror="complain('run')"></h1><script>complain('run')</script> \u202E "'`;
const failAt = (at: number) => (first: number) =>
  first >= at ? Promise.reject(new GlacierError('network', 'Glacier cannot be reached.')) : Promise.resolve();

describe('the page of the parts panel', function () {
  this.timeout(60_000);
  let browser: Browser;
  let open: PanelPage | undefined;

  before(async () => {
    browser = await launchChromium();
  });
  afterEach(async () => {
    const complaints = open?.complaints;
    await open?.close();
    open = undefined;
    assert.deepEqual(complaints ?? [], [], 'nothing was logged, and nothing the policy forbids was tried');
  });
  after(() => browser.close());

  async function show(options: PanelPageOptions): Promise<PanelPage> {
    open = await openPanelPage(browser, options);
    return open;
  }

  const states: Record<string, PanelPageOptions & { readonly says: string; readonly all?: boolean }> = {
    loading: { service: { all: [], before: () => new Promise(() => undefined) }, says: 'Loading parts…' },
    empty: { service: { all: [] }, says: 'No parts have been uploaded yet' },
    'a page of more': { service: { all: parts(200) }, says: '50 loaded, more to come' },
    '10,000 parts': { service: { all: parts(10_000) }, says: '10,000 parts, all loaded', all: true },
    'gaps and faults': { service: { all: faultyParts() }, says: '6 parts, all loaded' },
    'an error at first': { service: { all: [], before: failAt(0) }, says: 'Nothing loaded' },
    'an error later': {
      service: { all: parts(200), before: failAt(100) },
      says: '100 loaded, more to come',
      all: true,
    },
    'a hostile description': {
      service: { all: parts(3) },
      upload: { description: hostile, vaultName: hostile, id: hostile, vaultArn: hostile },
      says: '3 parts, all loaded',
    },
    'a narrow window': {
      service: { all: faultyParts() },
      width: 320,
      height: 480,
      says: '6 parts, all loaded',
    },
  };
  for (const [name, { says, all, ...options }] of Object.entries(states)) {
    it(`is accessible in every theme: ${name}`, async () => {
      const { page, list, setTheme } = await show(options);
      if (all) await list.pager.loadAll(new AbortController().signal);
      await page.locator('.count', { hasText: says }).waitFor();
      await page.evaluate(axe.source);
      for (const [themeName, theme] of Object.entries(themes)) {
        await setTheme(theme);
        const results = await page.evaluate<AxeResults>('axe.run()');
        const found = results.violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`);
        assert.deepEqual(found, [], themeName);
      }
    });
  }

  it('shows ranges, sizes, tree hashes, gaps and what is wrong', async () => {
    const { page } = await show({ service: { all: faultyParts() } });
    const rows = page.getByRole('row');
    await page.locator('.count', { hasText: '6 parts, all loaded' }).waitFor();
    const texts = (await rows.allInnerTexts()).map((text) => text.split(/\s*\n\s*/).join(' | '));
    assert.deepEqual(texts.slice(0, 4), [
      'Part | Byte range, inclusive | Offset | Size | Notes | SHA-256 tree hash',
      `1 | 0 – 16777215 | 0 B | 16 MiB | ${part(0).treeHash}`,
      `2 | 16777216 – 29360127 | 16 MiB | 12 MiB | short by 4 MiB | ${part(1, 1.75).treeHash}`,
      '36 MiB missing: bytes 29360128–67108863',
    ]);
    assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '10');
    assert.equal(await rows.nth(3).getAttribute('aria-rowindex'), '4');
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'nightly 2026-11-20');
  });

  it('loads more and all, can be stopped, and keeps the focus where work goes on', async () => {
    const { page, list } = await show({ service: { all: parts(1000), before: () => sleep(20) } });
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await button('Load More').focus();
    await page.keyboard.press('Enter');
    await page.locator('.count', { hasText: '100 loaded, more to come' }).waitFor();
    assert.equal(await button('Load More').evaluate((each) => each === document.activeElement), true);
    await button('Load All').click();
    await button('Cancel').click();
    await button('Cancel').waitFor({ state: 'detached' });
    const { count } = list.pager;
    assert.ok(count < 1000, `${count} were loaded before the stop`);
    await button('Load All').click();
    await page.locator('.count', { hasText: '1,000 parts, all loaded' }).waitFor();
    assert.equal(await button('Load All').count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement?.role), 'grid');
  });

  it('has few rows at a time, scrolls by keyboard to the end, and is at the same place when shown again', async () => {
    const { page, list } = await show({ service: { all: parts(10_000) } });
    await list.pager.loadAll(new AbortController().signal);
    await page.locator('.count', { hasText: '10,000 parts, all loaded' }).waitFor();
    await page.getByRole('grid').focus();
    await page.keyboard.press('End');
    const last = page.getByRole('row').filter({ hasText: part(9_999).treeHash });
    await last.waitFor();
    assert.equal(await last.getAttribute('aria-rowindex'), '10001');
    const rows = await page.getByRole('row').count();
    assert.ok(rows <= 60, `${rows} rows`);
    const nodes = await page.locator('.body').evaluate((body) => body.childNodes.length);
    assert.ok(nodes <= 60, `${nodes} nodes: rows that are gone leave nothing behind`);
    await page.waitForFunction(() => sessionStorage.getItem('state') !== null);
    await page.reload();
    await last.waitFor();
  });

  it('copies a hash by its row, and says so', async () => {
    const { page, copied } = await show({ service: { all: [part(0), part(4)] } });
    await page.getByRole('row').nth(3).hover();
    await page.getByRole('button', { name: 'Copy tree hash of part 5' }).click();
    await page.locator('.notice', { hasText: 'Copied the tree hash of part 5' }).waitFor();
    assert.deepEqual(copied, [part(4).treeHash]);
  });

  it('says that the connection was closed, and takes nothing away', async () => {
    const { page, panel } = await show({ service: { all: parts(80) } });
    await page.locator('.count', { hasText: '50 loaded, more to come' }).waitFor();
    panel.close();
    await page.getByRole('alert').getByText('The connection was closed.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Load More' }).getAttribute('aria-disabled'), 'true');
    assert.ok((await page.getByRole('row').count()) > 10);
  });

  it('offers to try again when the extension does not answer', async () => {
    const silent = { service: { all: parts(3) }, deaf: true };
    const { page } = await show(silent);
    await page.getByText('Loading parts…').waitFor();
    await page.clock.fastForward(11_000);
    await page.getByRole('alert').getByText('The extension does not answer.').waitFor();
    silent.deaf = false;
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.locator('.count', { hasText: '3 parts, all loaded' }).waitFor();
    assert.equal(await page.getByRole('alert').count(), 0);
  });
});
