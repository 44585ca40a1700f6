import { render } from 'lit';
import { rowOfPlace } from '../../../table/model/arrangement.ts';
import { cellOf } from '../../../table/view/events.ts';
import { mouseButton } from '../../../panel/webview/mouseButton.ts';
import type { Actions } from '../state/actions.ts';
import { copyIcon } from '../../../panel/webview/icons.ts';
import type { UploadView } from '../state/state.ts';
import { copyTexts } from '../texts/copying.ts';

/**
 * Adds the button that copies the tree hash of a row. Only for the mouse, and only one, in the row under it: with the
 * keyboard a cell is copied like any other.
 */
export function addCopyButton(
  table: HTMLElement,
  state: () => UploadView | undefined,
  { copyHashOf }: Pick<Actions, 'copyHashOf'>,
): void {
  const button = mouseButton('copy-button');
  button.title = copyTexts.copyTreeHash;
  render(copyIcon, button);
  // Clicking it neither selects nor opens the row.
  button.addEventListener('dblclick', (event) => event.stopPropagation());
  button.addEventListener('click', (event) => {
    event.stopPropagation();
    const arrangement = state()?.arrangement;
    const row = arrangement && rowOfPlace(arrangement, cellOf(event)?.place ?? -1);
    if (row !== undefined) copyHashOf(row);
  });
  table.addEventListener('pointerover', ({ target }) => {
    const row = target instanceof Element ? target.closest('.row.part') : null;
    if (row && !row.contains(button)) row.querySelector('.hash')?.append(button);
  });
}
