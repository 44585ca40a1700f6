import assert from 'node:assert/strict';
import { MiB } from '../../../src/core/text/bytes.ts';
import type { PartRow } from '../../../src/core/parts/partRows.ts';
import type { LoadingState } from '../../../src/partsPanel/protocol/messages.ts';
import { toResultColumns } from '../../../src/partsPanel/protocol/resultColumns.ts';
import { toColumns } from '../../../src/partsPanel/protocol/rowColumns.ts';
import { rowAt } from '../../../src/partsPanel/webview/rows/rows.ts';
import { fits, reduce } from '../../../src/partsPanel/webview/state/reduce.ts';
import { cellText, statusText } from '../../../src/partsPanel/webview/rows/rowText.ts';
import { initialState, type UploadView } from '../../../src/partsPanel/webview/state/state.ts';
import { announcement } from '../../../src/partsPanel/webview/state/announcement.ts';
import { countText } from '../../../src/partsPanel/webview/state/summary.ts';
import { gapText } from '../../../src/partsPanel/webview/texts/rows.ts';
import { loading, snapshotOf, updateOf } from './partsPanelEvents.ts';

const part = (number: number): PartRow => ({
  kind: 'part',
  range: { start: (number - 1) * MiB, end: number * MiB - 1 },
  treeHash: '0'.repeat(64),
  number,
  flags: [],
});
const gap: PartRow = { kind: 'gap', range: { start: 2 * MiB, end: 4 * MiB - 1 } };
const page = (...rows: PartRow[]) => toColumns(rows);

const snapshot = snapshotOf([page(part(1), part(2))]);
const update = updateOf({ from: 1, pages: [page(gap, part(5))] });
const loaded = reduce(initialState, snapshot);

describe('the state of the parts panel', () => {
  it('starts empty and takes everything from a snapshot', () => {
    assert.equal(initialState.link, 'connecting');
    assert.equal(countText(initialState), 'Loading parts…');
    assert.equal(loaded.link, 'live');
    assert.deepEqual([loaded.rows.count, loaded.rows.parts, loaded.rows.bytes], [2, 2, 2 * MiB]);
  });

  it('adds the pages of an update', () => {
    const { rows } = reduce(loaded, update);
    assert.deepEqual([rows.count, rows.parts, rows.bytes, rows.lastByte], [4, 3, 3 * MiB, 5 * MiB - 1]);
    assert.deepEqual(
      [0, 1, 2, 3, 4]
        .map((index) => rowAt(rows, index))
        .map((row) => (row?.kind === 'part' ? row.number : row?.kind)),
      [1, 2, 'gap', 5, undefined],
    );
  });

  it('replaces the pages an update has again', () => {
    const { rows } = reduce(loaded, { ...update, from: 0 });
    assert.deepEqual([rows.count, rows.parts], [2, 1]);
  });

  it('keeps its rows through an update without pages', () => {
    const after = reduce(loaded, { ...update, pages: [], loading: { ...loading, done: true } });
    assert.equal(after.rows, loaded.rows);
    assert.equal(after.loading.done, true);
  });

  it('ignores an update that continues from another state', () => {
    for (const stray of [
      { ...update, generation: 2 },
      { ...update, from: 2 },
      { ...update, verification: { name: 'a', sentence: '', from: 1, results: toResultColumns([]) } },
    ]) {
      assert.equal(fits(loaded, stray), false);
      assert.equal(reduce(loaded, stray), loaded);
    }
    assert.equal(reduce(initialState, update), initialState);
  });

  it('starts over with a snapshot of another generation', () => {
    const after = reduce(reduce(loaded, update), { ...snapshot, generation: 2 });
    assert.deepEqual([after.generation, after.rows.count], [2, 2]);
  });

  it('keeps what was loaded when the extension stops answering, and recovers with its next message', () => {
    const silent = reduce(loaded, { type: 'silent' });
    assert.deepEqual([silent.link, silent.rows], ['silent', loaded.rows]);
    assert.equal(reduce(silent, update).link, 'live');
  });
});

