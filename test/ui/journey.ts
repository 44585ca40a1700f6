import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { waitFor } from '../host/waitFor.ts';
import type { Workbench } from '../host/workbench.ts';
import * as ui from './window.ts';

/** The whole way on the sample account, with keys only: from an upload that broke off to the ID of its archive. */
export async function finishUpload(window: Workbench): Promise<void> {
  const { page } = window;
  const { keyboard } = page;
  const dialog = page.getByRole('dialog');
  const file = join(window.host.dataDir, 'glacier-sample.bin');
  await ui.openView(page);
  await ui.runCommand(page, 'Glacier: Open Sample Account');
  await ui.row(page, 'damaged-uploads').waitFor();

  await ui.runCommand(page, 'Glacier: Save Sample File…');
  await ui.answerDialog(page, file);
  await ui.waitForMessage(page, /Sample file saved\./);
  assert.ok(existsSync(file));

  const choose = async (name: string) => {
    await ui.option(page, name).waitFor();
    await keyboard.type(name);
    await page.getByRole('option', { name }).and(page.locator('.focused')).waitFor();
    await keyboard.press('Enter');
  };
  await ui.runCommandUntil(page, 'Glacier: Resume Upload…', ui.option(page, 'damaged-uploads'));
  await choose('damaged-uploads');
  await choose('glacier-sample.bin');
  await ui.pick(page, 'file glacier-sample.bin');
  await dialog.getByText(/^Send .* of glacier-sample\.bin into the upload “glacier-sample\.bin: /).waitFor();
  await dialog.getByText('1 of them replaces a part that differs from the file.').waitFor();
  await dialog.getByText('That cannot be undone: the upload ends.').waitFor();
  await ui.picture(page, 'journey-plan');
  await page.locator(':focus').getByText('Send and Complete').waitFor();
  await keyboard.press('Enter');

  await ui.waitForMessage(page, / is completed: an archive of .* in damaged-uploads\./);
  await keyboard.press('Escape');
  await ui.runCommandUntil(page, 'Glacier: Show Completed Archives', ui.option(page, 'glacier-sample.bin'));
  await ui.picture(page, 'journey-archives');
  await keyboard.press('Enter');
  await page.getByRole('option', { name: /Archive ID/ }).waitFor();
  await keyboard.press('Enter');
  await waitFor('the archive ID', async () => /^[\w-]{138}$/.test(await ui.clipboard(page)) || undefined);
}
