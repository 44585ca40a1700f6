import { takeKey } from '../../table/view/takeKey.ts';

/**
 * Closes a dialog at once on Escape: the browser tells of an Escape of its own only later, and a key pressed in between
 * would open the dialog again.
 */
export function closeOnEscape(event: KeyboardEvent, close: () => void): void {
  if (event.key !== 'Escape') return;
  takeKey(event);
  close();
}

/** Opens and closes the dialog to match the state; the browser returns the focus. */
export function syncDialog(dialog: HTMLDialogElement, isOpen: boolean): void {
  if (isOpen && !dialog.open) dialog.showModal();
  if (!isOpen && dialog.open) dialog.close();
}
