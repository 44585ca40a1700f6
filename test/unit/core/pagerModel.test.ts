import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Pager } from '../../../src/core/listing/pager.ts';

/*
 * Whatever a person does in whatever order, while requests fail or not: the pager shows a prefix of the list in the
 * server's order, never an item twice, and never has two requests under way.
 */

interface Service {
  /** Sizes of the pages, some of them empty. */
  readonly sizes: readonly number[];
}

const actions = fc.array(
  fc.constantFrom('first', 'more', 'refresh', 'fail', 'answer', 'cancel') satisfies fc.Arbitrary<string>,
  {
    maxLength: 60,
  },
);

describe('Pager, by property', () => {
  it('always shows a prefix of the list', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 1, maxLength: 8 }),
        actions,
        async (sizes, steps) => {
          const run = start({ sizes });
          for (const step of steps) {
            await run.take(step);
            run.check();
          }
          await run.finish();
          assert.equal(run.pager.done, true);
          assert.deepEqual(run.pager.pages.flat(), run.everything);
        },
      ),
      { numRuns: 300 },
    );
  });
});

function start({ sizes }: Service) {
  const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((sum, size) => sum + size, 0));
  const everything = Array.from({ length: sizes.reduce((sum, size) => sum + size, 0) }, (_, i) => i);
  const open: { answer(): void; fail(): void }[] = [];
  let underWay = 0;
  const pager = new Pager<number>({
    fetch: (marker, signal) =>
      new Promise((resolve, reject) => {
        underWay++;
        const index = marker === undefined ? 0 : Number(marker);
        const from = starts[index] ?? 0;
        const items = everything.slice(from, from + (sizes[index] ?? 0));
        const end = (how: () => void) => {
          const at = open.indexOf(request);
          if (at < 0) return;
          open.splice(at, 1);
          underWay--;
          how();
        };
        const next = index + 1 < sizes.length ? { marker: String(index + 1) } : {};
        const request = {
          answer: () => end(() => resolve({ items, ...next })),
          fail: () => end(() => reject(new Error('failed'))),
        };
        signal.addEventListener('abort', () => end(() => reject(new Error('aborted'))));
        open.push(request);
      }),
    keyOf: String,
    onChange: () => {},
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  return {
    pager,
    everything,
    async take(step: string) {
      if (step === 'first') void pager.first();
      if (step === 'more') void pager.more();
      if (step === 'refresh') void pager.refresh();
      if (step === 'cancel') pager.cancel();
      if (step === 'answer') open[0]?.answer();
      if (step === 'fail') open[0]?.fail();
      await settle();
    },
    check() {
      const shown = pager.pages.flat();
      assert.deepEqual(shown, everything.slice(0, shown.length));
      assert.equal(pager.count, shown.length);
      assert.ok(underWay <= 1, 'one request at a time');
    },
    async finish() {
      const all = pager.loadAll(new AbortController().signal);
      while (!pager.done) {
        open[0]?.answer();
        await settle();
      }
      await all;
    },
  };
}
