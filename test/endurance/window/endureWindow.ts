import assert from 'node:assert/strict';
import { seededRandom } from '../../fuzz/random.ts';
import { actions } from './actions.ts';
import { closeAll, type Held } from './closeAll.ts';
import { answer } from './hands.ts';
import { openWindowWorld, type WindowWorld } from './world.ts';

export interface WindowReport {
  readonly actions: number;
  /** How often each action was begun, and each question answered. */
  readonly done: Readonly<Record<string, number>>;
  readonly requests: Readonly<Record<string, number>>;
  /** Of the extension host: after the first actions, and after all. */
  readonly heap: { readonly before: Heap; readonly after: Heap };
}

/** MiB of heap in use, garbage collected. */
interface Heap {
  readonly all: number;
  /** How much of it VS Code keeps of rows of trees that are gone. */
  readonly stores: number;
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
 * listener more than after `first` actions of the same kind, and no more heap than `growth` times as much, but for what
 * VS Code itself keeps of rows.
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
    const after = await closeAll(world, before);
    const heap = { before: heapOf(before), after: heapOf(after) };
    assert.deepEqual([...after.problems, ...world.leaks], [], `seed ${seed}, heap ${JSON.stringify(heap)}`);
    const own = ({ all, stores }: Heap) => all - stores;
    assert.ok(own(heap.after) <= own(heap.before) * growth, `seed ${seed}: ${JSON.stringify(heap)}`);
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

function heapOf({ heap, stores }: Held): Heap {
  return { all: toMiB(heap), stores: toMiB(stores) };
}

function toMiB(count: number): number {
  return Math.round((count / 2 ** 20) * 10) / 10;
}
