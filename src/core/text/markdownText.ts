import { displayText } from './displayText.ts';

/**
 * Text of another's making as Markdown that shows it on one line, whatever is in it. At most 1,024 characters. For the
 * middle of a line: what means something only where a line begins stays as it is, for people read the source, too.
 */
export function markdownText(text: string): string {
  return displayText(text, 1024)
    .replaceAll(/[\\`*_{}[\]<>#|~&$@!]/g, String.raw`\$&`)
    .replaceAll(/:(?=\/\/)/g, String.raw`\:`)
    .replaceAll(/\b(www)\./gi, String.raw`$1\.`);
}
