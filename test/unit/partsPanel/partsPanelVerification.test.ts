import assert from 'node:assert/strict';
import { MiB } from '../../../src/core/text/bytes.ts';
import { coverageOf } from '../../../src/core/parts/coverage.ts';
import type { ComparedResult } from '../../../src/core/verification/partResult.ts';
import { coverageOfResult } from '../../../src/core/verification/coverageOfResult.ts';
import { partRows } from '../../../src/core/parts/partRows.ts';
import type { VerificationNews } from '../../../src/partsPanel/protocol/messages.ts';
import { rowResults, toResultColumns } from '../../../src/partsPanel/protocol/resultColumns.ts';
import { toColumns } from '../../../src/partsPanel/protocol/rowColumns.ts';
import { shownAt } from '../../../src/partsPanel/webview/state/arrangement.ts';
import { coverageWords } from '../../../src/partsPanel/webview/map/coverageWords.ts';
import { mapStops, stopText } from '../../../src/partsPanel/webview/map/mapStops.ts';
import { reduce } from '../../../src/partsPanel/webview/state/reduce.ts';
import { statusText } from '../../../src/partsPanel/webview/rows/rowText.ts';
import { initialState, type UploadView } from '../../../src/partsPanel/webview/state/state.ts';
import { announcement } from '../../../src/partsPanel/webview/state/announcement.ts';
import { snapshotOf, updateOf } from './partsPanelEvents.ts';

const treeHash = 'a'.repeat(64);
const at = (number: number, bytes = MiB) => ({
  range: { start: (number - 1) * MiB, end: (number - 1) * MiB + bytes - 1 },
  treeHash,
});
/** Parts 1 and 2, a short 3, a gap, 5 and 6, one of which was listed a byte too long. */
const listed = [at(1), at(2), at(3, MiB / 2), at(5), { ...at(6), endCorrected: true as const }];
const rows = toColumns(partRows(listed, MiB, { expected: 0, more: false }));
const results: ComparedResult[] = [
  { kind: 'match', number: 1, ...at(1) },
  { kind: 'mismatch', number: 2, ...at(2), localHash: 'f', reason: { kind: 'otherPart', number: 5 } },
  { kind: 'short', number: 3, ...at(3, MiB / 2), expected: at(3).range, sameBytes: true },
  { kind: 'mismatch', number: 6, ...at(6), localHash: 'f' },
];
const verification: VerificationNews = {
  name: 'a\u202Eb.tar',
  progress: '',
  from: 0,
  results: toResultColumns(results),
};
const loaded = reduce(initialState, snapshotOf([rows], { done: true }));
const update = { ...updateOf({ from: 1, loading: { done: true } }), verification };
const verified = reduce(loaded, update);
const statuses = (state: UploadView) =>
  Array.from({ length: state.arrangement.count }, (_, place) => {
    const row = shownAt(state, place);
    return row && statusText(row, MiB);
  });

