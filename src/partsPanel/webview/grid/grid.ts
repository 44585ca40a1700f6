import { html, render } from 'lit';
import { columns } from '../../protocol/columns.ts';
import type { Actions } from '../state/actions.ts';
import { rowOfPlace, shownAt } from '../rows/arrangement.ts';
import { clampCursor } from '../rows/cursor.ts';
import { find } from '../elements/find.ts';
import { listenToGrid } from './gridEvents.ts';
import { headingsTemplate } from './headings.ts';
import { createRowElements } from './rowElements.ts';
import { createRow, fillRow } from './rowView.ts';
import { placesInView, rowsToDraw, topToShow, type View } from './rowWindow.ts';
import { initialState, type ViewState } from '../state/state.ts';

/** The table of parts. */
export interface PartsGrid {
  update(state: ViewState): void;
  /**
   * Scrolls the table so far that the cursor is in view. Where `focus` says so, moves the focus there and scrolls the
   * page to it too.
   */
  showCursor(how: 'nearest' | 'center', focus: boolean): void;
  /** The cell that Tab leads to. */
  readonly stop: HTMLElement | undefined;
  /** Scrolls to so many pixels from the top, as far as there are rows. */
  scrollTo(top: number): void;
}

/** Digits of an offset for which there is room, also where none has as many: the heading is as wide. */
const leastDigits = 9;

export interface GridOptions {
  readonly actions: Actions;
  /** Told which rows are in view, by their places, after every change of that; the last is -1 when there are none. */
  readonly onView: (places: { readonly first: number; readonly last: number }) => void;
}

/**
 * Makes `element`, which scrolls, the table. Of its rows only those in view, some beyond, and the one with the cursor
 * exist; each lies at its place in a body as high as all of them, so the scroll bar is the browser's own, and the focus
 * is on an element that is there wherever the table is scrolled to.
 */
export function createGrid(element: HTMLElement, { actions, onView }: GridOptions): PartsGrid {
  let state = initialState;
  let drawn: ViewState | undefined;
  let rowHeight = 24;
  /** The one cell that Tab leads to. */
  let stop: HTMLElement | undefined;

  render(
    html`<div class="table" role="presentation">
      <div class="head" role="rowgroup"><div class="row" role="row" aria-rowindex="1"></div></div>
      <div class="body" role="rowgroup"></div>
    </div>`,
    element,
  );
  const [head, headRow, body] = [find(element, '.head'), find(element, '.head .row'), find(element, '.body')];
  const rowElements = createRowElements(body, createRow);
  const view = (): View => ({
    top: element.scrollTop,
    height: element.clientHeight - rowHeight,
    rowHeight,
    count: state.arrangement.count,
  });
  const cursor = () => clampCursor(state.cursor, state.arrangement.count);

  function draw(): void {
    const focused = element.contains(document.activeElement);
    if (drawn !== state) drawFrame();
    const { facts, unit, selection, arrangement } = state;
    const renew =
      drawn?.arrangement !== arrangement ||
      drawn.rows !== state.rows ||
      drawn.unit !== unit ||
      drawn.selection !== selection;
    const partSize = facts?.partSize ?? 0;
    // Asked for once, and before anything changes: after that it would have the browser lay out the page at once.
    const now = view();
    rowElements.show(
      rowsToDraw(now, cursor().place),
      (row, place) => {
        const shown = shownAt(state, place, partSize);
        const selected = selection.rows.has(rowOfPlace(arrangement, place) ?? -1);
        if (shown) fillRow(row, shown, { place, selected, unit, partSize });
      },
      renew,
    );
    drawn = state;
    markStop();
    // An element that was moved or taken away has lost the focus; the cell that stands for it now gets it back.
    if (focused && document.activeElement !== stop) stop?.focus({ preventScroll: true });
    onView(placesInView(now));
  }

  /** What does not scroll. */
  function drawFrame(): void {
    const { rows, loading, arrangement, sort, facts } = state;
    const last = shownAt(state, arrangement.count - 1, facts?.partSize ?? 0)?.range.end ?? 0;
    const known = loading.done || arrangement.order !== undefined;
    element.ariaRowCount = String(known ? arrangement.count + 1 : -1);
    element.ariaColCount = String(columns.length);
    element.style.setProperty(
      '--digits',
      String(Math.max(leastDigits, String(Math.max(last, rows.lastByte)).length)),
    );
    body.style.height = `${arrangement.count * rowHeight}px`;
    if (drawn?.sort !== sort || !drawn) render(headingsTemplate(sort), headRow);
  }

  function markStop(): void {
    const { place, column } = cursor();
    const cell = (place < 0 ? headRow : rowElements.at(place))?.children[column];
    if (!(cell instanceof HTMLElement)) return;
    if (stop && stop !== cell) stop.tabIndex = -1;
    stop = cell;
    stop.tabIndex = 0;
  }

  /** The height of a row is a matter of the fonts, so it changes with theme and zoom; the headings show which it is. */
  function measure(): void {
    const { height } = head.getBoundingClientRect();
    if (height > 0) rowHeight = height;
    body.style.height = `${state.arrangement.count * rowHeight}px`;
    // Only then is there a column to hold, which is not for nothing.
    element.classList.toggle('sideways', element.scrollWidth > element.clientWidth);
    draw();
  }

  element.addEventListener('scroll', draw, { passive: true });
  const sizes = new ResizeObserver(measure);
  sizes.observe(element);
  sizes.observe(head);
  sizes.observe(body);
  const page = () => Math.max(1, Math.floor(view().height / rowHeight) - 1);
  const rowAt = (place: number) => rowOfPlace(state.arrangement, place);
  listenToGrid(element, { actions, page, rowAt, cursor });

  return {
    update: (next) => {
      state = next;
      draw();
    },
    showCursor: (how, focus) => {
      const { place } = cursor();
      if (place >= 0) element.scrollTop = topToShow(place, view(), how);
      draw();
      if (!focus) return;
      stop?.focus({ preventScroll: true });
      // Where the panel is small, the table itself may be out of sight.
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
