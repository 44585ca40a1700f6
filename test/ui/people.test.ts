import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator } from 'playwright-core';
import { MiB } from '../../src/core/text/bytes.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { oddPartSize, seedOddService } from '../aws/oddService.ts';
import { makeHome, type TestHome } from '../aws/home.ts';
import { authorityFile, startTlsProxy } from '../aws/tlsProxy.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import * as ui from './window.ts';

/*
 * What people really have: uploads that tools have described, services that only answer like Glacier, and lists of
 * hashes as PowerShell writes them.
 */

const [parts, pageSize] = [13, 5];

/** What the tools wrote, by the name that the row has for it. */
const described: Readonly<Record<string, readonly [name: string, folder: string]>> = {
  'a01-fastglacier-v4-short': ['example001.txt', 'a'],
  'a02-fastglacier-v4-long-1': ['IMG_0001.CR2', 'Lofoten'],
  'a04-fastglacier-v1': ['ch01_seq004_sh0010.2044.dpx', 'three'],
  'a06-cloudberry-2': ['IMG_0002.CR2', 'Lofoten'],
  'a09-qnap-json': ['joujou.ova', 'file'],
  'a11-mt2-1': ['IMG_0001.CR2', 'norway'],
  'a13-mt1': ['a.jpg', 'photos'],
  'a18-winpath': ['C:', ''],
};

describe('what people really have', () => {
  let home: TestHome;
  let emulator: Emulator;
  let window: Workbench;
  let file: string;
  let list: string;
  const descriptions = JSON.parse(
    readFileSync(join(import.meta.dirname, '../cases/descriptions/descriptions.json'), 'utf8'),
  ) as Record<string, string>;

  before(async () => {
    home = makeHome();
    emulator = await startEmulator();
    const content = seedOddService(emulator, { parts, pageSize });
    file = home.write('odd.bin', '');
    writeFileSync(file, content);
    emulator.seedVault({ name: 'tools' });
    for (const name of Object.keys(described))
      emulator.seedUpload('tools', { description: descriptions[name] ?? '', partSize: MiB, parts: [] });
    const { accessKeyId, secretAccessKey, region, url: endpoint } = emulator;
    home.credentials(
      '[keys]',
      `aws_access_key_id = ${accessKeyId}`,
      `aws_secret_access_key = ${secretAccessKey}`,
    );
    list = home.write('hashes.json', '');
    const settings = {
      'glacier.pageSize': pageSize,
      'glacier.connections': [{ profile: 'keys', region, endpoint }],
    };
    window = await openWorkbench({ env: home.env, settings });
    await ui.openView(window.page);
    await ui.useEndpoint(window.page);
  });

  after(async () => {
    await window.close();
    await emulator.stop();
    home.remove();
  });

  it("includes uploads that a tool described: a row has the file's name and folder", async () => {
    const { page } = window;
    await ui.expand(page, 'tools');
    await ui.scrollTo(page, 'More uploads');
    await ui.clickUntil(ui.row(page, 'More uploads'), lastOf(Object.keys(described).length));
    for (const [name, folder] of Object.values(described)) {
      const row = page.getByRole('treeitem', { name: new RegExp(`^${name}.*${folder}`) }).first();
      await row.waitFor();
    }
    await ui.picture(page, 'people-descriptions');
    const row = page.getByRole('treeitem', { name: /^a\.jpg/ });
    await ui.chooseFromMenu(page, row, 'Copy Description');
    await page.getByText('Copied description').first().waitFor();
    assert.equal(await ui.clipboard(page), descriptions['a13-mt1']);
    await ui.row(page, 'tools').click();
  });

  it('includes a service that keeps no order: all parts are in place, and the broken upload is a row of its own', async () => {
    const { page } = window;
    await ui.expand(page, 'odd');
    await page.getByRole('treeitem', { name: /cannot be shown.*CreationDate is "yesterday"/ }).waitFor();
    await ui.chooseFromMenu(page, ui.row(page, 'unsorted'), 'List Glacier Parts');
    const panel = ui.panel(page);
    await panel.getByRole('button', { name: 'Load All' }).click();
    await panel.getByText('all loaded').first().waitFor();
    const ranges = await panel.locator('[role="row"] [role="gridcell"]:first-child').allInnerTexts();
    assert.deepEqual(
      ranges.map(Number),
      Array.from({ length: parts }, (_, index) => index + 1),
    );
    await ui.expand(page, 'unsorted');
    await ui.row(page, 'Part 5,').waitFor();
    const rows = await ui
      .tree(page)
      .getByRole('treeitem', { name: /^(Part|Parts|Gap)/ })
      .evaluateAll((all) => all.map((each) => each.getAttribute('aria-label')?.split(',')[0]));
    assert.deepEqual(rows.map((each) => each?.replace(/ \d+ . .*$/, '')).slice(0, 5), [
      'Part 1',
      'Part 2',
      'Part 3',
      'Part 4',
      'Part 5',
    ]);
    assert.ok(!rows.some((each) => each?.startsWith('Gap')), rows.join(' | '));
    await ui.picture(page, 'people-unsorted');
  });

  it('includes its file, which matches part by part', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, 'unsorted'), 'Verify Local File…');
    await ui.answerDialog(page, file);
    await ui.row(page, 'unsorted').getByText('all parts match').waitFor();
    await ui.panel(page).getByText(`All ${parts} parts match`).first().waitFor();
    await ui.picture(page, 'people-verified');
  });

  it('includes a list of hashes that PowerShell wrote', async () => {
    const { page } = window;
    const copied = JSON.stringify(listed(), undefined, 4).replaceAll('\n', '\r\n');
    writeFileSync(list, Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(`${copied}\r\n`, 'utf16le')]));
    await ui.chooseFromMenu(page, ui.row(page, 'unsorted'), 'Compare with Hash List…');
    await ui.answerDialog(page, list);
    await page.getByRole('option', { name: /Replace them/ }).click();
    await ui.row(page, 'unsorted').getByText('all parts match the list').waitFor();
    await ui.picture(page, 'people-list');
  });

  it('includes a proxy that opens connections, trusted by a certificate file', async () => {
    const { page, control } = window;
    const proxy = await startTlsProxy(emulator.url);
    const connection = { profile: 'keys', region: emulator.region, endpoint: proxy.url };
    await control.changeSettings({ 'glacier.connections': [connection] });
    await ui.useEndpoint(page);
    await page
      .locator('.part.sidebar .message')
      .getByText(/certificate of localhost:\d+ is not trusted by/)
      .waitFor();
    await ui.picture(page, 'people-certificate');
    home.config('[profile keys]', `ca_bundle = ${authorityFile}`);
    await ui.row(page, 'odd').waitFor();
    await proxy.stop();
  });

  /** The row of the upload of that number in the list, counted from 1. */
  function lastOf(count: number): Locator {
    return ui
      .tree(window.page)
      .locator('[aria-level="2"]')
      .nth(count - 1);
  }

  /** As `aws glacier list-parts` has it. */
  function listed(): object {
    const content = readFileSync(file);
    const all = Array.from({ length: parts }, (_, index) => {
      const [start, end] = [index * oddPartSize, Math.min((index + 1) * oddPartSize, content.length) - 1];
      const hash = createHash('sha256')
        .update(content.subarray(start, end + 1))
        .digest('hex');
      return { RangeInBytes: `${start}-${end}`, SHA256TreeHash: hash };
    });
    return { PartSizeInBytes: oddPartSize, Parts: all };
  }
});
