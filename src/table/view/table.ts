import { html, render } from 'lit';
import { rowOfPlace } from '../model/arrangement.ts';
import type { Heading } from '../model/columns.ts';
import { clampCursor } from '../model/cursor.ts';
import { initialTable, type TableState } from '../model/state.ts';
import { listenToTable, type TableActions } from './events.ts';
import { query } from './query.ts';
import { headingsTemplate } from './headings.ts';
import { watchFocus } from './watchFocus.ts';
import { createRowElements } from './rowElements.ts';
import { createRow, markRow } from './rowView.ts';
import { placesInView, rowsToDraw, topToShow, type View } from './rowWindow.ts';

/** What a table shows now. */
export interface TableFrame<Row> {
  readonly state: Pick<TableState, 'arrangement' | 'cursor' | 'hidden' | 'selection' | 'sort'>;
  /** The row at a place, counted from 0 over what is shown. */
  readonly rowAt: (place: number) => Row | undefined;
  /** What rows depend on besides the state: if one of these changes, all rows are drawn again. */
  readonly content: readonly unknown[];
  /** Whether more rows may come, so that their number is unknown. */
  readonly isOpen: boolean;
}

export interface TableOptions<Row> {
  readonly columns: readonly Heading[];
  readonly actions: TableActions;
  /** The class of a row, besides `row`. */
  readonly kindOf: (row: Row) => string;
  /** Prepares a new cell, which is reused for other rows. */
  readonly createCell?: (cell: HTMLElement, column: string) => void;
  readonly fillCell: (cell: HTMLElement, column: string, row: Row) => void;
  /** Called with the places of the first and last row in view whenever they change; the last is -1 without rows. */
  readonly onView?: (places: { readonly first: number; readonly last: number }) => void;
}

export interface Table<Row> {
  update(frame: TableFrame<Row>): void;
  /** Scrolls the cursor into view. With `focus`, focuses it and scrolls the page to it too. */
  showCursor(how: 'nearest' | 'center', focus: boolean): void;
  /** The cell that Tab moves to. */
  readonly stop: HTMLElement | undefined;
  /** Scrolls to so many pixels from the top, as far as rows go. */
  scrollTo(top: number): void;
}

/**
 * Turns a scrolling element into a virtual table with the ARIA roles of a grid. Only the rows in view, some beyond, and
 * the one at the cursor have elements; each is positioned in a body as high as all of them, so the scroll bar is the
 * browser's own, and the focused element exists wherever the table is scrolled to.
 */
export function createTable<Row>(element: HTMLElement, options: TableOptions<Row>): Table<Row> {
  const { columns } = options;
  let frame: TableFrame<Row> = {
    state: initialTable,
    rowAt: () => undefined,
    content: [],
    isOpen: true,
  };
  let drawn: TableFrame<Row> | undefined;
  let rowHeight = 24;
  let stop: HTMLElement | undefined;

  render(
    html`<div class="table" role="presentation">
      <div class="head" role="rowgroup"><div class="row" role="row" aria-rowindex="1"></div></div>
      <div class="body" role="rowgroup"></div>
    </div>`,
    element,
  );
  const [head, headRow, body] = [
    query(element, '.head'),
    query(element, '.head .row'),
    query(element, '.body'),
  ];
  const holdsFocus = watchFocus(element);
  const rowElements = createRowElements(body, () => {
    const row = createRow(columns);
    for (const cell of row.children)
      if (cell instanceof HTMLElement) options.createCell?.(cell, cell.className);
    return row;
  });
  const view = (): View => ({
    top: element.scrollTop,
    height: element.clientHeight - rowHeight,
    rowHeight,
    count: frame.state.arrangement.count,
  });
  const cursor = () => clampCursor(frame.state.cursor, frame.state.arrangement.count);

  function draw(): void {
    const focused = holdsFocus();
    if (drawn !== frame) drawFrame();
    // Read once, before anything changes: later it would force a layout of the page.
    const now = view();
    rowElements.show(rowsToDraw(now, cursor().place), fillRow, !drawn || hasOtherRows(drawn, frame));
    drawn = frame;
    markStop();
    // An element that was moved or removed has lost the focus; its cell gets it back.
    if (focused && document.activeElement !== stop) stop?.focus({ preventScroll: true });
    options.onView?.(placesInView(now));
  }

  /** The part that does not scroll. */
  function drawFrame(): void {
    const { arrangement, sort } = frame.state;
    const known = !frame.isOpen || arrangement.order !== undefined;
    element.ariaRowCount = String(known ? arrangement.count + 1 : -1);
    element.ariaColCount = String(columns.length);
    body.style.height = `${arrangement.count * rowHeight}px`;
    if (drawn?.state.sort !== sort || !drawn) render(headingsTemplate(columns, sort), headRow);
  }

  function fillRow(element: HTMLElement, place: number): void {
    const { arrangement, selection } = frame.state;
    const row = frame.rowAt(place);
    if (row === undefined) return;
    const selected = selection.rows.has(rowOfPlace(arrangement, place) ?? -1);
    markRow(element, { place, selected, kind: options.kindOf(row) });
    for (const [index, { name }] of columns.entries()) {
      const cell = element.children[index];
      if (cell instanceof HTMLElement) options.fillCell(cell, name, row);
    }
  }

  function markStop(): void {
    const { place, column } = cursor();
    const cell = (place < 0 ? headRow : rowElements.at(place))?.children[column];
    if (!(cell instanceof HTMLElement)) return;
    if (stop && stop !== cell) stop.tabIndex = -1;
    stop = cell;
    stop.tabIndex = 0;
  }

  /** The height of a row depends on the fonts, so it changes with theme and zoom; the headings tell it. */
  function measure(): void {
    const { height } = head.getBoundingClientRect();
    if (height > 0) {
      rowHeight = height;
      tellHidden();
    }
    body.style.height = `${frame.state.arrangement.count * rowHeight}px`;
    // A sticky column costs something, so only when the table can scroll sideways.
    element.classList.toggle('sideways', element.scrollWidth > element.clientWidth);
    draw();
  }

  /** Style sheets decide which columns there is room for. */
  function tellHidden(): void {
    const hidden = [...headRow.children].flatMap((cell, index) => (cell.checkVisibility() ? [] : [index]));
    if (hidden.join() !== frame.state.hidden.join()) options.actions.table({ type: 'hide', columns: hidden });
  }

  element.addEventListener('scroll', draw, { passive: true });
  const sizes = new ResizeObserver(measure);
  for (const each of [element, head, body]) sizes.observe(each);
  listenToTable(element, {
    actions: options.actions,
    columns,
    page: () => Math.max(1, Math.floor(view().height / rowHeight) - 1),
    rowAt: (place) => rowOfPlace(frame.state.arrangement, place),
    cursor,
  });

  return {
    update: (next) => {
      frame = next;
      draw();
    },
    showCursor: (how, focus) => {
      const { place } = cursor();
      if (place >= 0) element.scrollTop = topToShow(place, view(), how);
      draw();
      if (!focus) return;
      stop?.focus({ preventScroll: true });
      // In a small panel the table itself may be out of view.
      stop?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    },
    get stop() {
      return stop;
    },
    scrollTo: (top) => {
      measure();
      element.scrollTo({ top });
    },
  };
}

function hasOtherRows<Row>(before: TableFrame<Row>, after: TableFrame<Row>): boolean {
  return (
    before.state.arrangement !== after.state.arrangement ||
    before.state.selection !== after.state.selection ||
    before.content.length !== after.content.length ||
    before.content.some((each, index) => each !== after.content[index])
  );
}
