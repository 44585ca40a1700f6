/**
 * Whether a key is Ctrl or Cmd with a letter, given in lower case. With Caps Lock the letter comes as a capital, as it
 * does with Shift, which makes it another shortcut: Ctrl+Shift+F is VS Code's own.
 */
export function isShortcut(
  { key, ctrlKey, metaKey, shiftKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'shiftKey'>,
  letter: string,
): boolean {
  return (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === letter;
}
