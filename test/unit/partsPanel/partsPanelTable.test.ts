import { parseSavedUpload } from '../../../src/partsPanel/host/savedUpload.ts';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { MiB } from '../../../src/core/text/bytes.ts';
import { type PartRow, partRows } from '../../../src/core/parts/partRows.ts';
import { columns } from '../../../src/partsPanel/protocol/columns.ts';
import { toColumns } from '../../../src/partsPanel/protocol/rowColumns.ts';
import { rowOfPlace } from '../../../src/table/model/arrangement.ts';
import { shownAt } from '../../../src/partsPanel/webview/state/arrangement.ts';
import { type Cursor, type Move, moved } from '../../../src/table/model/cursor.ts';
import { findPosition } from '../../../src/partsPanel/webview/state/goTo.ts';
import { type Key, keyCommand } from '../../../src/table/view/keys.ts';
import { bytesInView } from '../../../src/partsPanel/webview/map/mapViewport.ts';
import { reduce } from '../../../src/partsPanel/webview/state/reduce.ts';
import { placesInView, rowsToDraw, topToShow } from '../../../src/table/view/rowWindow.ts';
import { readSaved, toSaved } from '../../../src/partsPanel/webview/state/saved.ts';
import type { TableEvent } from '../../../src/table/model/state.ts';
import { selectedInOrder } from '../../../src/table/model/selection.ts';
import {
  initialState,
  type ViewEvent,
  type UploadView,
} from '../../../src/partsPanel/webview/state/state.ts';
import {
  arrangementText,
  noMatchText,
  selectionText,
} from '../../../src/partsPanel/webview/state/summary.ts';
import { snapshotOf, updateOf } from './partsPanelEvents.ts';

const digit = (number: number) => ((number * 7) % 16).toString(16);
const part = (number: number, mebibytes = 1) => ({
  range: { start: (number - 1) * MiB, end: (number - 1 + mebibytes) * MiB - 1 },
  treeHash: digit(number).repeat(64),
});
const rowsOf = (numbers: readonly number[], more = true): PartRow[] =>
  partRows(
    numbers.map((number) => part(number)),
    MiB,
    { expected: 0, more },
  );
/** Parts 1, 2, a gap of 3 to 5, parts 6 and 7. */
const loaded = reduce(initialState, snapshotOf([toColumns(rowsOf([1, 2, 6, 7]))]));
const after = (state: UploadView, ...events: ViewEvent[]) =>
  events.reduce((before, event) => reduce(before, event), state);
const shown = (state: UploadView) =>
  Array.from({ length: state.arrangement.count }, (_, place) => {
    const row = shownAt(state, place);
    return row === undefined || row.kind === 'gap'
      ? 'gap'
      : row.kind === 'pending'
        ? `${row.number}…`
        : row.number;
  });
const at = (state: UploadView) => shown(state)[state.cursor.place];
const move = (direction: Move, extend = false): TableEvent => ({
  type: 'move',
  move: direction,
  extend,
  page: 2,
});
const selected = (state: UploadView) =>
  selectedInOrder(state.selection, state.arrangement).map(
    (row) => shown({ ...state, ...listedOrder(state) })[row],
  );
const listedOrder = (state: UploadView) => ({ arrangement: { order: undefined, count: state.rows.count } });

