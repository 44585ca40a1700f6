import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatRange } from '../../../src/core/byteRange.ts';
import { describeResult } from '../../../src/core/verification/texts/describeResult.ts';
import type { PartResult } from '../../../src/core/verification/partResult.ts';
import { partNumberAt } from '../../../src/core/parts/partSize.ts';
import { VerificationFeed } from '../../../src/partsPanel/host/verificationFeed.ts';
import { PartsFeed } from '../../../src/partsPanel/host/feed.ts';
import type { VerificationNews, Snapshot, Update } from '../../../src/partsPanel/protocol/messages.ts';
import { fits, reduce } from '../../../src/partsPanel/webview/state/reduce.ts';
import { rowAt } from '../../../src/partsPanel/webview/rows/rows.ts';
import { initialState, type ViewState } from '../../../src/partsPanel/webview/state/state.ts';
import type { PartsList } from '../../../src/store/partsList.ts';
import { byRange, finishedVerification } from '../../page/verifications.ts';
import { faultyParts, listOf, part, parts, partSize } from '../../page/uploads.ts';
import { facts } from './partsPanelEvents.ts';

const file = { name: 'photos.tar', parts: 4, differing: [2] };
const { result: verification } = finishedVerification(parts(3), file);
const all = verification?.results ?? [];

/** `photos.tar from 2: verified, mismatched`, with a full stop when it is over. */
function brief(news: VerificationNews | undefined): string {
  if (!news) return 'none';
  const texts = news.results.texts.map((text) => text || 'same');
  return `${news.name} from ${news.from}: ${texts.join(', ')}${news.outcome ? '.' : ''}`;
}

describe('the messages about a verification', () => {
  it('have only new results, and everything once more at the end', () => {
    const feed = new VerificationFeed();
    const results = byRange(all.slice(0, 1));
    const run = { name: 'photos.tar', results, progress: '' };
    const told = [brief(feed.next(undefined)), brief(feed.next(run)), brief(feed.next(run))];
    for (const result of all.slice(1)) results.set(formatRange(result.range), result);
    told.push(brief(feed.next(run)), brief(feed.next({ ...run })));
    // A reason is found only after all is compared.
    const second = all[1];
    assert.ok(second?.kind === 'mismatch');
    results.set(formatRange(second.range), { ...second, reason: { kind: 'otherPart', number: 3 } });
    const finished = finishedVerification(parts(3), file);
    told.push(brief(feed.next({ ...finished, results })));
    assert.deepEqual(told, [
      'none',
      'photos.tar from 0: same',
      'photos.tar from 1: ',
      'photos.tar from 1: differs, same',
      'photos.tar from 3: ',
      'photos.tar from 0: same, differs: it has the bytes of part 3, same.',
    ]);
  });

  it('start over with another verification, and for a page that knows nothing', () => {
    const feed = new VerificationFeed();
    const run = finishedVerification(parts(3), file);
    const first = brief(feed.next(run));
    assert.equal(
      brief(feed.next({ name: 'b.tar', results: byRange(all.slice(0, 1)), progress: '' })),
      'b.tar from 0: same',
    );
    assert.equal(brief(feed.next(undefined)), 'none');
    assert.equal(brief(feed.next(run)), first);
    feed.forget();
    assert.equal(brief(feed.next(run)), first);
    assert.equal(
      feed.next(run)?.outcome?.sentence,
      'Part 2 differs and 1 part (16 MiB) is missing; 2 of 4 match. Send 2 parts to complete the upload.',
    );
  });

  it('end up with what the list has, in any order of events', async () => {
    const listed = [...faultyParts(), ...parts(130).slice(10)];
    const step = fc.oneof(
      {
        weight: 6,
        arbitrary: fc.record({ type: fc.constant('found' as const), many: fc.integer({ min: 1, max: 40 }) }),
      },
      { weight: 4, arbitrary: fc.constant({ type: 'tell' as const }) },
      {
        weight: 2,
        arbitrary: fc.constantFrom(
          { type: 'begin' as const },
          { type: 'end' as const },
          { type: 'drop' as const },
          { type: 'load' as const },
          { type: 'refresh' as const },
          { type: 'reload' as const },
        ),
      },
    );
    const kind = fc.constantFrom<PartResult['kind']>(
      'match',
      'mismatch',
      'missing',
      'short',
      'beyondEnd',
      'unlisted',
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(step, { maxLength: 40 }),
        fc.array(kind, { minLength: listed.length, maxLength: listed.length }),
        fc.shuffledSubarray([...listed.keys()], { minLength: listed.length }),
        async (steps, kinds, order) => {
          const list = listOf({ all: listed });
          const page = pageOf(list);
          await list.pager.first();
          let results = new Map<string, PartResult>();
          list.showVerification({ name: 'a', results, progress: '' });
          for (const each of steps) {
            switch (each.type) {
              case 'begin':
                results = new Map();
                list.showVerification({ name: 'a', results, progress: '' });
                break;
              case 'found':
                for (const index of order.slice(results.size, results.size + each.many)) {
                  const result = resultOf(listed[index] ?? part(0), kinds[index] ?? 'match');
                  results.set(formatRange(result.range), result);
                }
                break;
              case 'end':
                list.showVerification({ ...finishedVerification(parts(3), file), name: 'a' });
                break;
              case 'drop':
                list.showVerification(undefined);
                break;
              case 'load':
                await list.pager.more();
                break;
              case 'refresh':
                await list.pager.refresh();
                break;
              case 'reload':
                page.reload();
                break;
              case 'tell':
                page.tell();
            }
          }
          page.tell();
          const { rows, verification: shown } = page.state();
          assert.equal(shown?.name, list.verification?.name);
          assert.equal(rows.parts, list.pager.count);
          for (let index = 0; index < rows.count; index++) {
            const row = rowAt(rows, index);
            const result = row?.kind === 'part' ? list.resultOf(row) : undefined;
            const expected = result && describeResult(result);
            assert.equal(row?.result?.text, expected, `row ${index}`);
          }
        },
      ),
    );
  });
});

/** A page that is told of a list as a panel tells it, message by message. */
function pageOf(list: PartsList) {
  const feed = new PartsFeed();
  let state: ViewState = initialState;
  return {
    state: () => {
      assert.equal(state.kind, 'upload');
      return state;
    },
    reload: () => {
      state = initialState;
      feed.forget();
    },
    tell: () => {
      const news = feed.next(list, { all: false, closed: false, reopens: false });
      const more = news.type === 'snapshot' ? { facts: { ...facts, partSize } } : {};
      const message = JSON.parse(JSON.stringify({ ...news, ...more, offers: [] })) as Snapshot | Update;
      if (message.type === 'update') assert.ok(fits(state, message), 'goes on from what the page has');
      state = reduce(state, message);
    },
  };
}

function resultOf(
  { range, treeHash }: { range: PartResult['range']; treeHash: string },
  kind: PartResult['kind'],
): PartResult {
  const listed = { number: partNumberAt(range.start, partSize), range, treeHash };
  switch (kind) {
    case 'mismatch':
      return { kind, ...listed, localHash: 'f'.repeat(64) };
    case 'short':
      return { kind, ...listed, expected: { start: range.start, end: range.end + 1 }, sameBytes: true };
    case 'missing':
      return { kind, number: listed.number, range };
    case 'match':
    case 'beyondEnd':
    case 'unlisted':
    case 'misaligned':
    case 'duplicate':
    case 'unverified':
      return { kind, ...listed };
  }
}
