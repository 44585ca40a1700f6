/** Where a row lies: its index among all rows, and how many pixels below the first. */
export interface RowPlace {
  readonly index: number;
  readonly start: number;
}

/** The elements of the rows in view. */
export interface RowElements {
  /**
   * Has an element at each place, `places` being in order. `fill` is called for those new to their row, and for all
   * when `renew` says that what rows show may have changed.
   */
  show(
    places: readonly RowPlace[],
    fill: (element: HTMLElement, index: number) => void,
    renew: boolean,
  ): void;
  /** The element of a row that is shown. */
  at(index: number): HTMLElement | undefined;
}

/**
 * Keeps the elements of rows that stay in view and uses those of rows that leave it for the ones that come. (Lit's
 * `repeat` would do, but from lit-html 3.3.1 on it leaves a comment behind for every row that goes, lit issue 5298,
 * and scrolling gets slower and slower.)
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
