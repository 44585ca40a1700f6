import { displayText } from './displayText.ts';

/**
 * Escapes untrusted text for the middle of a line of Markdown. At most 1,024 characters. What means something only at
 * the start of a line stays as it is, because people read the source, too.
 */
export function markdownText(text: string): string {
  return displayText(text, 1024)
    .replaceAll(/[\\`*_{}[\]<>#|~&$@!]/g, String.raw`\$&`)
    .replaceAll(/:(?=\/\/)/g, String.raw`\:`)
    .replaceAll(/\b(www)\./gi, String.raw`$1\.`);
}
