/**
 * Restores the focus when the webview gets it back. Chromium forgets the focused element of a frame when an element of
 * another frame takes the focus, as VS Code's menus, dialogs and messages do, and VS Code then focuses the webview as a
 * whole, where keys would go nowhere.
 *
 * `cell` returns the table's focus stop: rows are recycled, so the element that had the focus may show another row by
 * now.
 */
export function returnFocus(table: HTMLElement, cell: () => HTMLElement | undefined): void {
  let last: HTMLElement | undefined;
  document.addEventListener('focusin', ({ target }) => {
    if (target instanceof HTMLElement) last = target;
  });
  window.addEventListener('focus', () => {
    if (document.activeElement !== document.body) return;
    const before = last?.isConnected === true && !table.contains(last) ? last : cell();
    before?.focus({ preventScroll: true });
  });
}
