import assert from 'node:assert/strict';
import { setTimeout } from 'node:timers/promises';
import { queryObjects } from 'node:v8';
import { GlacierClient } from '@aws-sdk/client-glacier';
import { Pager } from '../../src/core/listing/pager.ts';
import { Calls } from '../../src/glacier/requests/calls.ts';
import { ConnectionStore } from '../../src/store/connectionStore.ts';
import { PartsList } from '../../src/store/partsList.ts';
import { Session } from '../../src/store/session.ts';
import { resourcesBesides, runningThreads } from '../host/resources.ts';
import { watchedFiles } from '../host/watchedFiles.ts';
import { heapInUse } from './heap.ts';
import { seededRandom } from './random.ts';
import { openWorld, type World } from './world.ts';

/*
 * What a person could do in any order, with a service, files and programs that fail: nothing of it may be left when all
 * has been closed.
 */

export interface ActionsOutcome {
  readonly actions: number;
  /** How often each kind of thing went well or not, to see that both happened. */
  readonly done: ReadonlyMap<string, number>;
  /** Bytes of heap in use before and after, garbage collected. */
  readonly heap: { readonly before: number; readonly after: number };
}

/** Does `count` random actions and closes everything. @throws AssertionError where something is left */
export async function runActions(count: number, seed: number): Promise<ActionsOutcome> {
  const problems: string[] = [];
  const unhandled = (error: unknown) => problems.push(`unhandled: ${String(error)}`);
  const warned = ({ name, message }: Error) => {
    if (name === 'MaxListenersExceededWarning') problems.push(message);
  };
  process.on('unhandledRejection', unhandled).on('warning', warned);
  const watched = watchedFiles();
  try {
    // Mocha begins to time a test when it has returned its promise.
    await setTimeout();
    const resources = process.getActiveResourcesInfo();
    // What the SDK and Node keep for good is there after a first round.
    await round(Math.min(1000, count), seed + 1);
    await nothingLeft(resources, seed + 1);
    const listeners = countListeners();
    const kept = new Map(await everyKind((kind) => [kind, countInMemory(kind)] as const));
    const before = heapInUse();
    const done = await round(count, seed);
    await nothingLeft(resources, seed);
    assertNoMore(countListeners(), listeners, 'listeners of the process');
    assert.equal(runningThreads(), 0, 'threads');
    assert.deepEqual([...watched.paths], [], 'watched files');
    await everyKind((kind) => assertCollected(kind, kept.get(kind) ?? 0));
    assert.deepEqual(problems, []);
    return { actions: count, done, heap: { before, after: heapInUse() } };
  } finally {
    process.off('unhandledRejection', unhandled).off('warning', warned);
    watched.stop();
  }
}

/** Waits for what is just ending; not by a wait of the tests, whose own timer would be among the resources. */
async function nothingLeft(before: readonly string[], seed: number): Promise<void> {
  let left: readonly string[] = [];
  for (let time = 0; time < 100; time++) {
    left = resourcesBesides(before);
    if (left.length === 0) return;
    await setTimeout(100);
  }
  assert.deepEqual(left, [], `left with seed ${seed}`);
}

/**
 * Waits until no more objects of a kind are in memory than `before`. What has ended can be held for some moments more,
 * by the last call of a function, or by a timer or a signal that is about to be collected itself; a leak is held for
 * good.
 */
async function assertCollected(kind: Kind, before: number): Promise<void> {
  let now = countInMemory(kind);
  for (let time = 0; time < 20 && now > before; time++) {
    await setTimeout(250);
    now = countInMemory(kind);
  }
  assert.ok(now <= before, `${now} of ${kind.name} in memory, before: ${before}`);
}

/** There may be fewer: what tests before this one left can go at any time. */
function assertNoMore(now: Record<string, number>, before: Record<string, number>, what: string): void {
  const more = Object.entries(now).filter(([name, count]) => count > (before[name] ?? 0));
  assert.deepEqual(more, [], `${what}, before: ${JSON.stringify(before)}`);
}

async function round(count: number, seed: number): Promise<ReadonlyMap<string, number>> {
  const random = seededRandom(seed);
  const world = await openWorld(random);
  try {
    for (let action = 0; action < count; action++) {
      const name = random.pick(weighted);
      world.start(name, actions[name](world));
      // Some follow one another at once, some when others have got somewhere.
      if (random.below(2) === 0) await setTimeout(random.below(8));
    }
  } finally {
    await world.close();
  }
  return world.done;
}

const actions = {
  expandVaults: (world: World) => world.session()?.store?.vaults.more(),
  connect: (world: World) => world.session()?.connect(),
  expandUploads: (world: World) => world.uploads()?.more(),
  expandParts: (world: World) => world.parts()?.pager.more(),
  loadAll: (world: World) => world.parts()?.loadAll(world.newSignal(), () => {}),
  loadAllInPanel: (world: World) => world.parts()?.pager.loadAll(world.newSignal()),
  refresh: (world: World) => world.session()?.store?.refresh(),
  verify: (world: World) => world.verify(),
  cancel: (world: World) => world.cancel(),
  cancelList: (world: World) => world.parts()?.pager.cancel(),
  reopen: (world: World) => world.session()?.reopen(),
  addConnection: (world: World) => world.addConnection(),
  removeConnection: (world: World) => world.removeConnection(),
  moveConnection: (world: World) => world.moveConnection(),
  editSettings: (world: World) => world.editSettings(),
  editFiles: (world: World) => world.writeFiles(),
  fail: (world: World) => world.injectFault(),
  mend: (world: World) => world.mend(),
};

type Action = keyof typeof actions;

/** What changes the connections comes seldom enough for others to get somewhere in between. */
const weighted = (Object.keys(actions) as Action[]).flatMap((name) =>
  Array.from({ length: /Connection|Settings|reopen/.test(name) ? 1 : 12 }, () => name),
);

function countListeners(): Record<string, number> {
  const names = process.eventNames().map(String).sort();
  return Object.fromEntries(names.map((name) => [name, process.listenerCount(name)]));
}

/** What stands for a connection. */
const kinds = [Session, ConnectionStore, Pager, PartsList, Calls, GlacierClient] as const;
type Kind = (typeof kinds)[number];

/**
 * Calls `visit` for one kind after another, with a turn of the event loop after each: a count walks the whole heap,
 * which takes seconds on a busy machine.
 */
async function everyKind<T>(visit: (kind: Kind) => T): Promise<Awaited<T>[]> {
  const results: Awaited<T>[] = [];
  for (const kind of kinds) {
    results.push(await visit(kind));
    await setTimeout();
  }
  return results;
}

function countInMemory(kind: Kind): number {
  return queryObjects(kind, { format: 'count' });
}
