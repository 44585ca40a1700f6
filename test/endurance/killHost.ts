import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { MiB } from '../../src/core/text/bytes.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { serviceFaults } from '../../src/emulator/faults/serviceFaults.ts';
import { seededRandom } from '../fuzz/random.ts';
import { waitFor } from '../host/waitFor.ts';
import { openWorkbench } from '../host/workbench.ts';
import { connectionTo } from '../ui/environment.ts';
import * as ui from '../ui/window.ts';
import { treeHashOf, writeTemp } from '../unit/jobs/files.ts';
import { watchParts } from './watchParts.ts';

/**
 * Uploads a file of so many parts of 1 MiB in a real window, four at a time, and kills its extension host `kills` times
 * in the middle; the next window goes on with it each time. The file must become one archive with its tree hash, with no
 * part sent that the service had, and no upload left over. Returns how many parts there were at each kill.
 */
export async function killHosts(kills: number, parts: number, seed: number): Promise<readonly number[]> {
  const random = seededRandom(seed);
  const content = Buffer.alloc(parts * MiB - 1, 'a file whose window is killed ');
  const path = writeTemp('killed.tar', content);
  const emulator = await startEmulator();
  emulator.seedVault({ name: 'vault' });
  const again = watchParts(emulator, () => {});
  const vault = () => emulator.storage.vaults.get('vault');
  const stored = () => [...(vault()?.uploads.values() ?? [])].reduce((sum, each) => sum + each.parts.size, 0);
  const { env, settings } = connectionTo(emulator);
  // So slow that a window has parts on their way when it is killed.
  const slow = { 'glacier.uploadLimit': 8 };
  const window = await openWorkbench({ env, settings: { ...settings, ...slow } });
  const { page, control } = window;
  const button = (name: string) => page.getByRole('dialog').getByRole('button', { name, exact: true });
  const killed: number[] = [];
  // However long a kill takes, it comes before the end: the last part is refused until all kills are done.
  const last = `bytes ${(parts - 1) * MiB}-`;
  emulator.inject({
    fault: serviceFaults.unavailable,
    times: Number.POSITIVE_INFINITY,
    match: ({ headers }) => killed.length < kills && headers['content-range']?.startsWith(last) === true,
  });
  try {
    await ui.openView(page);
    await ui.useEndpoint(page);
    await ui.chooseFromMenu(page, ui.row(page, 'vault'), 'Upload File…');
    await ui.answerDialog(page, path);
    await page.getByRole('option', { name: /^1 MiB/ }).click();
    await page.getByText('Description of the archive, by which it is found later').waitFor();
    await page.keyboard.press('Enter');
    await button('Send and Complete').click();
    while (killed.length < kills) {
      const before = stored();
      const share = Math.floor((parts - before) / (kills - killed.length + 1));
      const target = Math.min(parts - 1, before + 1 + random.below(Math.max(1, 2 * share)));
      await waitFor(`${target} parts`, () => stored() >= target || undefined, { interval: 1 });
      await setTimeout(random.below(100));
      await control.killHost();
      killed.push(stored());
      await window.reload();
      await ui.waitForMessage(page, /Sending killed\.tar did not come to its end\./);
      await page.getByRole('button', { name: 'Resume Upload…' }).click();
      await button('Send and Complete').click();
    }
    await control.changeSettings({ 'glacier.uploadLimit': 0 });
    await ui.waitForMessage(page, / is completed: an archive of /);
    const made = [...(vault()?.ended.values() ?? [])].map(({ treeHash }) => treeHash);
    assert.deepEqual(made, [treeHashOf(content)], `seed ${seed}: one archive was made`);
    assert.equal(vault()?.uploads.size, 0, `seed ${seed}: no upload is left over`);
    assert.deepEqual(again, [], `seed ${seed}: no part was sent that was there`);
  } finally {
    await window.close();
    await emulator.stop();
  }
  return killed;
}
