import { existsSync, statSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { sampleFile } from '../../src/emulator/sample/sampleFile.ts';
import { waitFor } from '../host/waitFor.ts';
import * as ui from './window.ts';

/** Saves the sample file at `file` in the dialog that is open, and waits until all of it is there. */
export async function saveSample(page: Page, file: string): Promise<void> {
  await ui.answerDialog(page, file);
  await waitFor('the file', () => (existsSync(file) && statSync(file).size === sampleFile.size) || undefined);
}

/** The same, and verifies its upload, whose row is shown, against it. */
export async function verifySample(page: Page, file: string): Promise<void> {
  await saveSample(page, file);
  await ui.chooseFromMenu(page, ui.row(page, sampleFile.name), 'Verify Local File…');
  await ui.answerDialog(page, file);
  await ui.row(page, sampleFile.name).getByText('13 of 16 parts match').waitFor();
}