describe('the table of the parts panel', () => {
  it('filters by number, hash, offset and status, and finds the gap a part is missing in', () => {
    const filtered = (text: string) => shown(after(loaded, { type: 'filter', text }));
    assert.deepEqual(filtered(''), [1, 2, 'gap', 6, 7]);
    assert.deepEqual(filtered('6'), [6]);
    assert.deepEqual(filtered(' 4 '), ['gap']);
    assert.deepEqual(filtered('1.5 MiB'), [2]);
    assert.deepEqual(filtered('1 MiB'), [2], 'its first byte');
    assert.deepEqual(filtered('2097151 B'), [2], 'its last byte');
    assert.deepEqual(filtered('4 MiB'), ['gap']);
    assert.deepEqual(filtered(digit(2).repeat(5).toUpperCase()), [2]);
    assert.deepEqual(filtered('missing'), ['gap']);
    assert.deepEqual(filtered('gap'), ['gap']);
    assert.deepEqual(filtered('1048576-2097152'), [2, 'gap'], 'whatever has bytes of it');
    assert.deepEqual(filtered('1048576'), [2]);
    assert.deepEqual(filtered('uploaded'), [1, 2, 6, 7]);
    assert.deepEqual(filtered('<script>'), []);
  });

  it('says how many parts a filter has looked at', () => {
    const filtered = after(loaded, { type: 'filter', text: '6' });
    assert.equal(arrangementText(filtered), '1 row found in 4 loaded parts');
    const none = after(loaded, { type: 'filter', text: '\u202E99' });
    assert.equal(arrangementText(none), 'nothing found in 4 loaded parts');
    assert.match(noMatchText(none), /^No loaded part matches “99”\. Type a part number, /);
    const done = after(filtered, updateOf({ from: 1, loading: { done: true } }));
    assert.equal(arrangementText(done), '1 row found in 4 parts');
    assert.equal(arrangementText(after(loaded, { type: 'sort', column: 'size' })), 'sorting 4 loaded parts');
    assert.equal(arrangementText(loaded), '');
  });

  it('sorts parts with a problem before the others', () => {
    const rows = partRows([part(1), part(2, 0.5), part(3)], MiB, { expected: 0, more: true });
    const state = reduce(initialState, snapshotOf([toColumns(rows)]));
    assert.deepEqual(shown(after(state, { type: 'sort', column: 'status' })), ['gap', 2, 1, 3]);
  });

  it('sorts by each column, ascending, descending and not at all', () => {
    const byHash = after(loaded, { type: 'sort', column: 'hash' });
    const hashes = [1, 2, 6, 7].toSorted((a, b) => (digit(a) < digit(b) ? -1 : 1));
    assert.deepEqual(shown(byHash), [...hashes, 'gap']);
    const back = after(byHash, { type: 'sort', column: 'hash' });
    assert.deepEqual(shown(back), ['gap', ...hashes.toReversed()]);
    assert.deepEqual(shown(after(back, { type: 'sort', column: 'hash' })), [1, 2, 'gap', 6, 7]);
    assert.deepEqual(shown(after(loaded, { type: 'sort', column: 'size' })), [1, 2, 6, 7, 'gap']);
    assert.deepEqual(shown(after(loaded, { type: 'sort', column: 'status' })), ['gap', 1, 2, 6, 7]);
    const once = after(loaded, { type: 'sort', column: 'number' });
    assert.deepEqual(shown(after(once, { type: 'sort', column: 'number' })), [7, 6, 'gap', 2, 1]);
  });

  it('keeps the cursor on its row through sorting, filtering, loading and a refresh', () => {
    const onSix = after(loaded, move('last'), move('up'));
    assert.equal(at(onSix), 6);
    for (const event of [
      { type: 'sort', column: 'hash' },
      { type: 'filter', text: digit(6) },
      updateOf({ from: 1, pages: [toColumns(rowsOf([8, 9]).slice(1))] }),
      { ...snapshotOf([toColumns(rowsOf([1, 2, 3, 6, 7, 8]))]), generation: 2 },
    ] as const) {
      assert.equal(at(after(onSix, event)), 6, event.type);
    }
    const hidden = after(onSix, { type: 'filter', text: '2' });
    assert.equal(at(hidden), 2, 'near where it was, when its row is gone');
    const headings = after(loaded, move('up'), { type: 'sort', column: 'size' });
    assert.equal(headings.cursor.place, -1);
  });

  it('selects with Shift, one by one, and all, and keeps it when sorted and refreshed', () => {
    const three = after(loaded, move('down', true), move('down', true));
    assert.deepEqual(selected(three), [1, 2, 'gap']);
    assert.deepEqual(selected(after(three, move('up', true))), [1, 2]);
    const sorted = after(three, { type: 'sort', column: 'number' }, { type: 'sort', column: 'number' });
    assert.deepEqual(selected(sorted), ['gap', 2, 1], 'in the order shown');
    const refreshed = after(three, { ...snapshotOf([toColumns(rowsOf([1, 2, 6, 7, 8]))]), generation: 2 });
    assert.deepEqual(selected(refreshed), [1, 2, 'gap']);
    const toggled = after(
      three,
      { type: 'select', place: 1, how: 'toggle' },
      { type: 'select', place: 4, how: 'toggle' },
    );
    assert.deepEqual(selected(toggled), [1, 'gap', 7]);
    assert.deepEqual(selected(after(toggled, { type: 'select', place: 3, how: 'extend' })), [6, 7]);
    assert.deepEqual(selected(after(toggled, { type: 'select', place: 3, how: 'only' })), [6]);
    assert.deepEqual(selected(after(loaded, { type: 'selectAll' })), [1, 2, 'gap', 6, 7]);
    const filtered = after(loaded, { type: 'filter', text: '6' }, { type: 'selectAll' });
    assert.deepEqual(selected(after(filtered, { type: 'escape' })), [6], 'all that are shown');
  });

  it('passes over columns for which there is no room, and moves the cursor off them', () => {
    const column = (state: UploadView) => state.cursor.column;
    const onSize = after(loaded, { type: 'focus', cursor: { place: 1, column: 3 } });
    const narrow = after(onSize, { type: 'hide', columns: [2, 3] });
    assert.deepEqual(narrow.cursor, { place: 1, column: 1 }, 'the column before');
    assert.equal(column(after(narrow, move('right'))), 4);
    assert.equal(column(after(narrow, move('right'), move('left'))), 1);
    assert.equal(column(after(narrow, move('rowEnd'))), 5);
    assert.equal(column(after(narrow, { type: 'hide', columns: [] }, move('right'))), 2);
    const sorted = after(loaded, { type: 'sort', column: 'size' }, { type: 'hide', columns: [2, 3] });
    assert.equal(sorted.sort, undefined, 'no sort that nobody can see');
    assert.deepEqual(shown(sorted), shown(loaded));
    const noFirst = after(loaded, { type: 'hide', columns: [0, 5] });
    assert.equal(column(noFirst), 1, 'the first there is');
    assert.equal(column(after(noFirst, move('left'))), 1);
    assert.equal(column(after(noFirst, move('last'))), 4);
    assert.equal(column(after(noFirst, move('last'), move('rowStart'))), 1);
  });

  it('says how many of the selected rows a filter hides', () => {
    const all = after(loaded, { type: 'selectAll' });
    assert.equal(selectionText(all), '5 rows selected');
    assert.equal(selectionText(after(all, { type: 'filter', text: '6' })), '5 rows selected (4 hidden)');
    assert.equal(selectionText(loaded), '');
  });

  it('starts a new range of rows where the cursor moved without Shift', () => {
    const state = after(loaded, move('down', true), move('last'), move('up', true));
    assert.deepEqual(selected(state), [6, 7]);
  });

  it('clears the filter on Escape, then the selection', () => {
    const state = after(loaded, { type: 'selectAll' }, { type: 'filter', text: '1' });
    const once = after(state, { type: 'escape' });
    assert.deepEqual([once.filter, once.selection.rows.size], ['', 5]);
    assert.equal(after(once, { type: 'escape' }).selection.rows.size, 0);
  });

  it('shows numbers and ranges of rows that are loading, which cannot be selected', () => {
    const loading = after(loaded, updateOf({ from: 1, loading: { status: 'loading' } }));
    assert.equal(loading.arrangement.count, 55);
    assert.deepEqual(shown(loading).slice(4, 7), [7, '8…', '9…']);
    assert.deepEqual(shownAt(loading, 5), {
      kind: 'pending',
      number: 8,
      range: { start: 7 * MiB, end: 8 * MiB - 1 },
    });
    assert.equal(after(loading, { type: 'selectAll' }).selection.rows.size, 5);
    assert.equal(after(loading, { type: 'select', place: 7, how: 'only' }).selection.rows.size, 0);
    const first = reduce(initialState, snapshotOf([], { status: 'loading' }));
    assert.deepEqual(shown(first).slice(0, 2), ['1…', '2…']);
    assert.equal(first.arrangement.count, 50);
    assert.equal(after(loading, { type: 'filter', text: '8' }).arrangement.count, 0);
    const small = updateOf({ from: 1, loading: { status: 'loading', pageSize: 7 } });
    assert.equal(after(loaded, small).arrangement.count, 12);
  });

  it('reveals a row that a filter hides', () => {
    const state = after(loaded, { type: 'filter', text: '1' }, { type: 'reveal', row: 3 });
    assert.deepEqual([state.filter, at(state)], ['', 6]);
    const kept = after(loaded, { type: 'filter', text: 'uploaded' }, { type: 'reveal', row: 3 });
    assert.deepEqual([kept.filter, at(kept)], ['uploaded', 6]);
  });

  it('goes to a part or a byte, to the gap where it would be, or says why it cannot', () => {
    const found = (state: UploadView, text: string) => {
      const to = findPosition(state, text);
      return 'row' in to ? shown(state)[to.row] : to.message;
    };
    assert.equal(found(loaded, '7'), 7);
    assert.equal(found(loaded, '4'), 'gap');
    assert.equal(found(loaded, '0.5 MiB'), 1);
    assert.equal(found(loaded, '2.5 MiB'), 'gap');
    assert.equal(found(loaded, '8'), 'Part 8 is not loaded yet. Use Load All.');
    assert.equal(found(loaded, '1048576'), 2, 'an offset as the table writes it');
    assert.equal(found(loaded, '2097152-5242879'), 'gap', 'a range as it is copied');
    assert.equal(found(loaded, digit(6).repeat(6).toUpperCase()), 6);
    assert.match(String(found(loaded, 'abcd')), /^No loaded part has a tree hash/);
    assert.match(String(found(loaded, '1 KiB x')), /^Type a part number, an offset/);
    assert.equal(found(loaded, '7 MiB'), 'Byte 7,340,032 is not loaded yet. Use Load All.');
    const done = after(loaded, updateOf({ from: 1, loading: { done: true } }));
    assert.equal(found(done, '8'), 'The last part is 7.');
    assert.equal(found(done, '7 MiB'), 'The upload ends at 7 MiB.');
  });

  it('never loses a row, whatever is done', () => {
    const event: fc.Arbitrary<TableEvent> = fc.oneof(
      fc.record({
        type: fc.constant('move' as const),
        move: fc.constantFrom<Move>(
          'up',
          'down',
          'left',
          'right',
          'first',
          'last',
          'pageUp',
          'pageDown',
          'rowEnd',
        ),
        extend: fc.boolean(),
        page: fc.nat(30),
      }),
      fc.record({ type: fc.constant('sort' as const), column: fc.constantFrom(...columns) }),
      fc.record({
        type: fc.constant('filter' as const),
        text: fc.constantFrom('', '1', 'missing', 'a', '3 MiB', 'zzz'),
      }),
      fc.record({
        type: fc.constant('select' as const),
        place: fc.nat(60),
        how: fc.constantFrom('only' as const, 'extend' as const, 'toggle' as const),
      }),
      fc.constant({ type: 'selectAll' as const }),
      fc.constant({ type: 'escape' as const }),
    );
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), (events) => {
        const state = after(loaded, ...events);
        const { count } = state.arrangement;
        assert.ok(state.cursor.place >= -1 && state.cursor.place < Math.max(count, 1));
        assert.ok(state.cursor.column >= 0 && state.cursor.column < columns.length);
        for (const row of state.selection.rows) assert.ok(row >= 0 && row < state.rows.count);
        const rows = Array.from({ length: count }, (_, place) => rowOfPlace(state.arrangement, place));
        assert.equal(new Set(rows).size, count, 'every row once');
        assert.deepEqual(shown(after(state, { type: 'filter', text: '' })).toSorted(), [1, 2, 6, 7, 'gap']);
      }),
    );
  });
});

