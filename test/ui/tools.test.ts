import assert from 'node:assert/strict';
import { join } from 'node:path';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { connectionTo } from './environment.ts';
import * as ui from './window.ts';

/*
 * An agent of another extension calls a tool. VS Code asks the user first, which a window of the tests in the extension
 * host does not: there every question is agreed to.
 */
describe('a tool for language models', () => {
  let emulator: Emulator;
  let window: Workbench;
  const requests: string[] = [];

  before(async () => {
    emulator = await startEmulator({ onRequest: ({ operation }) => void requests.push(operation ?? 'none') });
    emulator.seedVault({ name: 'photos' });
    window = await openWorkbench(connectionTo(emulator));
    await ui.openView(window.page);
    await ui.useEndpoint(window.page);
    await ui.row(window.page, 'photos').waitFor();
    requests.length = 0;
  });

  after(async () => {
    await window.close();
    await emulator.stop();
  });

  it('asks first: without agreement nothing is requested', async () => {
    const { page, control } = window;
    const called = control.callTool('glacier_findUnfinishedUploads', {});
    const dialog = page.getByRole('dialog');
    await dialog.getByText('Find unfinished Glacier uploads?').waitFor();
    await dialog
      .getByText(
        /the connection Default credentials · us-east-1 · via 127\.0\.0\.1:\d+ for uploads in progress: at most 200/,
      )
      .waitFor();
    await ui.picture(page, 'tool-question');
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    assert.match(await called, /^Canceled/);
    assert.deepEqual(requests, []);
  });

  it('runs once that is agreed to', async () => {
    const { page, control } = window;
    const called = control.callTool('glacier_listVaults', {});
    const dialog = page.getByRole('dialog');
    await dialog.getByText('List Glacier vaults?').waitFor();
    await dialog.getByRole('button', { name: 'Yes', exact: true }).click();
    assert.match(await called, /"vaults":\[\{"vault":"photos"/);
    assert.deepEqual(requests, ['ListVaults']);
  });

  it('shows the path of a file that it would read as it is: no link', async () => {
    const { page, control } = window;
    const file = join(window.host.dataDir, '[x](command:glacierTest.run) *y*');
    const called = control.callTool('glacier_verifyFile', { vault: 'photos', uploadId: 'id', file });
    const dialog = page.getByRole('dialog');
    await dialog.getByText('[x](command:glacierTest.run) *y*').waitFor();
    assert.equal(await dialog.getByRole('link').count(), 0);
    await dialog.getByRole('button', { name: 'Cancel', exact: true }).click();
    assert.match(await called, /^Canceled/);
  });
});