describe('the words of the parts panel', () => {
  const count = (parts: number, change: Partial<LoadingState>, facts = loaded.facts): string => {
    const state: UploadView = {
      ...loaded,
      rows: { ...loaded.rows, parts },
      loading: { ...loading, ...change },
    };
    return countText(facts ? { ...state, facts } : state);
  };

  it('say how much is loaded', () => {
    assert.equal(count(100, {}), '100 loaded, more available');
    assert.equal(count(10_000, { done: true }), '10,000 parts, all loaded');
    assert.equal(count(1, { done: true }), '1 part, all loaded');
    assert.equal(count(0, { done: true }), 'No parts yet');
    assert.equal(count(2_350, { all: true, status: 'loading' }), '2,350 loaded…');
    assert.equal(count(0, { status: 'loading' }), 'Loading parts…');
    assert.equal(count(50, { status: 'loading' }), '50 loaded, loading…');
    assert.equal(count(0, { status: 'failed' }), 'Nothing loaded');
    assert.equal(countText({ ...initialState, link: 'silent' }), 'Nothing loaded');
  });

  it('say what is missing and what is wrong', () => {
    assert.equal(
      gapText({ range: { start: 33_554_432, end: 67_108_863 } }),
      '32 MiB missing: bytes 33554432–67108863',
    );
    const row = { kind: 'part', number: 1, treeHash: '', range: { start: 0, end: MiB / 2 - 1 } } as const;
    assert.equal(
      statusText({ ...row, flags: ['short', 'overlapping'] }, MiB),
      'Short by 512 KiB, overlaps the previous part',
    );
    assert.equal(statusText({ ...row, flags: [] }, MiB), 'Uploaded');
    assert.equal(statusText({ kind: 'gap', range: row.range }, MiB), 'Missing');
  });

  it('write ranges in bytes, and offsets and sizes in units of their own, as fine as the parts', () => {
    const range = { start: 1040 * MiB, end: 1056 * MiB - 1 };
    const row = { kind: 'part', number: 66, treeHash: 'ab', range, flags: [] } as const;
    const texts = (['number', 'range', 'offset', 'size', 'hash'] as const).map((column) =>
      cellText(row, column, 16 * MiB),
    );
    assert.deepEqual(texts, ['66', '1090519040 – 1107296255', '1.02 GiB', '16 MiB', 'ab']);
    const tiny = { ...row, range: { start: 0, end: 0 } };
    assert.deepEqual([cellText(tiny, 'offset', MiB), cellText(tiny, 'size', MiB)], ['0 B', '1 B']);
  });

  it('are spoken when more is loaded, when all is, and when something was copied', () => {
    const more = reduce(loaded, update);
    assert.equal(announcement(loaded, more), '3 loaded, more available');
    assert.equal(announcement(more, reduce(more, { ...update, from: 2, pages: [] })), undefined);
    const all = reduce(more, { ...update, from: 2, pages: [], loading: { ...loading, done: true } });
    assert.equal(announcement(more, all), '3 parts, all loaded');
    const noticed = reduce(all, { type: 'notice', text: 'Copied' });
    assert.equal(announcement(all, noticed), 'Copied');
    assert.equal(announcement(noticed, reduce(noticed, { type: 'notice', text: '' })), undefined);
    const chosen = reduce(all, { type: 'selectAll' });
    assert.equal(announcement(all, chosen), '4 rows selected');
    assert.equal(announcement(chosen, reduce(chosen, { type: 'escape' })), 'Nothing selected');
    const sorted = reduce(all, { type: 'sort', column: 'size' });
    assert.equal(announcement(all, sorted), 'Sorted by size, ascending');
    const filtered = reduce(all, { type: 'filter', text: 'missing' });
    assert.equal(announcement(all, filtered), '1 row found in 3 parts');
    const closed = reduce(all, {
      ...update,
      from: 2,
      pages: [],
      loading: { ...loading, done: true, closed: true },
    });
    assert.equal(announcement(all, closed), 'The connection was closed');
  });
});
