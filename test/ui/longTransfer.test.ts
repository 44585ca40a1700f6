import assert from 'node:assert/strict';
import { MiB } from '../../src/core/text/bytes.ts';
import { zeroTreeHash } from '../../src/core/treeHash/zeroHash.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import type { InjectedFault } from '../../src/emulator/faults/faults.ts';
import { serviceFaults } from '../../src/emulator/faults/serviceFaults.ts';
import { sha256 } from '../../src/jobs/hashing/sha256.ts';
import { makeHome, type TestHome } from '../aws/home.ts';
import { waitFor } from '../host/waitFor.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { writeSparse } from '../unit/jobs/files.ts';
import { keys } from './hands.ts';
import * as ui from './window.ts';

/*
 * A transfer that lasts: paused, over a window that is loaded anew, and over credentials that expire. With keys only.
 */

describe('a transfer that takes long, with keys only', () => {
  let emulator: Emulator;
  let window: Workbench;
  let home: TestHome;
  const file = writeSparse('backup.tar', 6 * MiB);

  before(async () => {
    emulator = await startEmulator();
    emulator.seedVault({ name: 'vault' });
    const part = { start: 0, end: MiB - 1, treeHash: zeroTreeHash(MiB, sha256) };
    for (const description of ['stale one', 'stale two'])
      emulator.seedUpload('vault', { description, partSize: MiB, parts: [part] });
    home = makeHome();
    signIn();
    const connection = { profile: 'archive', region: emulator.region, endpoint: emulator.url };
    const settings = { 'glacier.connections': [connection], 'glacier.concurrency': 1 };
    window = await openWorkbench({ env: home.env, settings, height: 900 });
    const { page } = window;
    await ui.openView(page);
    await ui.useEndpoint(page);
    await keys.expand(page, 'vault');
  });

  after(async () => {
    await window.close();
    await emulator.stop();
    home.remove();
  });

  const dialog = () => window.page.getByRole('dialog');
  const status = (text: RegExp) => window.page.locator('.part.statusbar').getByText(text);
  const vault = () => emulator.storage.vaults.get('vault');
  const upload = (name: string) =>
    [...(vault()?.uploads.values() ?? [])].find(({ description }) => description === name);

  it('is begun with a file, pauses after the part on its way, and goes on', async () => {
    const { page } = window;
    const held = emulator.inject({ fault: { kind: 'hold' }, operation: 'UploadMultipartPart', after: 1 });
    await keys.choose(page, 'vault', 'Upload File…');
    await keys.answer(page, file);
    await ui.option(page, '1 MiB').waitFor();
    await page.keyboard.type('1 MiB');
    await ui.option(page, '1 MiB').and(page.locator('.focused')).waitFor();
    await page.keyboard.press('Enter');
    await page.getByText('Description of the archive, by which it is found later').waitFor();
    await page.keyboard.press('Enter');
    await dialog().getByText('Upload backup.tar (6 MiB)?').waitFor();
    await confirm('Send');
    await pauseAt(held);
    await ui.row(page, 'backup.tar').getByText('paused').waitFor();
    await ui.picture(page, 'long-paused');
    assert.equal(upload('backup.tar')?.parts.size, 2);
    const next = emulator.inject({ fault: { kind: 'hold' }, operation: 'UploadMultipartPart' });
    await manage('Go On');
    await pauseAt(next);
  });

  it('is not cut off by removing its connection without a question', async () => {
    const { page } = window;
    await keys.run(page, 'Glacier: Remove Connection');
    await dialog()
      .getByText('A file is being sent through the connection archive. Stop sending it?')
      .waitFor();
    await ui.picture(page, 'long-remove');
    await page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'hidden' });
    await ui.row(page, 'backup.tar').getByText('paused').waitFor();
  });

  it('goes on in the next window, waits while the credentials have expired, and then goes on by itself', async () => {
    const { page } = window;
    await window.reload();
    await keys.expand(page, 'vault');
    let expired = false;
    const part = { fault: { kind: 'hold' }, operation: 'UploadMultipartPart' } as const;
    const held = emulator.inject(part);
    const expiredToken = serviceFaults.expiredToken;
    emulator.inject({ fault: expiredToken, times: Number.POSITIVE_INFINITY, match: () => expired });
    await keys.press(page, 'Sending backup.tar did not come to its end.', 'Resume Upload…');
    await dialog().getByText('3 parts that match the file stay and are not sent again.').waitFor();
    await confirm('Send and Complete');
    await held.struck;
    expired = true;
    held.release();
    await status(/backup\.tar \d+% · paused: AWS session expired/).waitFor();
    await ui.waitForMessage(
      page,
      /Sending backup\.tar paused: The AWS session has expired\. .*continues once the credentials are renewed\./,
    );
    await ui.picture(page, 'long-expired');
    assert.equal(upload('backup.tar')?.parts.size, 4);
    expired = false;
    signIn();
    await ui.waitForMessage(page, / is completed: an archive of 6 MiB in vault\./);
    assert.equal(vault()?.fresh.bytes, 6 * MiB);
    await status(/backup\.tar/).waitFor({ state: 'detached' });
  });

  it('is told from the stale ones, which are aborted after a look at what they are', async () => {
    const { page } = window;
    await ui.row(page, 'backup.tar').waitFor({ state: 'detached' });
    await keys.expand(page, 'vault');
    // Each adds the row that it goes to.
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+F10');
    const abort = page.getByRole('menuitem', { name: 'Abort Upload…', exact: true });
    await abort.waitFor();
    await ui.picture(page, 'long-menu');
    await waitFor('the entry', async () => {
      if ((await abort.and(page.locator('.focused > *, :focus')).count()) > 0) return true;
      await page.keyboard.press('ArrowDown');
      return undefined;
    });
    await page.keyboard.press('Enter');
    await dialog().getByText('Abort 2 uploads?').waitFor();
    await dialog()
      .getByText(/Together 2 parts, 2 MiB\. /)
      .waitFor();
    await confirm('Abort 2 Uploads');
    await ui.waitForMessage(page, /Aborted 2 uploads\./);
    assert.equal(vault()?.uploads.size, 0);
  });

  /** Renews the credentials, as a sign-in does. */
  function signIn(): void {
    const { accessKeyId, secretAccessKey } = emulator;
    home.credentials(
      '[archive]',
      `aws_access_key_id = ${accessKeyId}`,
      `aws_secret_access_key = ${secretAccessKey}`,
    );
  }

  /** Presses a button of the dialog. */
  async function confirm(name: string): Promise<void> {
    const { page } = window;
    const button = dialog().getByRole('button', { name, exact: true });
    await button.waitFor();
    await waitFor(`the focus on ${name}`, async () => {
      if ((await button.and(page.locator(':focus')).count()) > 0) return true;
      await page.keyboard.press('Tab');
      return undefined;
    });
    await page.keyboard.press('Enter');
    await button.waitFor({ state: 'detached' });
  }

  /** Pauses while a part is held, which then comes to its end. */
  async function pauseAt(held: InjectedFault): Promise<void> {
    await held.struck;
    await manage('Pause');
    await status(/backup\.tar \d+% · pausing/).waitFor();
    held.release();
    await status(/backup\.tar \d+% · paused/).waitFor();
  }

  /** Chooses what to do with the transfer. */
  async function manage(action: string): Promise<void> {
    const { page } = window;
    const entry = page.getByRole('option', { name: action });
    await ui.runCommandUntil(page, 'Glacier: Show Transfers', entry);
    await page.keyboard.type(action);
    await entry.and(page.locator('.focused')).waitFor();
    await page.keyboard.press('Enter');
  }
});
