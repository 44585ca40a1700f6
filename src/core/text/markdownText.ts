import { displayText } from './displayText.ts';

/**
 * Escapes untrusted text for the middle of a line of Markdown. At most 1,024 characters. What means something only at
 * the start of a line stays as it is, because people read the source, too.
 */
export function markdownText(text: string): string {
  return displayText(text, 1024)
    .replaceAll(/[\\`*_{}[\]<>#|~&$@!]/g, String.raw`\$&`)
    .replaceAll(/:(?=\/\/)/g, String.raw`\:`)
    .replaceAll(/(www)\./gi, String.raw`$1\.`);
}

/**
 * An id or a hash for the middle of a line of Markdown, as code: what is copied from it is exact. Anything that could
 * end the code is escaped as text.
 */
export function markdownCode(text: string): string {
  return /^[\w.:/-]{1,1024}$/.test(text) ? `\`${text}\`` : markdownText(text);
}

/** The lines of a table. Cells are Markdown. */
export function markdownTable(header: readonly string[], rows: readonly (readonly string[])[]): string[] {
  return [header, header.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`);
}
