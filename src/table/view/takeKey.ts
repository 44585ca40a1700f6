/**
 * Keeps a key that the page has used from the browser and from VS Code, which acts on every key pressed in a webview
 * that gets as far as its window: with Ctrl+G it would ask for a line, with Ctrl+A select the text of the page.
 */
export function takeKey(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
