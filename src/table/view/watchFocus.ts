/**
 * Tells whether a table has the focus, also where the browser has taken it off a cell that is not shown any more: that
 * leaves nothing focused, and the keys of whoever was there lead nowhere.
 */
export function watchFocus(element: HTMLElement): () => boolean {
  let holds = false;
  document.addEventListener('focusin', ({ target }) => {
    holds = target instanceof Node && element.contains(target);
  });
  element.addEventListener('focusout', ({ target, relatedTarget }) => {
    // Somebody left it by a click on nothing, or left the window.
    if (relatedTarget === null && target instanceof Element && target.checkVisibility()) holds = false;
  });
  return () =>
    element.contains(document.activeElement) || (holds && document.activeElement === document.body);
}
