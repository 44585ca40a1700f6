import assert from 'node:assert/strict';
import { MiB } from '../../../src/core/text/bytes.ts';
import { coverageOf, type CoveringPart } from '../../../src/core/parts/coverage.ts';
import { coveragePaths } from '../../../src/partsPanel/webview/map/coveragePaths.ts';
import {
  coverageSentence,
  coverageWords,
  runText,
} from '../../../src/partsPanel/webview/map/coverageWords.ts';
import { expiryText, gapsText } from '../../../src/partsPanel/webview/head/facts.ts';
import { toColumns } from '../../../src/partsPanel/protocol/rowColumns.ts';
import { formatPartNumbers } from '../../../src/core/parts/partNumbers.ts';
import { partRows } from '../../../src/core/parts/partRows.ts';
import { longestStatus } from '../../../src/partsPanel/webview/rows/longestStatus.ts';
import { statusText } from '../../../src/partsPanel/webview/rows/rowText.ts';
import { shownAt } from '../../../src/partsPanel/webview/state/arrangement.ts';
import { reduce } from '../../../src/partsPanel/webview/state/reduce.ts';
import { initialState, type UploadView } from '../../../src/partsPanel/webview/state/state.ts';
import { snapshotOf, updateOf } from './partsPanelEvents.ts';

const covering = (from: number, to: number): CoveringPart => ({
  range: { start: from * MiB, end: to * MiB - 1 },
  state: 'uploaded',
});
const coverage = coverageOf([covering(0, 2), covering(4, 8)], { partSize: MiB, done: true });
const rows = { sending: [] };

describe('the map of the parts panel', () => {
  it('is one rectangle for a stretch of one state, and one path for a state', () => {
    assert.deepEqual(coveragePaths(coverage, 80, 10), [
      { state: 'uploaded', d: 'M0.00 0h20.00v10h-20.00zM40.00 0h40.00v10h-40.00z' },
      { state: 'missing', d: 'M20.00 0h20.00v10h-20.00z' },
    ]);
    assert.deepEqual(coveragePaths(coverage, 0, 10), []);
  });

  it('stays small with 10,000 parts of which every other is missing', () => {
    const parts = Array.from({ length: 10_000 }, (_, index) => covering(2 * index, 2 * index + 1));
    const paths = coveragePaths(coverageOf(parts, { partSize: MiB, done: true }), 4000, 10);
    assert.ok(paths.reduce((sum, { d }) => sum + d.split('M').length - 1, 0) <= 2000);
  });

  it('is described in words', () => {
    assert.equal(coverageSentence({ coverage, rows }), 'Coverage: 6 MiB uploaded, 2 MiB missing in 1 gap.');
    const empty = coverageOf([], { partSize: MiB, done: true });
    assert.equal(coverageSentence({ coverage: empty, rows }), 'Nothing uploaded yet.');
    const more = coverageOf([covering(0, 2)], { partSize: MiB, done: false });
    assert.deepEqual(
      coverageWords({ coverage: more, rows }).map(({ text }) => text),
      ['2 MiB uploaded', 'rest not loaded'],
    );
    const nothing = coverageOf([], { partSize: MiB, done: false });
    assert.equal(coverageSentence({ coverage: nothing, rows }), 'Coverage: not loaded.');
    assert.deepEqual(
      coverage.runs.map((run) => runText(run, undefined)),
      ['0 – 2 MiB: uploaded', '2 – 4 MiB: missing', '4 – 8 MiB: uploaded'],
    );
    assert.deepEqual(more.runs.map((run) => runText(run, undefined)).at(-1), 'Not loaded');
  });
});

describe('parts that are being sent', () => {
  const at = (number: number) => ({ start: (number - 1) * MiB, end: number * MiB - 1 });
  const parts = [1, 2, 5, 6].map((number) => ({ range: at(number), treeHash: 'a'.repeat(64) }));
  const pages = [toColumns(partRows(parts, MiB, { expected: 0, more: false }))];
  const sending = (...numbers: number[]) => ({ text: '1 %', paused: false, ranges: numbers.map(at) });
  const listed = reduce(initialState, snapshotOf(pages));
  const shown = (state: UploadView) => [0, 1, 2, 3, 4].map((place) => shownAt(state, place));
  const statuses = (state: UploadView) => shown(state).map((row) => row && statusText(row, MiB));
  const show = (...numbers: number[]) => {
    const loading = { ...listed.loading, done: true, sending: sending(...numbers) };
    return reduce(listed, updateOf({ from: 1, pages: [], loading }));
  };

  it('are told by their row, and on the map in words', () => {
    const state = show(3, 6);
    assert.deepEqual(statuses(state), [
      'Uploaded',
      'Uploaded',
      'Missing, sending 3',
      'Uploaded',
      'Sending again',
    ]);
    assert.equal(
      coverageSentence(state),
      'Coverage: 2 MiB being sent, 3 MiB uploaded, 1 MiB missing in 1 gap.',
    );
    assert.equal(gapsText(state), '1 (2 MiB missing)');
    assert.equal(longestStatus(state.rows, MiB), 'Missing, sending 3'.length);
    const found = reduce(state, { type: 'filter', text: 'sending' });
    assert.deepEqual(statuses(found).slice(0, found.arrangement.count), [
      'Missing, sending 3',
      'Sending again',
    ]);
  });

  it('leave the gaps that they are not in', () => {
    const holes = [1, 3, 5, 7].map((number) => ({ range: at(number), treeHash: 'a'.repeat(64) }));
    const state = reduce(
      initialState,
      snapshotOf([toColumns(partRows(holes, MiB, { expected: 0, more: false }))]),
    );
    const loading = { ...state.loading, done: true, sending: sending(2, 4) };
    assert.equal(
      coverageSentence(reduce(state, updateOf({ from: 1, pages: [], loading }))),
      'Coverage: 2 MiB being sent, 4 MiB uploaded, 1 MiB missing in 1 gap.',
    );
  });

  it('are not told any more once they are sent, nor while nothing is sent', () => {
    const state = reduce(
      show(3),
      updateOf({ from: 1, pages: [], loading: { ...listed.loading, done: true } }),
    );
    assert.deepEqual(statuses(state), statuses(listed));
    assert.equal(longestStatus(state.rows, MiB), 0);
    assert.deepEqual(statuses(show()), statuses(listed));
  });

  it('are numbered in runs', () => {
    const numbers = (...all: number[]) => formatPartNumbers(all.map(at), MiB);
    assert.equal(numbers(9, 7, 6, 12, 1000, 8), '6–9, 12, 1,000');
    assert.equal(numbers(), '');
  });
});

describe('the facts of the parts panel', () => {
  const empty = reduce(initialState, snapshotOf([]));
  const state = { ...empty, coverage, loading: { ...empty.loading, done: true } };

  it('count gaps, and say so until all is listed', () => {
    assert.equal(gapsText(state), '1 (2 MiB missing)');
    assert.equal(gapsText({ ...state, loading: empty.loading }), '1 (2 MiB missing so far)');
    assert.equal(gapsText({ ...state, coverage: { runs: [], bytes: 0 } }), 'none');
    assert.equal(gapsText(empty), 'none so far');
  });

  it('say when an upload may expire, as far as that is known', () => {
    assert.equal(expiryText(0, 0), 'in 24 h at the earliest');
    assert.equal(expiryText(0, 90_000_000), 'at any time (24 h after its last part)');
  });
});
