import assert from 'node:assert/strict';
import axe, { type AxeResults } from 'axe-core';
import type { ByteRange } from '../../src/core/byteRange.ts';
import type { ErrorKind } from '../../src/core/errorKinds.ts';
import { GlacierError } from '../../src/core/errors.ts';
import { MiB } from '../../src/core/text/bytes.ts';
import { type ComparedFile, finishedVerification } from './verifications.ts';
import type { PanelPageOptions } from './panelPage.ts';
import { usePanelPages } from './panelPages.ts';
import { themes } from './themes.ts';
import { faultyParts, part, parts } from './uploads.ts';

const hostile = `<img src=x onerror="complain('run')"></h1><script>complain('run')</script> \u202E "'`;
const failAt =
  (at: number, kind: ErrorKind = 'network') =>
  (first: number) =>
    first >= at ? Promise.reject(new GlacierError(kind, 'Glacier cannot be reached.')) : Promise.resolve();

describe('the page of the parts panel', () => {
  const show = usePanelPages();

  type State = PanelPageOptions & {
    readonly says: string;
    readonly all?: boolean;
    readonly filter?: string;
    readonly compared?: ComparedFile;
    /** What is being sent, of parts that are 16 MiB large. */
    readonly sending?: readonly ByteRange[];
  };
  const states: Record<string, State> = {
    loading: { service: { all: [], before: () => new Promise(() => undefined) }, says: 'Loading parts…' },
    empty: { service: { all: [] }, says: 'No parts yet' },
    'a page of more': { service: { all: parts(200) }, says: '50 loaded, more available' },
    '10,000 parts': { service: { all: parts(10_000) }, says: '10,000 parts, all loaded', all: true },
    'gaps and faults': { service: { all: faultyParts() }, says: '6 parts, all loaded' },
    'a filter without match': {
      service: { all: parts(200) },
      says: '50 loaded, more available',
      filter: 'no such thing',
    },
    'an upload that is gone': {
      service: { all: parts(200), before: failAt(50, 'notFound') },
      says: '50 loaded',
      all: true,
    },
    'an error at first': { service: { all: [], before: failAt(0) }, says: 'Nothing loaded' },
    'an error later': {
      service: { all: parts(200), before: failAt(100) },
      says: '100 loaded, more available',
      all: true,
    },
    'a hostile description': {
      service: { all: parts(3) },
      upload: { description: hostile, vaultName: hostile, id: hostile, vaultArn: hostile },
      says: '3 parts, all loaded',
    },
    'a verification with a file': {
      service: { all: faultyParts() },
      says: '6 parts, all loaded',
      verifies: true,
      compared: { name: 'photos.tar', parts: 11, differing: [2, 7] },
    },
    'a verification, in a narrow window': {
      service: { all: faultyParts() },
      width: 320,
      height: 480,
      says: '6 parts, all loaded',
      verifies: true,
      compared: { name: 'photos.tar', parts: 11, differing: [1, 7] },
    },
    'a file that is being sent': {
      service: { all: faultyParts() },
      says: '6 parts, all loaded',
      sending: [part(2).range, part(3).range],
    },
    'a file that is being sent into a new upload': {
      service: { all: [] },
      says: 'No parts yet',
      sending: [part(0).range, part(1).range],
    },
    'a narrow window': {
      service: { all: faultyParts() },
      width: 320,
      height: 480,
      says: '6 parts, all loaded',
    },
  };
  for (const [name, { says, all, filter, compared, sending, ...options }] of Object.entries(states)) {
    it(`is accessible in every theme: ${name}`, async () => {
      const { page, list, setTheme } = await show(options);
      if (all) await list.pager.loadAll(new AbortController().signal);
      await page.locator('.count', { hasText: says }).waitFor();
      if (filter !== undefined) {
        await page.getByRole('textbox', { name: 'Filter' }).fill(filter);
        await page.getByText('No loaded part matches').waitFor();
      }
      if (compared) {
        list.showVerification(finishedVerification(options.service.all, compared));
        await page.getByRole('button', { name: 'Open Report' }).waitFor();
      }
      if (sending) {
        list.showSending({ text: '40% · 5 MiB/s', paused: false, ranges: sending, size: 200 * MiB });
        await page.getByText('32 MiB being sent').waitFor();
        await page
          .getByText(/Missing, sending/)
          .first()
          .waitFor();
      }
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
    const texts = (await rows.allInnerTexts()).map((text) =>
      text
        .trim()
        .split(/\s*\n\s*/)
        .join(' | '),
    );
    const hash = (from: number, to?: number) => {
      const { treeHash } = part(from, to);
      return `${treeHash.slice(0, -8)} | ${treeHash.slice(-8)}`;
    };
    assert.deepEqual(texts.slice(0, 4), [
      'Part | Byte range (inclusive) | Offset | Size | SHA-256 tree hash | Status',
      `1 | 0 – 16777215 | 0 B | 16 MiB | ${hash(0)} | Uploaded`,
      `2 | 16777216 – 29360127 | 16 MiB | 12 MiB | ${hash(1, 1.75)} | Short by 4 MiB`,
      'Gap | 29360128 – 67108863 | 28 MiB | 36 MiB | none | Missing',
    ]);
    assert.equal(await page.getByRole('grid').getAttribute('aria-rowcount'), '10');
    assert.equal(await rows.nth(3).getAttribute('aria-rowindex'), '4');
    assert.equal(await page.getByRole('heading', { level: 1 }).innerText(), 'nightly 2026-11-20');
  });

  it('loads more and all, can be stopped, and keeps the focus where work goes on', async () => {
    const held = Promise.withResolvers<void>();
    const before = (first: number) => (first < 300 ? Promise.resolve() : held.promise);
    const { page, list } = await show({ service: { all: parts(1000), before } });
    const button = (name: string) => page.getByRole('button', { name, exact: true });
    await button('Load More').focus();
    await page.keyboard.press('Enter');
    await page.locator('.count', { hasText: '100 loaded, more available' }).waitFor();
    assert.equal(await button('Load More').evaluate((each) => each === document.activeElement), true);
    await button('Load All').click();
    await page.locator('.count', { hasText: '300 loaded' }).waitFor();
    await button('Cancel').click();
    await button('Cancel').waitFor({ state: 'detached' });
    held.resolve();
    await list.pager.more();
    assert.equal(list.pager.count, 300, 'the page that was asked for is dropped');
    await page.locator('.grid').evaluate((grid) => grid.scrollTo(0, 2000));
    await page.getByRole('gridcell', { name: '85', exact: true }).waitFor();
    await button('Load All').click();
    await page.locator('.count', { hasText: '1,000 parts, all loaded' }).waitFor();
    assert.equal(await button('Load All').count(), 0);
    assert.equal(await page.evaluate(() => document.activeElement?.role), 'gridcell');
    assert.equal(await page.locator('.grid').evaluate((grid) => grid.scrollTop), 2000, 'at the same place');
  });

  it('has few rows at a time, and is at the same place, filtered and sorted as it was, when shown again', async () => {
    const { page } = await show({ service: { all: parts(10_000) }, loaded: true });
    await page.locator('.count', { hasText: '10,000 parts, all loaded' }).waitFor();
    await page.getByRole('gridcell', { name: '1', exact: true }).focus();
    await page.keyboard.press('Control+End');
    const last = page.getByRole('row').filter({ hasText: part(9_999).treeHash });
    await last.waitFor();
    assert.equal(await last.getAttribute('aria-rowindex'), '10001');
    const rows = await page.getByRole('row').count();
    assert.ok(rows <= 60, `${rows} rows`);
    const nodes = await page.locator('.body').evaluate((body) => body.childNodes.length);
    assert.ok(nodes <= 60, `${nodes} nodes: rows that are gone leave nothing behind`);
    await page.waitForFunction(() => (sessionStorage.getItem('state') ?? '').includes('"top":24'));
    await page.reload();
    await last.waitFor();
    await page.getByRole('textbox', { name: 'Filter' }).fill('999');
    await page.getByRole('columnheader', { name: 'SHA-256 tree hash' }).click();
    await page.reload();
    await page.locator('.arrangement', { hasText: 'found in 10,000 parts' }).waitFor();
    assert.equal(await page.getByRole('textbox', { name: 'Filter' }).inputValue(), '999');
    await page
      .getByRole('columnheader', { name: 'SHA-256 tree hash' })
      .and(page.locator('[aria-sort="ascending"]'))
      .waitFor();
  });

  it('copies a hash by its row, and says so', async () => {
    const { page, copied } = await show({ service: { all: [part(0), part(4)] } });
    await page.getByRole('row').nth(3).hover();
    await page.getByRole('row').nth(3).getByTitle('Copy Tree Hash').click();
    await page.locator('.notice', { hasText: 'Copied tree hash' }).waitFor();
    assert.deepEqual(copied, [part(4).treeHash]);
  });

  for (const [name, width, height] of [
    ['320 pixels', 320, 640],
    ['200 % zoom', 550, 350],
  ] as const) {
    it(`is all there at ${name}, without scrolling sideways but in the table`, async () => {
      const { page } = await show({ service: { all: faultyParts() }, width, height });
      await page.locator('.count', { hasText: '6 parts, all loaded' }).waitFor();
      const beyond = await page.evaluate(() => {
        const inTable = (element: Element) => element.closest('.grid') !== null;
        const all = Array.from(document.querySelectorAll('main *')).filter((element) => !inTable(element));
        return all
          .filter((element) => element.getBoundingClientRect().right > innerWidth)
          .map(({ className }) => className);
      });
      assert.deepEqual(beyond, []);
      await page.getByRole('gridcell', { name: '10', exact: true }).focus();
      for (const key of ['End', 'Home'] as const) {
        await page.keyboard.press(key);
        const [left, right, top, bottom] = await page.evaluate(() => {
          const box = document.activeElement?.getBoundingClientRect();
          return [box?.left ?? -1, box?.right ?? 1e6, box?.top ?? -1, box?.bottom ?? 1e6];
        });
        assert.ok(
          left !== undefined && left >= 0 && right !== undefined && right <= width + 1,
          `${key}: ${left}–${right}`,
        );
        assert.ok(
          top !== undefined && top >= 0 && bottom !== undefined && bottom <= height + 1,
          `${key}: ${top}–${bottom}`,
        );
      }
    });
  }

  it('exports the parts and shows them as text', async () => {
    const { page, asked } = await show({ service: { all: parts(3) } });
    await page.getByRole('button', { name: 'Export Parts…' }).click();
    await page.getByRole('button', { name: 'Open as Text' }).click();
    assert.deepEqual(asked, ['export', 'text']);
  });

  it('says what the parts amount to', async () => {
    const { page, list } = await show({ service: { all: parts(60) } });
    await page.getByText('Tree hash of the first 800 MiB').waitFor();
    await list.pager.loadAll(new AbortController().signal);
    await page.getByText('Tree hash of the archive').waitFor();
    const facts = await page.locator('dl.facts').first().innerText();
    assert.match(facts, /Uploaded\s+960 MiB\s+Gaps\s+none\s+Contiguous from start\s+960 MiB \(60 parts\)/);
    assert.match(facts, /1,006,632,960 bytes\. Checksum and size for CompleteMultipartUpload/);
    await page.getByText('Details', { exact: true }).click();
    await page.getByText('arn:aws:glacier:eu-central-1:123456789012:vaults/photos').waitFor();
  });

  it('says that the connection was closed, and takes nothing away', async () => {
    const { page, panel } = await show({ service: { all: parts(80) } });
    await page.locator('.count', { hasText: '50 loaded, more available' }).waitFor();
    panel.close();
    await page.getByRole('alert').getByText('The connection was closed.').waitFor();
    assert.equal(await page.getByRole('button', { name: 'Load More' }).getAttribute('aria-disabled'), 'true');
    assert.ok((await page.getByRole('row').count()) > 10);
  });

  it('says how an upload was ended from here, also once the connection is closed', async () => {
    const { page, panel, list } = await show({ service: { all: parts(3) } });
    await page.locator('.count', { hasText: '3 parts, all loaded' }).waitFor();
    list.noteEnded('completed');
    await page.getByRole('alert').getByText('The upload was completed.').waitFor();
    assert.equal(await page.locator('.problem .icon.check').count(), 1, 'it is no warning');
    panel.close();
    await page.getByRole('alert').getByText('The connection was closed.').waitFor();
    await page.getByRole('alert').getByText('The upload was completed.').waitFor();
  });

  it('offers to connect again where that is possible', async () => {
    const { page, panel, asked } = await show({ service: { all: parts(80) }, reopens: true });
    await page.locator('.count', { hasText: '50 loaded, more available' }).waitFor();
    panel.close();
    await page.getByRole('alert').getByText('The connection was closed.').waitFor();
    await page.getByRole('button', { name: 'Reconnect' }).click();
    assert.deepEqual(asked, ['reopen']);
  });

  it('says that an upload is gone, and keeps what was loaded', async () => {
    const { page, list } = await show({ service: { all: parts(80), before: failAt(50, 'notFound') } });
    await list.pager.loadAll(new AbortController().signal);
    const alert = page.getByRole('alert');
    await alert.getByText('The upload no longer exists.').waitFor();
    await alert.getByText('without activity. Loaded parts are still shown.').waitFor();
    await page.getByRole('button', { name: 'Retry' }).waitFor();
    await page.getByRole('gridcell', { name: part(0).treeHash }).waitFor();
    assert.equal(await page.locator('.count').innerText(), '50 loaded');
    assert.equal(await page.getByRole('button', { name: /^Load / }).count(), 0, 'nothing more can come');
  });

  it('says that an upload is gone of which nothing was loaded', async () => {
    const { page } = await show({ service: { all: parts(80), before: failAt(0, 'notFound') } });
    await page.getByRole('alert').getByText('without activity.').waitFor();
    assert.equal(await page.getByText('Loaded parts are still shown').count(), 0, 'there are none');
  });

  it('offers to try again when the extension does not answer', async () => {
    const silent = { service: { all: parts(3) }, deaf: true };
    const { page } = await show(silent);
    await page.getByText('Loading parts…').waitFor();
    await page.clock.fastForward(11_000);
    await page.getByRole('alert').getByText('The extension is not responding.').waitFor();
    silent.deaf = false;
    await page.getByRole('button', { name: 'Retry' }).click();
    await page.locator('.count', { hasText: '3 parts, all loaded' }).waitFor();
    assert.equal(await page.getByRole('alert').count(), 0);
  });
});
