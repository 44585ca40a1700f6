import { mouseButton } from '../../../panel/webview/mouseButton.ts';
import type { Actions } from '../state/actions.ts';
import { canLoadMore, type UploadView } from '../state/state.ts';
import { loadingTexts } from '../texts/loading.ts';

/**
 * Adds the button that offers the next page below the last row, to those who scroll there. Only for the mouse: with the
 * keyboard it is in the toolbar. Returns what shows or hides it.
 */
export function addMoreButton(
  table: HTMLElement,
  { loadMore }: Pick<Actions, 'loadMore'>,
): (state: UploadView) => void {
  const button = mouseButton('more-button');
  button.textContent = loadingTexts.loadMore;
  button.hidden = true;
  // The focus stays where it is, as the button goes away.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  button.addEventListener('click', loadMore);
  table.append(button);
  return (state) => {
    button.hidden = !canLoadMore(state);
  };
}
