import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
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
 * From what is missing to what one can do about it: ranges, commands, and the service's answer for scripts. The upload
 * has parts 1, 2 and 4 of a file with five and a half.
 */

const gap = '2097152-3145727';
const tail = ['4194304-5242879', '5242880-5767167'];

describe('what an upload lacks', () => {
  let emulator: Emulator;
  let window: Workbench;
  const file = writeSparse('pieces.bin', 5.5 * MiB);
  const other = writeSparse('other.bin', 3 * MiB);

  before(async () => {
    emulator = await startEmulator();
    emulator.seedVault({ name: 'vault' });
    const treeHash = zeroTreeHash(MiB, sha256);
    emulator.seedUpload('vault', {
      id: '-pieces',
      description: 'pieces',
      partSize: MiB,
      parts: [0, 1, 3].map((at) => ({ start: at * MiB, end: (at + 1) * MiB - 1, treeHash })),
    });
    emulator.seedUpload('vault', {
      id: 'damaged',
      description: 'damaged',
      partSize: MiB,
      parts: [0, 1, 2, 3, 4].map((at) => ({
        start: at * MiB,
        end: (at + 1) * MiB - 1,
        treeHash: at === 2 ? 'f'.repeat(64) : treeHash,
      })),
    });
    const { env, settings } = connectionTo(emulator);
    window = await openWorkbench({ env, settings, height: 1000 });
    await ui.openView(window.page);
    await ui.useEndpoint(window.page);
    await ui.expand(window.page, 'vault');
  });

  after(async () => {
    await window.close();
    await emulator.stop();
  });

  it('is copied as ranges, of parts that are loaded for that', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, 'pieces'), 'Copy Missing Ranges');
    await page.getByText('Copied missing range (1 MiB)').first().waitFor();
    assert.equal(await ui.clipboard(page), gap);
  });

  it('is refused for a file that is too small', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, 'pieces'), 'Copy AWS CLI Commands for Missing Parts…');
    await ui.answerDialog(page, other);
    await ui.waitForMessage(page, /This cannot be the file of the upload\. other\.bin has 3 MiB/);
    await page.keyboard.press('Escape');
  });

  it('is copied as commands for the parts of a gap', async () => {
    const { page } = window;
    await ui.expand(page, 'pieces');
    await ui.chooseFromMenu(
      page,
      ui.row(page, 'Gap 2 – 3 MiB missing'),
      'Copy AWS CLI Commands for Missing Parts…',
    );
    await ui.answerDialog(page, file);
    await page.getByRole('option', { name: /Bash/ }).click();
    await page.getByText('Copied AWS CLI commands for 1 part (1 MiB)').first().waitFor();
    const script = await ui.clipboard(page);
    assert.deepEqual(rangesIn(script), [gap]);
    assert.match(script, /^\(\n/);
    assert.ok(script.includes('--vault-name=vault --upload-id=-pieces'), script);
    assert.ok(script.includes(`--endpoint-url=${emulator.url}`), script);
  });

  it('is copied as commands for all parts of the file that are missing', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, 'pieces'), 'Copy AWS CLI Commands for Missing Parts…');
    await ui.answerDialog(page, file);
    await page.getByRole('option', { name: /PowerShell/ }).waitFor();
    await ui.picture(page, 'missing-shell');
    await page.getByRole('option', { name: /PowerShell/ }).click();
    await page.getByText('Copied AWS CLI commands for 3 parts (2.5 MiB)').first().waitFor();
    const script = await ui.clipboard(page);
    assert.deepEqual(rangesIn(script), [gap, ...tail]);
    assert.match(script, /^& \{\n/);
  });

  it('includes the end, once a verification has told it', async () => {
    const { page } = window;
    await verify('pieces', '3 of 6 parts match');
    await ui.chooseFromMenu(page, ui.row(page, 'pieces'), 'Copy Missing Ranges');
    await page.getByText('Copied 2 missing ranges (2.5 MiB)').first().waitFor();
    assert.equal(await ui.clipboard(page), `${gap}\n4194304-5767167`);
  });

  it('is what differs as well, once the file was verified', async () => {
    const { page } = window;
    await verify('damaged', '4 of 6 parts match');
    await ui.chooseFromMenu(page, ui.row(page, 'damaged'), 'Copy AWS CLI Commands for Missing Parts…');
    await ui.answerDialog(page, file);
    await page.getByRole('option', { name: /Bash/ }).click();
    await page.getByText('Copied AWS CLI commands for 2 parts (1.5 MiB)').first().waitFor();
    assert.deepEqual(rangesIn(await ui.clipboard(page)), [gap, '5242880-5767167']);
  });

  it('is copied from the panel, too', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, 'pieces'), 'Copy Upload ID');
    await waitFor('the ID', async () => (await ui.clipboard(page)) === '-pieces' || undefined);
    await ui.chooseFromMenu(page, ui.row(page, 'pieces'), 'List Glacier Parts');
    await chooseInPanel('Copy Missing Ranges');
    await waitFor(
      'the ranges',
      async () => (await ui.clipboard(page)) === `${gap}\n4194304-5767167` || undefined,
    );
    await chooseInPanel('Copy AWS CLI Commands for Missing Parts…');
    await ui.answerDialog(page, file);
    await page.getByRole('option', { name: /Bash/ }).click();
    const script = await waitFor('the script', async () => {
      const text = await ui.clipboard(page);
      return text.startsWith('(') ? text : undefined;
    });
    assert.deepEqual(rangesIn(script), [gap, ...tail]);
    await chooseInPanel('Copy ListParts Response');
    const answer = await waitFor('the answer', async () => {
      const text = await ui.clipboard(page);
      return text.startsWith('{') ? text : undefined;
    });
    const { MultipartUploadId, Parts, Marker } = JSON.parse(answer) as Record<string, unknown>;
    assert.deepEqual([MultipartUploadId, Marker], ['-pieces', null]);
    assert.ok(Array.isArray(Parts));
    assert.equal(Parts.length, 3);
  });

  it("is exported in the service's own form, under the upload's name, and compared with that", async () => {
    const { page } = window;
    const target = join(window.host.dataDir, 'answer.json');
    await ui.chooseFromMenu(page, ui.row(page, 'pieces'), 'Export ListParts Response…');
    await waitFor(
      'the name of the file',
      async () => (await ui.quickInput(page).inputValue()).endsWith('/pieces-list-parts.json') || undefined,
    );
    await ui.answerDialog(page, target);
    const written = await waitFor('the file', () => {
      const text = existsSync(target) ? readFileSync(target, 'utf8') : '';
      return text.endsWith('}\n') ? text : undefined;
    });
    assert.equal((JSON.parse(written) as Record<string, unknown>)['ArchiveDescription'], 'pieces');
    await ui.chooseFromMenu(page, ui.row(page, 'pieces'), 'Compare with Hash List…');
    await ui.answerDialog(page, target);
    await page.getByRole('option', { name: /Replace them/ }).click();
    await ui.row(page, 'pieces').getByText('all parts match the list').waitFor();
  });

  it('is not known at the end without a verification against the file, and is said so', async () => {
    const { page } = window;
    emulator.seedUpload('vault', {
      id: 'meeting',
      description: 'meeting',
      partSize: MiB,
      parts: [{ start: 0, end: MiB - 1, treeHash: zeroTreeHash(MiB, sha256) }],
    });
    await ui.runCommand(page, 'Glacier: Refresh');
    await ui.chooseFromMenu(page, ui.row(page, 'meeting'), 'Copy Missing Ranges');
    await ui.waitForMessage(page, /Nothing is missing between the listed parts\./);
    await ui.picture(page, 'missing-nothing');
    await page.keyboard.press('Escape');
  });

  it('is copied from a panel whose connection is gone, for where its parts were loaded', async () => {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, 'pieces'), 'List Glacier Parts');
    await ui.panel(page).getByText('all loaded').first().waitFor();
    const elsewhere = { region: 'eu-west-1', endpoint: emulator.url };
    await window.control.changeSettings({ 'glacier.connections': [elsewhere] });
    await ui.panel(page).getByText('The connection was closed').first().waitFor();
    await chooseInPanel('Copy AWS CLI Commands for Missing Parts…');
    await ui.answerDialog(page, file);
    await page.getByRole('option', { name: /Bash/ }).click();
    const script = await waitFor('the script', async () => {
      const text = await ui.clipboard(page);
      return text.startsWith('(') ? text : undefined;
    });
    assert.ok(script.includes(`--region=${emulator.region} --endpoint-url=${emulator.url}`), script);
  });

  /** Verifies the file against an upload, after which its row says so much. */
  async function verify(upload: string, says: string): Promise<void> {
    const { page } = window;
    await ui.chooseFromMenu(page, ui.row(page, upload), 'Verify Local File…');
    await ui.answerDialog(page, file);
    await ui.row(page, upload).getByText(says).waitFor();
  }

  /** Chooses an entry of the context menu of the panel's table. */
  async function chooseInPanel(entry: string): Promise<void> {
    const { page } = window;
    await ui.panel(page).locator('[role="row"] .number').getByText('2', { exact: true }).click();
    await page.keyboard.press('Shift+F10');
    const item = page.getByRole('menuitem', { name: entry, exact: true });
    await item.hover();
    await page.keyboard.press('Enter');
    await item.waitFor({ state: 'hidden' });
  }
});

/** The ranges that a script has a line each for. */
function rangesIn(script: string): string[] {
  return [...script.matchAll(/^\s*'?(\d+-\d+)'?(?: \\)?$/gm)].map(([, range = '']) => range);
}
