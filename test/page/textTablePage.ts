import { arrange, comparisonOf, rowOfPlace } from '../../src/table/model/arrangement.ts';
import type { Column } from '../../src/table/model/columns.ts';
import { rowAtCursor, rowsToCopy, showsSelection } from '../../src/table/model/copying.ts';
import { tableReducer } from '../../src/table/model/reduceTable.ts';
import { initialTable, type TableState } from '../../src/table/model/state.ts';
import { createTable } from '../../src/table/view/table.ts';

/*
 * Runs in a browser: a table of three columns of text and 10,000 rows, which is no table of parts.
 */

type Person = Readonly<Record<'name' | 'city' | 'email', string>>;

const cities = ['Oslo', 'Quito', 'Rome', 'Accra'];
const people: readonly Person[] = Array.from({ length: 10_000 }, (_, index) => ({
  name: `Person ${index}`,
  city: cities[index % cities.length] ?? '',
  email: `person${9_999 - index}@example.com`,
}));

const columns: readonly Column<Person>[] = (['name', 'city', 'email'] as const).map((name) => ({
  name,
  title: name[0]?.toUpperCase() + name.slice(1),
  compare: (a, b) => a[name].localeCompare(b[name], 'en', { numeric: true }),
}));

const reduce = tableReducer<TableState>({
  listed: () => people.length,
  columns,
  arrange: arrangementOf,
});

let state: TableState = { ...initialTable, arrangement: arrangementOf(initialTable) };
const copied = document.querySelector('output');
const filter = document.querySelector('input');
const element = document.querySelector<HTMLElement>('.grid');
if (!copied || !filter || !element) throw new Error('The page lacks an element.');

const table = createTable<Person>(element, {
  columns,
  kindOf: () => 'person',
  fillCell: (cell, column, row) => {
    cell.textContent = row[column as keyof Person];
  },
  actions: {
    table: (event) => {
      state = reduce(state, event);
      show();
    },
    enterTable: () => table.showCursor('nearest', true),
    copy: () => {
      if (showsSelection(state)) copied.textContent = rowsToCopy(state, people.length).join(' ');
      else copied.textContent = cellAtCursor();
    },
  },
});
filter.addEventListener('input', () => {
  state = reduce(state, { type: 'filter', text: filter.value });
  show();
});
show();

function arrangementOf({ filter, sort }: Pick<TableState, 'filter' | 'sort'>) {
  const matches = ({ name, city }: Person) => `${name} ${city}`.includes(filter);
  return arrange(
    { count: people.length, pending: 0, all: () => people },
    { matches: filter === '' ? undefined : matches, compare: comparisonOf(columns, sort) },
  );
}

function show(): void {
  const { arrangement } = state;
  table.update({
    state,
    rowAt: (place) => people[rowOfPlace(arrangement, place) ?? -1],
    content: [],
    isOpen: false,
  });
}

function cellAtCursor(): string {
  const row = people[rowAtCursor(state, people.length) ?? -1];
  const column = columns[state.cursor.column]?.name;
  return row && column !== undefined ? row[column as keyof Person] : '';
}
