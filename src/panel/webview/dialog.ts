import { html, type nothing, type TemplateResult } from 'lit';
import { takeKey } from '../../table/view/takeKey.ts';

/** The dialog that shows one row in full, with `content` while there is one. Its heading has the id `detail-heading`. */
export function detailDialog(content: TemplateResult | typeof nothing, close: () => void): TemplateResult {
  return html`<dialog
    class="detail"
    aria-labelledby="detail-heading"
    @keydown=${(event: KeyboardEvent) => closeOnEscape(event, close)}
    @close=${close}
  >
    ${content}
  </dialog>`;
}

/**
 * Closes a dialog at once on Escape: the browser tells of an Escape of its own only later, and a key pressed in between
 * would open the dialog again.
 */
function closeOnEscape(event: KeyboardEvent, close: () => void): void {
  if (event.key !== 'Escape') return;
  takeKey(event);
  close();
}

/** Opens and closes the dialog to match the state; the browser returns the focus. */
export function syncDialog(dialog: HTMLDialogElement, isOpen: boolean): void {
  if (isOpen && !dialog.open) dialog.showModal();
  if (!isOpen && dialog.open) dialog.close();
}
