/**
 * The text of a file by its byte order mark, as UTF-8 without one. Windows PowerShell 5.1 writes `>` as UTF-16 with a
 * mark; other programs leave it out, but a list begins with ASCII, of which every other byte is then zero.
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf([first, second]: Uint8Array): string {
  if ((first === 0xff && second === 0xfe) || second === 0) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || first === 0) return 'utf-16be';
  return 'utf-8';
}
