import assert from 'node:assert/strict';
import { seededRandom } from '../../fuzz/random.ts';
import type { Vitals } from '../../host/vitals.ts';
import { waitFor } from '../../host/waitFor.ts';
import { actions } from './actions.ts';
import { answer } from './hands.ts';
import { openWindowWorld, type WindowWorld } from './world.ts';

export interface WindowReport {
  readonly actions: number;
  /** How often each action was begun, and each question answered. */
  readonly done: Readonly<Record<string, number>>;
  readonly requests: Readonly<Record<string, number>>;
  /** MiB of heap in use in the extension host, garbage collected: after the first actions, and after all. */
  readonly heap: { readonly before: number; readonly after: number };
}

interface Endurance {
  /** How many actions come first, so that all code is loaded. */
  readonly first: number;
  /** How much there is in the accounts. */
  readonly size: 'few' | 'most';
  readonly growth: number;
  /** Called with the number of actions after every thousand of them. */
  readonly onProgress: (actions: number) => void;
}

const weighted = Object.keys(actions).flatMap((name) =>
  Array.from({ length: actions[name]?.weight ?? 0 }, () => name),
);

/**
 * Does `count` random actions in a real window against two accounts that fail now and then, and closes everything.
 * Nothing may be left in the extension host: no rejection that nobody handled, no socket, timer, thread, watched file or
 * listener more than after `first` actions of the same kind, and no more heap than
 * `growth` times as much.
 */
export async function endureWindow(
  count: number,
  seed: number,
  { first = 1000, size = 'most', growth = 1.1, onProgress = () => {} }: Partial<Endurance> = {},
): Promise<WindowReport> {
  const world = await openWindowWorld(seededRandom(seed), size);
  const done: Record<string, number> = {};
  try {
    await startLanguages(world);
    await useWindow(world, first, {}, () => {});
    const before = await closeAll(world);
    await useWindow(world, count, done, onProgress);
    const after = await closeAll(world, { ...before, heap: before.heap * growth });
    assert.deepEqual([...after.problems, ...world.leaks], [], `seed ${seed}`);
    const heap = { before: toMiB(before.heap), after: toMiB(after.heap) };
    return { actions: count, done, requests: Object.fromEntries(world.requests), heap };
  } finally {
    await world.close();
  }
}

async function useWindow(
  world: WindowWorld,
  count: number,
  done: Record<string, number>,
  onProgress: (actions: number) => void,
): Promise<void> {
  const { random } = world;
  const note = (name: string) => (done[name] = (done[name] ?? 0) + 1);
  await world.window.control.changeSettings({ 'glacier.connections': world.connections() });
  for (let number = 0; number < count; number++) {
    if (number > 0 && number % 1000 === 0) onProgress(number);
    const name = random.pick(weighted);
    note(name);
    // What is clicked may go just then; a person would take no notice.
    await Promise.resolve(actions[name]?.act(world)).catch(() => note(`${name} in vain`));
    if (random.below(2) === 0) {
      const answered = await answer(world).catch(() => 'answer in vain');
      if (answered !== undefined) note(answered);
    }
  }
}

/** VS Code starts a process for a language with the first document that is in it, and keeps it. */
async function startLanguages({ window: { control } }: WindowWorld): Promise<void> {
  for (const languageId of ['json', 'markdown', 'csv', 'plaintext']) {
    await control.runCommand('workbench.action.files.newUntitledFile', { languageId });
    await control.runCommand('workbench.action.closeActiveEditor');
  }
}

/** Closes all that is open; gives what the process holds once that is no more than `most`. */
async function closeAll(world: WindowWorld, most?: Vitals): Promise<Vitals> {
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
      return (most ? leftOf(vitals, most).length === 0 : vitals.heap > heap * 0.995) || undefined;
    },
    { timeout: 120_000, interval: 2000 },
  ).catch(() => {});
  if (most) assert.deepEqual(leftOf(vitals, most), []);
  return vitals;
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
    ...(now.heap > before.heap ? [`${toMiB(now.heap)} MiB of heap, at most: ${toMiB(before.heap)}`] : []),
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

function toMiB(count: number): number {
  return Math.round((count / 2 ** 20) * 10) / 10;
}
