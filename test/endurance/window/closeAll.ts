import assert from 'node:assert/strict';
import { join } from 'node:path';
import type { Vitals } from '../../host/vitals.ts';
import { waitFor } from '../../host/waitFor.ts';
import { bytesOfDisposedStores } from './disposedStores.ts';
import type { WindowWorld } from './world.ts';

/** What the extension host holds when all is closed. */
export interface Held extends Vitals {
  /** Bytes that VS Code keeps of rows of trees that are gone. */
  readonly stores: number;
}

/** Closes all that is open; gives what the process holds once that is no more than `most`. */
export async function closeAll(world: WindowWorld, most?: Held): Promise<Held> {
  const { control } = world.window;
  world.mend();
  await control.changeSettings({ 'glacier.connections': [] });
  await control.beginCommand('glacier.closeSampleAccount');
  await leaveQuestions(world);
  for (const command of closing) await control.runCommand(command);
  let vitals = await control.vitals();
  await waitFor(
    'all to be let go',
    async () => {
      const { heap } = vitals;
      vitals = await control.vitals();
      // What ends by itself has ended once the heap does not get smaller any more.
      const isLeft = most !== undefined && leftOf(vitals, most).length > 0;
      return (!isLeft && vitals.heap > heap * 0.995) || undefined;
    },
    { timeout: 120_000, interval: 2000 },
  ).catch(() => {});
  if (most) assert.deepEqual(leftOf(vitals, most), []);
  const snapshot = join(world.folder, 'heap.heapsnapshot');
  vitals = await control.vitals(snapshot);
  return { ...vitals, stores: bytesOfDisposedStores(snapshot) };
}

const closing = [
  'workbench.action.closeAllEditors',
  'workbench.action.closePanel',
  'notifications.clearAll',
] as const;

/** Leaves whatever asks something, but for the question whether to close what is sending. */
async function leaveQuestions({ window: { page } }: WindowWorld): Promise<void> {
  const open = page.locator('.monaco-dialog-box, .quick-input-widget').filter({ visible: true });
  const close = page.locator('.monaco-dialog-box').getByRole('button', { name: /^Close/ });
  await waitFor('the end of questions', async () => {
    if ((await open.count()) === 0) return true;
    if (await close.isVisible()) await close.click();
    else await page.keyboard.press('Escape');
    return undefined;
  });
}

/** What there is more of than before, in words. */
function leftOf(now: Vitals, before: Vitals): string[] {
  return [
    ...countsMore(countOf(now.resources), countOf(before.resources)),
    ...countsMore(now.listeners, before.listeners),
    ...now.watched.filter((path) => !before.watched.includes(path)).map((path) => `watched: ${path}`),
    ...(now.threads > before.threads ? [`${now.threads} threads, before: ${before.threads}`] : []),
  ];
}

function countsMore(
  now: Readonly<Record<string, number>>,
  before: Readonly<Record<string, number>>,
): string[] {
  return Object.entries(now).flatMap(([name, count]) =>
    count > (before[name] ?? 0) ? [`${count} × ${name}, before: ${before[name] ?? 0}`] : [],
  );
}

function countOf(names: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const name of names) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}
