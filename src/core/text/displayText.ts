/**
 * Characters that are invisible or change how others read: format characters, fillers, variation selectors, tags and
 * bidirectional controls (Unicode Standard Annex #44: Default_Ignorable_Code_Point, Bidi_Control), and annotations.
 */
const unseen = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\uFFF9-\uFFFB]/gu;

/** Control characters, line breaks and everything that looks like a blank. */
const blanks = /[\p{Cc}\p{Z}\u2800]+/gu;

/**
 * Makes untrusted text fit for one line on a screen: removes what is invisible or misleading, and turns line breaks and
 * runs of blanks into one space. Cut to `most` characters, with an ellipsis.
 */
export function displayText(text: string, most = 80): string {
  const line = text.toWellFormed().replaceAll(unseen, '').replaceAll(blanks, ' ').trim();
  const characters = Array.from(line);
  return characters.length > most ? `${characters.slice(0, most - 1).join('')}…` : line;
}

/** Characters of a message; the longest names and service errors fit beside our own words. */
const longestMessage = 1000;

/**
 * A sentence for VS Code's messages, progress, dialogs and prompts. Those make a link of `[text](command:…)`, also with
 * https: and file:, and run the command on a click, so a name with that in it must not reach them as it is: a space
 * parts the brackets. It is cut first, so the cut cannot bring a link back.
 */
export function messageText(text: string): string {
  return displayText(text, longestMessage).replaceAll('](', '] (');
}

/** Quotes of any form that could be taken for the end of a quoted name, or for one. */
const quotes = /[“”„‟"‘’‚‛«»‹›❛-❠⹂〝-〟＂＇״ʺˮ˝″‴‶‷⁗🙶-🙸]/gu;

/**
 * A name that stands between “ and ” in a question or message: quotes in it become plain apostrophes, so that it cannot
 * end there and go on in our words.
 */
export function quotable(name: string): string {
  return name.replaceAll(quotes, "'");
}

/** Escapes `$(name)`, which VS Code would draw as an icon, in picks and the status bar for example. */
export function iconlessText(text: string): string {
  return displayText(text, longestMessage).replaceAll('$(', String.raw`\$(`);
}

/** Shortens a long id to its beginning and end, enough to tell two apart. */
export function shortId(id: string): string {
  return id.length > 14 ? `${id.slice(0, 8)}…${id.slice(-4)}` : id;
}

/** Shortens a text in its middle to at most `most` characters: names of a kind differ at their ends, too. */
export function shortInMiddle(text: string, most: number): string {
  const characters = Array.from(text);
  if (characters.length <= most) return text;
  const end = Math.floor(most / 2);
  const start = characters.slice(0, most - 1 - end).join('');
  return `${start.trimEnd()}…${characters.slice(-end).join('').trimStart()}`;
}
