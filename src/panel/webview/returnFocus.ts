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
  // VS Code looks four times a second whether the webview has the focus or a menu of its own, and does not give the
  // focus back to what it saw without either. It sets this class itself, but only after the menu has the focus.
  table.addEventListener('contextmenu', () => document.body.classList.add(menuIsOpen));
}

/** The class by which VS Code marks a webview whose context menu is open. VS Code removes it with the menu. */
const menuIsOpen = 'vscode-context-menu-visible';