describe('the keys of the table', () => {
  const none = { ctrlKey: false, metaKey: false, shiftKey: false, altKey: false };
  const command = (key: string, held: Partial<Key> = {}) => keyCommand({ ...none, key, ...held });

  it('are those of a grid', () => {
    assert.deepEqual(command('ArrowDown'), { type: 'move', move: 'down', extend: false });
    assert.deepEqual(command('PageUp', { shiftKey: true }), { type: 'move', move: 'pageUp', extend: true });
    assert.deepEqual(command('Home'), { type: 'move', move: 'rowStart', extend: false });
    assert.deepEqual(command('Home', { ctrlKey: true }), { type: 'move', move: 'first', extend: false });
    assert.deepEqual(command('End', { metaKey: true, shiftKey: true }), {
      type: 'move',
      move: 'last',
      extend: true,
    });
    assert.deepEqual(command('a', { ctrlKey: true }), { type: 'selectAll' });
    assert.deepEqual(command('c', { metaKey: true }), { type: 'copy' });
    assert.deepEqual(command('C', { ctrlKey: true }), { type: 'copy' }, 'with Caps Lock');
    assert.deepEqual(
      [' ', 'Enter', 'Escape'].map((key) => command(key)?.type),
      ['toggle', 'open', 'escape'],
    );
  });

  it('leave everything else to VS Code', () => {
    for (const key of ['a', 'c', 'Tab', 'F10', 'constructor']) assert.equal(command(key), undefined, key);
    assert.equal(command('ArrowDown', { altKey: true }), undefined);
    assert.equal(command('f', { ctrlKey: true }), undefined);
    assert.equal(command('C', { ctrlKey: true, shiftKey: true }), undefined);
  });

  it('lead from cell to cell, up to the headings and no further', () => {
    const from = (cursor: Cursor, to: Move, count = 100) => {
      const { place, column } = moved(cursor, to, {
        count,
        page: 20,
        columns: columns.map((_, index) => index),
      });
      return [place, column];
    };
    const cursor = { place: 50, column: 2 };
    assert.deepEqual(from(cursor, 'pageDown'), [70, 2]);
    assert.deepEqual(from(cursor, 'pageUp'), [30, 2]);
    assert.deepEqual(from({ place: 95, column: 2 }, 'pageDown'), [99, 2]);
    assert.deepEqual(from({ place: 5, column: 2 }, 'pageUp'), [0, 2]);
    assert.deepEqual(from(cursor, 'first'), [0, 0]);
    assert.deepEqual(from(cursor, 'last'), [99, 5]);
    assert.deepEqual(from(cursor, 'rowEnd'), [50, 5]);
    assert.deepEqual(from(cursor, 'rowStart'), [50, 0]);
    assert.deepEqual(from({ place: 0, column: 5 }, 'right'), [0, 5]);
    assert.deepEqual(from({ place: 0, column: 0 }, 'left'), [0, 0]);
    assert.deepEqual(from({ place: 0, column: 0 }, 'up'), [-1, 0]);
    assert.deepEqual(from({ place: -1, column: 0 }, 'up'), [-1, 0]);
    assert.deepEqual(from({ place: -1, column: 0 }, 'down'), [0, 0]);
    assert.deepEqual(
      from({ place: 0, column: 0 }, 'last', 0),
      [-1, 5],
      'with no rows there are the headings',
    );
  });
});

