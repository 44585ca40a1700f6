import assert from 'node:assert/strict';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sampleFile, sampleFileParts } from '../../src/emulator/sample/sampleFile.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { withoutAws } from './environment.ts';
import { saveSample } from './sampleSteps.ts';
import * as ui from './window.ts';

/*
 * The sample account has an upload of a file that everybody can make: one of its parts differs, two are missing. The
 * verification has to find exactly these, wherever it shows them.
 */

const sentence =
  'Part 5 differs and 2 parts (4 MiB) are missing; 13 of 16 match. Send 3 parts to complete the upload.';

describe('verifying a local file', () => {
  let window: Workbench;
  let folder: string;
  let file: string;

  before(async () => {
    const settings = { 'glacier.openSampleAccount': true };
    window = await openWorkbench({ env: withoutAws, settings, height: 1000 });
    folder = join(window.host.dataDir, 'files');
    file = join(folder, sampleFile.name);
    await mkdir(folder);
    await ui.openView(window.page);
  });

  after(() => window.close());

  it('begins with a file of the sample account', async () => {
    const { page } = window;
    await ui.row(page, 'archive-2026').waitFor();
    await ui.runCommandUntil(page, 'Glacier: Save Sample File…', ui.fileDialog(page));
    await saveSample(page, file);
  });

  it('finds what differs and what is missing, and nothing else, in the tree', async () => {
    const { page } = window;
    await ui.expand(page, 'damaged-uploads');
    await ui.chooseFromMenu(page, ui.row(page, sampleFile.name), 'Verify Local File…');
    await ui.answerDialog(page, file);
    await ui.waitForMessage(page, sentence);
    await page.keyboard.press('Escape');
    await ui.row(page, sampleFile.name).getByText('13 of 16 parts match').waitFor();
    await ui.expand(page, sampleFile.name);
    await ui.row(page, 'Part 4, matches').waitFor();
    await ui.row(page, 'Part 5, differs').waitFor();
    await ui.row(page, 'Gap 16 – 20 MiB missing').waitFor();
    const rows = await ui
      .tree(page)
      .getByRole('treeitem', { name: /^Part / })
      .all();
    const names = await Promise.all(rows.map((row) => row.getAttribute('aria-label')));
    assert.equal(names.filter((name) => name?.includes('matches')).length, 13);
    assert.equal(names.filter((name) => name?.includes('differs')).length, 1);
    await ui.picture(page, 'verify-tree');
  });

  it('shows the same in the table and on the map of the panel', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, sampleFile.name), 'List Glacier Parts');
    const panel = ui.panel(page);
    await panel.locator('.verification').getByText(sentence).waitFor();
    await panel.getByText('2 MiB differ').waitFor();
    await panel.getByText(/24\.3 MiB verified/).waitFor();
    await panel.getByText('4 MiB missing in 1 gap').waitFor();
    const statuses = await panel.locator('[role="row"] .status').allInnerTexts();
    const count = (text: RegExp) => statuses.filter((status) => text.test(status)).length;
    assert.deepEqual([count(/^Matches/), count(/^Differs/), count(/^Missing/)], [13, 1, 1]);
    await panel.getByRole('button', { name: 'Part 5 differs' }).click();
    await panel.locator('[aria-rowindex="6"] [role="gridcell"]:focus').waitFor();
    await ui.picture(page, 'verify-panel');
  });

  it('is begun from the panel, too, with another file', async () => {
    const { page } = window;
    const panel = ui.panel(page);
    const longer = join(folder, 'longer.bin');
    writeFileSync(longer, Buffer.concat([readFileSync(file), Buffer.alloc(1000)]));
    await panel.getByRole('button', { name: 'Verify Local File…' }).click();
    await ui.answerDialog(page, longer);
    const question = page.getByRole('dialog');
    await question.getByText(/The upload ends with a short part at 30\.3 MiB/).waitFor();
    await question.getByRole('button', { name: 'Verify Anyway' }).click();
    await panel
      .getByText(
        'Part 5 differs, 2 parts (4 MiB) are missing and part 16 is short; 12 of 16 match. Send 4 parts',
      )
      .first()
      .waitFor();
    await panel.getByText('Verified against longer.bin').waitFor();
    await ui.row(page, sampleFile.name).getByText('12 of 16 parts match').waitFor();
    await panel.getByRole('button', { name: 'Verify Local File…' }).click();
    await ui.answerDialog(page, file);
    await panel.locator('.verification').getByText(sentence).waitFor();
    await ui.row(page, sampleFile.name).getByText('13 of 16 parts match').waitFor();
  });

  it('shows the parts again from its message, once the panel it was begun from is closed', async () => {
    const { page } = window;
    await window.control.runCommand('workbench.action.closeAllEditors');
    await ui.waitForMessage(page, sentence);
    await page.getByRole('button', { name: 'Show Parts' }).first().click();
    await ui.panel(page).locator('.verification').getByText(sentence).waitFor();
  });

  it('opens as a report', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, sampleFile.name), 'Open Verification Report');
    await page.getByRole('tab', { name: /^Preview Verification of .*\.md/ }).waitFor();
    const report = ui.panel(page);
    await report.getByText(sentence).waitFor();
    await report.locator('code', { hasText: '8388608-10485759' }).waitFor();
    await ui.picture(page, 'verify-report');
  });

  it('finds the file of an upload in a folder', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, sampleFile.name), 'Find Local File…');
    await ui.answerDialog(page, folder);
    await ui.pick(page, `file ${sampleFile.name}`);
    await ui.waitForMessage(page, sentence);
    await page.keyboard.press('Escape');
  });

  it('computes the hashes of any file, to be copied', async () => {
    const { page } = window;
    await ui.runCommandUntil(page, 'Glacier: Compute Tree Hash…', ui.fileDialog(page));
    await ui.answerDialog(page, file);
    await ui.pick(page, 'copy SHA-256 tree hash');
    await page.getByText('Copied tree hash').first().waitFor();
    assert.match(await ui.clipboard(page), /^[0-9a-f]{64}$/);
  });

  it('compares with hashes that were saved, without the file', async () => {
    const { page } = window;
    const list = join(folder, 'hashes.csv');
    const lines = sampleFileParts().map(({ start, end, treeHash }) => `${start}-${end},${treeHash}`);
    writeFileSync(list, `rangeInBytes,sha256TreeHash\n${lines.join('\n')}\n`);
    await ui.chooseFromMenu(page, ui.row(page, sampleFile.name), 'Compare with Hash List…');
    await ui.answerDialog(page, list);
    // Those of the file are lost only where that is wanted.
    const replace = page.getByRole('option', { name: /Replace them with those of hashes\.csv/ });
    await replace.waitFor();
    await ui.row(page, sampleFile.name).getByText('13 of 16 parts match').waitFor();
    await ui.picture(page, 'verify-replace');
    await page.keyboard.press('Enter');
    await replace.waitFor({ state: 'hidden' });
    await ui.row(page, sampleFile.name).getByText('13 of 16 parts match').waitFor();
    await ui.chooseFromMenu(page, ui.row(page, sampleFile.name), 'Compare with Hash List…');
    await ui.answerDialog(page, list);
    await replace.click();
    await ui.row(page, sampleFile.name).getByText('all parts match').waitFor();
    writeFileSync(list, 'not a hash\n');
    await ui.chooseFromMenu(page, ui.row(page, sampleFile.name), 'Compare with Hash List…');
    await ui.answerDialog(page, list);
    await ui.waitForMessage(page, /^Line 1 .*list with one tree hash per line/);
    await page.keyboard.press('Escape');
    // What was found before stays.
    await ui.row(page, sampleFile.name).getByText('all parts match').waitFor();
  });

  it('says that the file is gone', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, sampleFile.name), 'Verify Local File…');
    await ui.answerDialog(page, file);
    await ui.row(page, sampleFile.name).getByText('13 of 16 parts match').waitFor();
    rmSync(file);
    await ui.chooseFromMenu(page, ui.row(page, sampleFile.name), 'Open Verification Report');
    await ui.waitForMessage(page, `${sampleFile.name} changed after it was verified`);
    await ui.row(page, sampleFile.name).getByText('parts match').waitFor({ state: 'detached' });
  });
});
