/**
 * Stops a key that the page has handled from reaching the browser and VS Code, which acts on every key in a webview
 * that reaches its window: Ctrl+G would ask for a line, Ctrl+A select the text of the page.
 */
export function takeKey(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
}