describe('the rows that have elements', () => {
  const view = { top: 2400, height: 240, rowHeight: 24, count: 10_000 };

  it('are those in view and ten on each side', () => {
    assert.deepEqual(placesInView(view), { first: 100, last: 109 });
    const places = rowsToDraw(view, 105).map(({ index }) => index);
    assert.deepEqual([places[0], places.at(-1), places.length], [90, 119, 30]);
    assert.equal(rowsToDraw(view, 105)[0]?.start, 90 * 24);
  });

  it('have the one with the cursor among them, in its place', () => {
    assert.equal(rowsToDraw(view, 3)[0]?.index, 3);
    assert.equal(rowsToDraw(view, 9_999).at(-1)?.index, 9_999);
  });

  it('come into view with the least scrolling, or in the middle', () => {
    assert.equal(topToShow(105, view, 'nearest'), 2400, 'is in view');
    assert.equal(topToShow(50, view, 'nearest'), 1200);
    assert.equal(topToShow(110, view, 'nearest'), 2424);
    assert.equal(topToShow(500, view, 'center'), 12_000 - 108);
    assert.equal(topToShow(0, view, 'center'), 0);
  });

  it('are none for an empty table, and few for a table of any size', () => {
    assert.deepEqual(rowsToDraw({ ...view, count: 0 }, -1), []);
    fc.assert(
      fc.property(fc.nat(1e6), fc.nat(2000), fc.nat(20_000), fc.nat(20_000), (top, height, count, kept) => {
        const places = rowsToDraw({ top, height, rowHeight: 24, count }, kept).map(({ index }) => index);
        assert.deepEqual(
          places,
          [...new Set(places)].toSorted((a, b) => a - b),
        );
        assert.ok(places.length <= height / 24 + 24);
        assert.ok(places.every((place) => place < count));
      }),
    );
  });
});

