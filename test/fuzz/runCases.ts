import assert from 'node:assert/strict';
import { setImmediate } from 'node:timers/promises';
import { inspect } from 'node:util';
import { heapInUse } from './heap.ts';
import { type Random, seededRandom } from './random.ts';

/** How a case ended: with a valid value, or with an error of the type that the caller is promised. */
export type Ending = 'value' | 'error';

/** What is tried once, on its own: it leaves nothing behind that a later case sees. */
export interface FuzzCase {
  /** To show where it fails. */
  readonly input: unknown;
  /** @throws anything for an outcome that must not be */
  run(): Ending | Promise<Ending>;
}

/** A kind of input, ready to be tried. */
export interface OpenKind {
  next(random: Random): FuzzCase;
  /** Ends what it needed. @throws AssertionError where something is left */
  close?(): void | Promise<void>;
}

export interface FuzzOutcome {
  readonly values: number;
  readonly errors: number;
  /** Bytes of heap at the end more than at the beginning. */
  readonly heap: number;
}

/** Tries so many cases of one kind, made from `seed`. @throws Error with the seed and the input of one that went wrong */
export type Fuzz = (cases: number, seed: number) => Promise<FuzzOutcome>;

/** Milliseconds for a case; most take less than one. */
const longest = 10_000;

/**
 * Tries so many cases, one after another. Each has a seed of its own, the first one `seed` and the next ones those that
 * follow it, so that one that failed can be tried alone.
 * @throws Error with the seed and the input of the case that went wrong
 */
export async function runCases(
  open: () => OpenKind | Promise<OpenKind>,
  cases: number,
  seed: number,
): Promise<FuzzOutcome> {
  const unhandled: unknown[] = [];
  const note = (reason: unknown) => void unhandled.push(reason);
  process.on('unhandledRejection', note).on('uncaughtException', note);
  const kind = await open();
  const counts = { value: 0, error: 0 };
  const before = heapInUse();
  try {
    for (let number = 0; number < cases; number++) {
      const own = (seed + number) >>> 0;
      const tried = kind.next(seededRandom(own));
      try {
        counts[await within(tried)]++;
        // What is rejected and not handled is told in a later turn.
        if (number % 50 === 0 || number === cases - 1) await setImmediate();
        assert.deepEqual(unhandled, [], 'nothing unhandled');
      } catch (cause) {
        throw new Error(`Seed ${own}: ${shown(tried.input)}`, { cause });
      }
    }
    return { values: counts.value, errors: counts.error, heap: heapInUse() - before };
  } finally {
    process.off('unhandledRejection', note).off('uncaughtException', note);
    await kind.close?.();
  }
}

async function within(tried: FuzzCase): Promise<Ending> {
  const began = performance.now();
  const result = tried.run();
  const ending = result instanceof Promise ? await race(result) : result;
  const took = performance.now() - began;
  assert.ok(took < longest, `took ${took} ms`);
  return ending;
}

async function race<T>(work: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`Not done in ${longest} ms.`)), longest);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

function shown(input: unknown): string {
  const plain = input instanceof Uint8Array ? Buffer.from(input).toString('latin1') : input;
  return inspect(plain, { depth: 8, maxStringLength: 2000, maxArrayLength: 100 });
}
