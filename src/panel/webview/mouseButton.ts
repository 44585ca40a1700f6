/** Creates a button for the mouse alone: with the keyboard the same is done in another way. */
export function mouseButton(className: string): HTMLButtonElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = className;
  button.tabIndex = -1;
  button.ariaHidden = 'true';
  return button;
}
