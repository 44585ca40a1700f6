import { elementScroll, observeElementOffset, observeElementRect, Virtualizer } from '@tanstack/virtual-core';
import { html, render } from 'lit';
import type { Actions } from './actions.ts';
import { find } from './find.ts';
import { rowAt } from './rows.ts';
import { createRowElements } from './rowElements.ts';
import { fillRow, headings, type RowContext } from './rowView.ts';
import { initialState, type ViewState } from './state.ts';

/** Rows kept beyond each edge of what is visible, for scrolling without blanks. */
const overscan = 10;

/** The table of parts. */
export interface PartsGrid {
  update(state: ViewState): void;
  /** Scrolls to so many pixels from the top, as far as there are rows. */
  scrollTo(top: number): void;
}

/**
 * Makes `element`, which scrolls, the table. Of its rows only those in view and some beyond exist; each lies at its
 * place in a body as high as all of them, so the scroll bar is the browser's own.
 */
export function createGrid(element: HTMLElement, actions: Pick<Actions, 'copyHash'>): PartsGrid {
  let state = initialState;
  let drawn: ViewState | undefined;
  let rowHeight = 24;

  const options = () => ({
    count: state.rows.count,
    getScrollElement: () => element,
    estimateSize: () => rowHeight,
    scrollToFn: elementScroll,
    observeElementRect,
    observeElementOffset,
    overscan,
    onChange: () => draw(),
  });
  const virtualizer = new Virtualizer<HTMLElement, HTMLElement>(options());
  render(
    html`<div class="table">
      <div class="head" role="rowgroup"><div class="row" role="row" aria-rowindex="1"></div></div>
      <div class="body" role="rowgroup"></div>
    </div>`,
    element,
  );
  const [head, headRow, body] = [find(element, '.head'), find(element, '.head .row'), find(element, '.body')];
  const rowElements = createRowElements(body);

  function draw(): void {
    const { rows, facts, loading } = state;
    const context: RowContext = {
      partSize: facts?.partSize ?? 0,
      notes: rows.flagged,
      copyHash: actions.copyHash,
    };
    const renew = drawn?.rows !== rows || drawn.facts !== facts;
    if (drawn !== state) {
      const columns = headings(context);
      element.classList.toggle('noted', context.notes);
      element.ariaRowCount = String(loading.done ? rows.count + 1 : -1);
      element.ariaColCount = String(columns.length);
      element.style.setProperty('--digits', String(String(rows.lastByte).length));
      render(
        columns.map(([name, text]) => html`<div class=${name} role="columnheader">${text}</div>`),
        headRow,
      );
      drawn = state;
    }
    body.style.height = `${virtualizer.getTotalSize()}px`;
    const fill = (row: HTMLElement, index: number) => fillRow(row, rowAt(rows, index), index, context);
    rowElements.show(virtualizer.getVirtualItems(), fill, renew);
  }

  /** The height of a row is a matter of the fonts, so it changes with theme and zoom; the headings show which it is. */
  function measure(): void {
    const height = head.getBoundingClientRect().height;
    if (height === 0 || height === rowHeight) return;
    rowHeight = height;
    virtualizer.measure();
  }

  // oxlint-disable-next-line no-underscore-dangle -- what the library has every adapter of it call
  virtualizer._didMount();
  new ResizeObserver(measure).observe(head);
  return {
    update: (next) => {
      state = next;
      virtualizer.setOptions(options());
      // oxlint-disable-next-line no-underscore-dangle -- as above
      virtualizer._willUpdate();
      draw();
    },
    scrollTo: (top) => {
      measure();
      element.scrollTo({ top });
    },
  };
}
