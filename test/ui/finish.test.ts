import assert from 'node:assert/strict';
import { existsSync, readFileSync, renameSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { MiB } from '../../src/core/text/bytes.ts';
import { zeroTreeHash } from '../../src/core/treeHash/zeroHash.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { sha256 } from '../../src/jobs/hashing/sha256.ts';
import { waitFor } from '../host/waitFor.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { writeSparse } from '../unit/jobs/files.ts';
import { connectionTo } from './environment.ts';
import * as ui from './window.ts';

/*
 * The end of an upload: what is refused, what is asked, and what stays when it has become an archive or is no more.
 */

describe('an upload that ends', () => {
  let emulator: Emulator;
  let window: Workbench;
  const file = writeSparse('holiday.tar', 3 * MiB);
  const longer = writeSparse('longer.tar', 5 * MiB);
  const changed = writeSparse('changed.tar', 2 * MiB);
  const treeHash = zeroTreeHash(MiB, sha256);
  const partsAt = (...places: number[]) =>
    places.map((at) => ({ start: at * MiB, end: (at + 1) * MiB - 1, treeHash }));

  before(async () => {
    emulator = await startEmulator();
    emulator.seedVault({ name: 'vault' });
    for (const [description, ...places] of [
      ['holiday.tar', 0, 1, 2],
      ['holey.tar', 0, 2],
      ['longer.tar', 0, 1, 2],
      ['changed.tar', 0],
      ['old one', 0],
      ['old two', 0, 1],
      ['old three'],
    ] as const)
      emulator.seedUpload('vault', { description, partSize: MiB, parts: partsAt(...places) });
    const { env, settings } = connectionTo(emulator);
    window = await openWorkbench({ env, settings, height: 900 });
    window.page.on('console', (line) => logged.push(line.text()));
    await ui.openView(window.page);
    await ui.useEndpoint(window.page);
    await ui.expand(window.page, 'vault');
  });

  after(async () => {
    await window.close();
    await emulator.stop();
  });

  /** Lines of the extension's log since the test began. */
  const loggedLines = () =>
    logged.flatMap((line) => /\[Glacier\] (.*?)(?: color: .*)?$/.exec(line)?.[1] ?? []);
  let logged: string[] = [];
  beforeEach(() => void (logged = []));

  const dialog = () => window.page.getByRole('dialog');
  const uploads = () =>
    [...(emulator.storage.vaults.get('vault')?.uploads.values() ?? [])].map(({ description }) => description);

  it('is not completed with a gap, and the gap is shown', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, 'holey.tar'), 'Complete Upload…');
    const text = /Not completed\. The upload has a gap at 1 – 2 MiB\. Send the missing parts first\./;
    await ui.waitForMessage(page, text);
    await ui.picture(page, 'finish-gap');
    await page.getByRole('button', { name: 'Show Gaps' }).click();
    await ui.panel(page).locator('[role="gridcell"]:focus', { hasText: 'Gap' }).waitFor();
  });

  it('can be ended from the menu of its panel, too', async () => {
    const { page } = window;
    await page
      .locator('.editor-actions')
      .getByRole('button', { name: /More Actions/ })
      .click();
    const abort = page.getByRole('menuitem', { name: 'Abort Upload…', exact: true });
    await abort.hover();
    await ui.picture(page, 'finish-panel-menu');
    await page.keyboard.press('Enter');
    await dialog().getByText('Abort the upload “holey.tar”?').waitFor();
    await dialog()
      .getByText(/started just now: 2 parts, 2 MiB\./)
      .waitFor();
    await ui.picture(page, 'finish-abort-one');
    await page.keyboard.press('Escape');
    assert.ok(uploads().includes('holey.tar'));
  });

  it('is not completed when the file that was verified has more', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, 'longer.tar'), 'Verify Local File…');
    await ui.answerDialog(page, longer);
    await ui.row(page, 'longer.tar').getByText('3 of 5 parts match').waitFor();
    await ui.chooseFromMenu(page, ui.row(page, 'longer.tar'), 'Complete Upload…');
    await ui.waitForMessage(page, /Not completed\. 2 parts \(2 MiB\) are missing; 3 of 5 match\./);
    await page.keyboard.press('Escape');
  });

  it('is completed once that is confirmed, and its archive ID can be had again', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, 'holiday.tar'), 'Verify Local File…');
    await ui.answerDialog(page, file);
    await ui.row(page, 'holiday.tar').getByText('all parts match').waitFor();
    await ui.chooseFromMenu(page, ui.row(page, 'holiday.tar'), 'Complete Upload…');
    await dialog().getByText('Complete the upload “holiday.tar” (3 MiB)?').waitFor();
    await dialog()
      .getByText(/Every part matches holiday\.tar, and none is missing\./)
      .waitFor();
    await ui.picture(page, 'finish-complete');
    await page.keyboard.press('Escape');
    assert.ok(uploads().includes('holiday.tar'), 'nothing is completed without a confirmation');
    await ui.chooseFromMenu(page, ui.row(page, 'holiday.tar'), 'Complete Upload…');
    await dialog().getByRole('button', { name: 'Complete Upload', exact: true }).click();
    await ui.waitForMessage(page, / is completed: an archive of 3 MiB in vault\./);
    await ui.row(page, 'holiday.tar').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Copy Archive ID' }).click();
    const id = await waitFor('the ID', async () => {
      const text = await ui.clipboard(page);
      return /^[\w-]{138}$/.test(text) ? text : undefined;
    });
    await ui.runCommand(page, 'Glacier: Show Completed Archives');
    await ui.option(page, 'holiday.tar').waitFor();
    await ui.picture(page, 'finish-archives');
    await page.keyboard.press('Enter');
    await page.getByRole('option', { name: /Tree hash/ }).waitFor();
    await ui.picture(page, 'finish-archive');
    await page.keyboard.press('Enter');
    await page.getByText('Copied archive ID').first().waitFor();
    assert.equal(await ui.clipboard(page), id);
    const target = join(window.host.dataDir, 'archives.json');
    await ui.runCommand(page, 'Glacier: Export Completed Archives…');
    await ui.answerDialog(page, target);
    const written = await waitFor('the file', () => {
      const text = existsSync(target) ? readFileSync(target, 'utf8') : '';
      return text.endsWith(']\n') ? text : undefined;
    });
    const [archive] = JSON.parse(written) as Record<string, unknown>[];
    assert.deepEqual([archive?.['archiveId'], archive?.['size'], archive?.['file']], [id, 3 * MiB, file]);
  });

  it('is sent nothing from a file that was changed since it was verified', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, 'changed.tar'), 'Resume Upload…');
    await ui.answerDialog(page, changed);
    const send = dialog().getByRole('button', { name: 'Send', exact: true });
    await send.waitFor();
    utimesSync(changed, new Date(0), new Date(0));
    await send.click();
    await ui.waitForMessage(page, /changed\.tar was modified since it was verified\./);
    await page.keyboard.press('Escape');
    const sent = [...(emulator.storage.vaults.get('vault')?.uploads.values() ?? [])];
    assert.equal(sent.find(({ description }) => description === 'changed.tar')?.parts.size, 1);
    assert.equal(await page.locator('.part.statusbar').getByText('changed.tar').count(), 0);
  });

  it('is resumed: what it lacks is sent, as it can be watched, and the archive is made', async () => {
    const { page } = window;
    const held = emulator.inject({ fault: { kind: 'hold' }, operation: 'UploadMultipartPart', times: 3 });
    await ui.chooseFromMenu(page, ui.row(page, 'holey.tar'), 'Resume Upload…');
    await ui.answerDialog(page, longer);
    await dialog().getByText('Send 3 MiB of longer.tar into the upload “holey.tar”?').waitFor();
    await dialog()
      .getByText(/Sends 3 parts of up to 1 MiB \(3 MiB\) to the vault vault .* AWS bills 3 requests\./)
      .waitFor();
    await dialog().getByText('2 parts that match the file stay and are not sent again.').waitFor();
    await ui.picture(page, 'finish-resume');
    await dialog().getByRole('button', { name: 'Send and Complete' }).click();
    await held.struck;
    const item = page.locator('.part.statusbar').getByText(/longer\.tar \d+%/);
    await item.waitFor();
    await ui.row(page, 'holey.tar').getByText(/\d+%/).waitFor();
    await ui
      .panel(page)
      .getByText(/^Sending: \d+%/)
      .waitFor();
    await ui.panel(page).getByText('3 MiB being sent', { exact: true }).waitFor();
    await ui.panel(page).getByText('Missing, sending 2').waitFor();
    await ui.panel(page).getByText('Missing, sending 4–5').waitFor();
    await ui.picture(page, 'finish-sending');
    await item.click();
    await page.getByRole('option', { name: /Pause/ }).waitFor();
    await ui.picture(page, 'finish-transfer');
    await page.keyboard.press('Escape');
    const status = page.locator('.part.statusbar');
    await ui.chooseFromMenu(page, ui.row(page, 'holey.tar'), 'Pause Sending');
    await status.getByText(/longer\.tar \d+% · pausing/).waitFor();
    await ui.chooseFromMenu(page, ui.row(page, 'holey.tar'), 'Go On Sending');
    await status.getByText(/pausing/).waitFor({ state: 'detached' });
    held.release();
    await ui.waitForMessage(page, / is completed: an archive of 5 MiB in vault\./);
    await ui.row(page, 'holey.tar').waitFor({ state: 'detached' });
    await ui.panel(page).getByText('The upload was completed.').waitFor();
    assert.equal(await ui.panel(page).getByText('May expire').count(), 0);
    await ui.picture(page, 'finish-panel-completed');
    await item.waitFor({ state: 'detached' });
    assert.equal(emulator.storage.vaults.get('vault')?.fresh.bytes, 8 * MiB, 'with that of the test before');
  });

  it('is resumed with one click after the window was loaded anew in the middle', async () => {
    const { page, control } = window;
    // So slow that it cannot end before that.
    await control.changeSettings({ 'glacier.uploadLimit': 0.01 });
    await ui.chooseFromMenu(page, ui.row(page, 'longer.tar'), 'Resume Upload…');
    await page.getByRole('option', { name: /longer\.tar/ }).waitFor();
    await page.keyboard.press('Enter');
    await dialog().getByRole('button', { name: 'Send', exact: true }).click();
    await page
      .locator('.part.statusbar')
      .getByText(/longer\.tar \d+%/)
      .waitFor();
    await window.reload();
    await ui.expand(page, 'vault');
    await ui.waitForMessage(page, /Sending longer\.tar did not come to its end\./);
    await ui.picture(page, 'finish-interrupted');
    await ui.runCommandUntil(
      page,
      'Glacier: Show Transfers',
      page.getByRole('option', { name: /Resume Upload/ }),
    );
    await page.getByText('longer.tar: sending was interrupted').waitFor();
    await page.keyboard.press('Escape');
    // What the window before has found about the upload still counts, also while the file is out of reach.
    renameSync(longer, `${longer}.away`);
    await ui.chooseFromMenu(page, ui.row(page, 'longer.tar'), 'Complete Upload…');
    await ui.waitForMessage(page, /Not completed\. 2 parts \(2 MiB\) are missing; 3 of 5 match\./);
    renameSync(`${longer}.away`, longer);
    await control.changeSettings({ 'glacier.uploadLimit': 0 });
    await page.getByRole('button', { name: 'Resume Upload…' }).click();
    await dialog().getByText('3 parts that match the file stay and are not sent again.').waitFor();
    await dialog().getByRole('button', { name: 'Send', exact: true }).click();
    await ui.waitForMessage(page, /Sent 2 parts \(2 MiB\)\./);
    await ui.row(page, 'longer.tar').getByText('all parts match').waitFor();
    const sent = [...(emulator.storage.vaults.get('vault')?.uploads.values() ?? [])];
    assert.equal(sent.find(({ description }) => description === 'longer.tar')?.parts.size, 5);
    await page.keyboard.press('Escape');
  });

  it('is started from a file, sent and completed', async () => {
    const { page } = window;
    const bytes = () => emulator.storage.vaults.get('vault')?.fresh.bytes ?? 0;
    const before = bytes();
    // The answer is lost; the upload that was made is found, and used once that is agreed to.
    const lost = emulator.inject({ fault: { kind: 'dropAnswer' }, operation: 'InitiateMultipartUpload' });
    await ui.chooseFromMenu(page, ui.row(page, 'vault'), 'Upload File…');
    await ui.answerDialog(page, file);
    await page.getByRole('option', { name: /16 MiB.*1 part · recommended/ }).waitFor();
    await ui.picture(page, 'finish-part-size');
    await page.getByRole('option', { name: /^1 MiB/ }).click();
    await page.getByText('Description of the archive, by which it is found later').waitFor();
    await ui.quickInput(page).fill('Fotos Köln');
    await page.getByText('Glacier takes only printable ASCII characters, so not “ö” (U+00F6).').waitFor();
    await ui.quickInput(page).fill('Fotos Koeln');
    await page.getByText('Glacier takes only').waitFor({ state: 'hidden' });
    await page.keyboard.press('Enter');
    await dialog().getByText('Upload holiday.tar (3 MiB)?').waitFor();
    await ui.picture(page, 'finish-upload');
    await dialog().getByRole('button', { name: 'Send and Complete' }).click();
    await lost.struck;
    await dialog().getByText('Send holiday.tar into the upload that was found?').waitFor();
    await dialog().getByText('Description: Fotos Koeln').waitFor();
    assert.equal(bytes(), before, 'nothing is sent before that');
    await dialog().getByRole('button', { name: 'Use This Upload' }).click();
    await waitFor('the archive', () => bytes() === before + 3 * MiB || undefined);
    await ui.runCommandUntil(page, 'Glacier: Show Completed Archives', ui.option(page, 'Fotos Koeln'));
    await page.keyboard.press('Escape');
    assert.ok(!uploads().includes('Fotos Koeln'), 'one upload was made');
    const [started, sent, completed] = loggedLines().filter((line) =>
      /^(started|sent|completed): /.test(line),
    );
    const [upload = ''] = /upload \S{92}/.exec(started ?? '') ?? [];
    assert.deepEqual([started, sent], [`started: ${upload}`, `sent: 3 parts to ${upload}; 0 not sent`]);
    assert.match(completed ?? '', /^completed: archive \S{138}$/);
  });

  it('is started by the palette in the vault that has what is selected, without asking for one', async () => {
    const { page } = window;
    emulator.seedVault({ name: 'another' });
    await ui.runCommand(page, 'Glacier: Refresh');
    await ui.row(page, 'another').waitFor();
    await ui.select(page, ['old one']);
    await ui.runCommand(page, 'Glacier: Upload File…');
    await ui.answerDialog(page, file);
    await page.getByRole('option', { name: /^1 MiB/ }).click();
    await page.getByText('Description of the archive, by which it is found later').waitFor();
    await page.keyboard.press('Enter');
    await dialog()
      .getByText(/to the vault vault \(/)
      .waitFor();
    await page.keyboard.press('Escape');
    assert.ok(!uploads().includes('holiday.tar'), 'nothing is started without a confirmation');
  });

  it('is aborted with others once that is confirmed, and what failed is told', async () => {
    const { page } = window;
    await ui.select(page, ['old one', 'old two', 'old three']);
    const denied = emulator.inject({
      fault: {
        kind: 'error',
        status: 403,
        code: 'AccessDeniedException',
        message: 'User: x is not authorized to perform: glacier:AbortMultipartUpload on resource: y',
      },
      operation: 'AbortMultipartUpload',
    });
    await ui.chooseFromMenu(page, ui.row(page, 'old two'), 'Abort Upload…');
    await dialog().getByText('Abort 3 uploads?').waitFor();
    await dialog()
      .getByText(/Together 3 parts, 3 MiB\. What was sent is deleted for good\./)
      .waitFor();
    await ui.picture(page, 'finish-abort');
    assert.equal(uploads().length, 5, 'nothing is aborted before that is confirmed');
    await dialog().getByRole('button', { name: 'Abort 3 Uploads' }).click();
    await denied.struck;
    await ui.waitForMessage(page, /Aborted 2 of 3 uploads\. Not aborted: “old .*AbortMultipartUpload/);
    await ui.picture(page, 'finish-aborted');
    await page.keyboard.press('Escape');
    assert.equal(uploads().length, 3);
    assert.equal(loggedLines().filter((line) => line.startsWith('aborted: upload ')).length, 2);
    await waitFor(
      'the rows to go',
      async () => (await ui.tree(page).getByText(/^old /).count()) === 1 || undefined,
    );
    for (const description of uploads()) await ui.row(page, description ?? '').waitFor();
  });

  it('keeps its commands to itself in read-only mode', async () => {
    const { page, control } = window;
    await ui.row(page, 'longer.tar').click();
    const menu = await ui.openMenu(page, ui.row(page, 'longer.tar'), 'Verify Local File…');
    for (const entry of ['Resume Upload…', 'Complete Upload…', 'Abort Upload…'])
      await page.getByRole('menuitem', { name: entry, exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    await control.changeSettings({ 'glacier.readOnly': true });
    await ui.openMenu(page, ui.row(page, 'longer.tar'), 'Verify Local File…');
    for (const entry of ['Resume Upload…', 'Complete Upload…', 'Abort Upload…'])
      assert.equal(await page.getByRole('menuitem', { name: entry, exact: true }).count(), 0, entry);
    await page.keyboard.press('Escape');
    await page.locator('.tree-explorer-viewlet-tree-view .message', { hasText: 'Read-only' }).waitFor();
    await ui.picture(page, 'finish-read-only');
    await control.runCommand('glacier.abortUploads');
    await ui.waitForMessage(page, /Read-only mode is on: cannot abort uploads\./);
  });
});
