import assert from 'node:assert/strict';
import fc from 'fast-check';
import { GlacierError } from '../../../src/core/errors.ts';
import { Listing, type RefusedItem } from '../../../src/core/listing/listing.ts';

/*
 * A list whose service does not keep the order that it is known by, or has items that cannot be used.
 */

describe('A listing', () => {
  it('is in order within what is loaded, whatever order it arrives in, and keeps the sizes of its pages', async () => {
    const pages = fc.array(fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 6 }), {
      minLength: 1,
      maxLength: 6,
    });
    await fc.assert(
      fc.asyncProperty(pages, async (sent) => {
        const listing = new Listing<number>({
          fetch: (marker) => {
            const index = Number(marker ?? 0);
            const next = index + 1 < sent.length ? { marker: String(index + 1) } : {};
            return Promise.resolve({ items: sent[index] ?? [], ...next });
          },
          keyOf: String,
          compare: (one, other) => one - other,
        });
        const arrived: number[] = [];
        while (!listing.done) {
          const before = {
            pages: listing.pages,
            count: listing.pages.length,
            shown: JSON.stringify(listing.pages),
          };
          await listing.advance(new AbortController().signal);
          const shown = listing.pages.flat();
          for (const item of shown) if (!arrived.includes(item)) arrived.push(item);
          assert.deepEqual(
            shown,
            arrived.toSorted((a, b) => a - b),
          );
          assert.equal(listing.count, shown.length);
          assert.ok(listing.pages.every((page) => page.length > 0));
          // Whoever was given the pages one by one must notice that earlier ones are others now.
          const earlier = JSON.stringify(listing.pages.slice(0, before.count));
          if (listing.pages === before.pages) assert.equal(before.shown, earlier);
          else assert.notEqual(before.shown, earlier);
        }
        assert.deepEqual(new Set(listing.pages.flat()), new Set(sent.flat()));
      }),
      { numRuns: 300 },
    );
  });

  it('keeps items that are left out apart from the others', async () => {
    const item = (name: string): RefusedItem => ({
      name,
      error: new GlacierError('badResponse', `No ${name}.`),
    });
    const told: string[] = [];
    const answers = [
      { items: [1], refused: [item('two')], marker: 'a' },
      { items: [], refused: [item('three')], marker: 'b' },
      { items: [4] },
    ];
    const listing = new Listing<number>({
      fetch: () => Promise.resolve(answers.shift() ?? assert.fail('nothing more was to be asked for')),
      keyOf: String,
      onRefused: (items) => told.push(...items.map(({ name }) => name)),
    });
    const { signal } = new AbortController();
    await listing.advance(signal);
    assert.deepEqual([listing.pages, listing.count, names(listing)], [[[1]], 1, ['two']]);
    await listing.advance(signal);
    assert.deepEqual([listing.pages, listing.count, listing.done], [[[1], [4]], 2, true]);
    assert.deepEqual(names(listing), ['two', 'three']);
    assert.deepEqual(told, ['two', 'three']);
  });

  it('does not go on without end where every item is left out', async () => {
    let asked = 0;
    const listing = new Listing<number>({
      fetch: () =>
        Promise.resolve({
          items: [],
          refused: [{ name: 'x', error: new GlacierError('badResponse', 'No.') }],
          marker: String(asked++),
        }),
      keyOf: String,
    });
    await assert.rejects(listing.advance(new AbortController().signal), { kind: 'badResponse' });
    assert.ok(asked < 50, `${asked} requests`);
  });
});

function names(listing: Listing<number>): string[] {
  return listing.refused.map(({ name }) => name);
}
