/** The position of a row: its index among all rows, and its pixels below the first. */
export interface RowPlace {
  readonly index: number;
  readonly start: number;
}

/** The elements of the rows in view. */
export interface RowElements {
  /**
   * Puts an element at each place; `places` are in order. Calls `fill` for elements that got another row, or with
   * `renew`, when the rows' data may have changed, for all.
   */
  show(
    places: readonly RowPlace[],
    fill: (element: HTMLElement, index: number) => void,
    renew: boolean,
  ): void;
  /** The element of a shown row. */
  at(index: number): HTMLElement | undefined;
}

/**
 * Keeps the elements of rows that stay in view and reuses those of rows that leave it. (Lit's `repeat` would do, but
 * from lit-html 3.3.1 on it leaves a comment behind for every row that goes, lit issue 5298, and scrolling gets slower
 * and slower.)
 */
export function createRowElements(body: HTMLElement, create: () => HTMLElement): RowElements {
  const shown = new Map<number, HTMLElement>();
  const spare: HTMLElement[] = [];
  return {
    show: (places, fill, renew) => {
      const wanted = new Set(places.map(({ index }) => index));
      for (const [index, element] of shown) {
        if (wanted.has(index)) continue;
        element.remove();
        shown.delete(index);
        spare.push(element);
      }
      let next = body.firstElementChild;
      for (const { index, start } of places) {
        const known = shown.get(index);
        const element = known ?? spare.pop() ?? create();
        shown.set(index, element);
        if (!known || renew) fill(element, index);
        element.style.transform = `translateY(${start}px)`;
        if (element === next) next = element.nextElementSibling;
        else body.insertBefore(element, next);
      }
    },
    at: (index) => shown.get(index),
  };
}
