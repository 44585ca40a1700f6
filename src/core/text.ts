/**
 * Text of the service's or a user's making, fit for one line on a screen: control characters, line breaks and
 * bidirectional overrides (which can make a text read as another) are taken out, runs of spaces become one.
 */
export function displayText(text: string, most = 80): string {
  const line = text
    .replaceAll(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .replaceAll(/[\u061C\u200B-\u200F\u202A-\u202E\u2060-\u206F\uFEFF]/g, '')
    .replaceAll(/ {2,}/g, ' ')
    .trim();
  const characters = Array.from(line);
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : line;
}

/** A long id by its beginning and end, enough to tell two apart. */
export function shortId(id: string): string {
  return id.length > 14 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id;
}