describe('the state that VS Code saves for the page', () => {
  it('is read back as it was', () => {
    const state = after(loaded, { type: 'sort', column: 'size' }, { type: 'filter', text: 'x' });
    const saved = JSON.parse(JSON.stringify(toSaved(state, 120))) as unknown;
    const { filter, sort } = state;
    assert.deepEqual(readSaved(saved), { top: 120, view: { filter, sort } });
    const { sessionId, connectionLabel, upload } = parseSavedUpload(saved) ?? {};
    assert.deepEqual(
      [sessionId, connectionLabel, upload?.vaultName, upload?.id],
      ['session', 'eu-central-1', 'photos', 'id'],
    );
  });

  it('is ignored where it is invalid', () => {
    const nothing = { top: 0, view: { filter: '', sort: undefined } };
    for (const value of [
      undefined,
      null,
      7,
      'x',
      {},
      { top: '1', view: { filter: {}, sort: { column: 'x' } } },
    ]) {
      assert.deepEqual(readSaved(value), nothing);
    }
  });
});

describe('the bytes in view', () => {
  it('are marked on the map while the rows are in the order of their bytes', () => {
    assert.deepEqual(bytesInView(loaded, { first: 1, last: 3 }), { start: MiB, end: 6 * MiB - 1 });
    assert.equal(
      bytesInView(after(loaded, { type: 'sort', column: 'size' }), { first: 1, last: 3 }),
      undefined,
    );
    assert.equal(bytesInView(loaded, { first: 0, last: -1 }), undefined);
  });
});