describe('results in the table of parts', () => {
  it('are shown from the first one on', () => {
    const first = { ...verification, results: toResultColumns(results.slice(0, 1)) };
    assert.equal(statuses(reduce(loaded, { ...update, verification: first }))[0], 'Matches');
  });

  it('are shown with the other problems of a row', () => {
    assert.deepEqual(statuses(verified), [
      'Matches',
      'Differs: it has the bytes of part 5',
      'Short by 512 KiB, its bytes match',
      'Missing',
      'Uploaded',
      'Differs, listed 1 byte too long',
    ]);
  });

  it('are found by a filter, and sorted with what needs a look first', () => {
    const filtered = (text: string) => statuses(reduce(verified, { type: 'filter', text }));
    assert.equal(filtered('differs').length, 2);
    assert.deepEqual(filtered('matches'), ['Matches']);
    assert.deepEqual(statuses(reduce(verified, { type: 'sort', column: 'status' })), [
      'Missing',
      'Differs: it has the bytes of part 5',
      'Differs, listed 1 byte too long',
      'Short by 512 KiB, its bytes match',
      'Uploaded',
      'Matches',
    ]);
  });

  it('come into a table that is filtered or sorted by them', () => {
    const filtered = reduce(loaded, { type: 'filter', text: 'matches' });
    assert.deepEqual(statuses(filtered), []);
    assert.deepEqual(statuses(reduce(filtered, update)), ['Matches']);
  });

  it('stay when pages come and go with their verification', () => {
    const more = reduce(verified, {
      ...updateOf({ from: 0, pages: [rows] }),
      verification: {
        ...verification,
        from: 4,
        results: toResultColumns([{ kind: 'match', number: 5, ...at(5) }]),
      },
    });
    assert.deepEqual(statuses(more).slice(3), ['Missing', 'Matches', 'Differs, listed 1 byte too long']);
    assert.deepEqual(statuses(reduce(more, updateOf({ from: 1 }))).slice(0, 6), statuses(loaded));
    const another = reduce(more, {
      ...update,
      verification: { ...verification, results: toResultColumns([]) },
    });
    assert.deepEqual(statuses(another), statuses(loaded));
  });

  it('say what a map shows of every kind', () => {
    const part = { number: 1, ...at(1) };
    const states = (
      [
        { kind: 'match', ...part },
        { kind: 'mismatch', ...part, localHash: '' },
        { kind: 'short', ...part, expected: at(1).range },
        { kind: 'short', ...part, expected: at(1).range, sameBytes: false },
        { kind: 'misaligned', ...part, sameBytes: true },
        { kind: 'duplicate', ...part, sameBytes: false },
        { kind: 'beyondEnd', ...part },
        { kind: 'unlisted', ...part },
      ] satisfies ComparedResult[]
    ).map((result) => [
      coverageOfResult(result),
      ...rowResults(toResultColumns([result])).map(({ state }) => state),
    ]);
    assert.deepEqual(
      states.map(([state]) => state),
      ['verified', 'mismatched', 'short', 'mismatched', 'uploaded', 'mismatched', 'uploaded', 'uploaded'],
    );
    for (const [state, told] of states) assert.equal(told, state, 'also in the page');
    assert.equal(coverageOfResult({ kind: 'missing', number: 1, range: at(1).range }), 'missing');
  });
});

describe('results on the map of parts', () => {
  it('are said in words', () => {
    assert.deepEqual(
      coverageWords(verified).map(({ text }) => text),
      [
        '1 MiB verified',
        '1 MiB uploaded',
        '2 MiB differ',
        '512 KiB in short parts',
        '1.5 MiB missing in 1 gap',
      ],
    );
  });

  it('are stops with the gaps, in the order of their bytes', () => {
    const texts = (state: Pick<UploadView, 'coverage'>) =>
      mapStops(state.coverage).map((stop) => stopText(stop, MiB));
    assert.deepEqual(texts(verified), [
      'Part 2 differs',
      '1.5 MiB missing: bytes 2621440–4194303',
      'Part 6 differs',
    ]);
    const run = [at(14), at(15), at(16)].map(({ range }) => ({ range, state: 'mismatched' as const }));
    const coverage = coverageOf(run, { partSize: MiB, done: true });
    assert.deepEqual(texts({ coverage }).slice(1), ['Parts 14–16 differ']);
  });
});

describe('the end of a verification', () => {
  const sentence = '1 of 5 parts match.';
  const outcome = { sentence, severity: 'warning', finished: 0 } as const;
  const over = { ...update, verification: { ...verification, outcome } };

  it('is announced once, by the name without what would disguise it', () => {
    const finished = reduce(verified, over);
    assert.equal(announcement(loaded, verified), undefined);
    assert.equal(announcement(verified, finished), `ab.tar: ${sentence}`);
    assert.equal(announcement(finished, reduce(finished, { type: 'silent' })), undefined);
    assert.equal(
      announcement(finished, reduce(finished, updateOf({ from: 1, loading: { done: true } }))),
      undefined,
    );
  });

  it('is not announced to a page that was not there', () => {
    const late = reduce(initialState, {
      ...snapshotOf([rows], { done: true }),
      verification: over.verification,
    });
    assert.equal(late.verification?.outcome?.sentence, sentence);
    assert.doesNotMatch(announcement(initialState, late) ?? '', /match/);
  });
});
