import { formatCount } from '../../text/bytes.ts';

/** Why a text cannot be the description of an upload. */
export const descriptionTexts = {
  tooLong: (most: number, characters: number) =>
    `Use at most ${formatCount(most)} characters; these are ${formatCount(characters)}.`,
  notAscii: (characters: readonly string[]) =>
    `Glacier takes only printable ASCII characters, so not ${characters.map(nameOf).join(', ')}.`,
};

function nameOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const point = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  return /[\p{C}\p{Z}]/u.test(character) ? point : `“${character}” (${point})`;
}
