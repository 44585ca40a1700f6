/** The shell a command is copied for: `posix` stands for Bash, Zsh and their like. */
export type Shell = 'posix' | 'powershell';

/** Quotes a command's argument for a shell, only where that is needed. */
export function shellQuote(argument: string, shell: Shell = 'posix'): string {
  return /^[\w./:=-]+$/.test(argument) ? argument : quotedText(argument, shell);
}

/** A text between quotes for a shell. PowerShell takes a text without them for a command where it expects a value. */
export function quotedText(text: string, shell: Shell): string {
  // PowerShell takes typographic quotes for the plain one; each is doubled (about_Quoting_Rules).
  if (shell === 'powershell') return `'${text.replaceAll(/['\u2018-\u201B]/g, '$&$&')}'`;
  return controls.test(text) ? escapedText(text) : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}

// oxlint-disable-next-line no-control-regex -- these are what is looked for
const controls = /[\u0000-\u001F\u007F]/;

/** Where a command is pasted, a control character between quotes is still a key: a tab completes, Ctrl+C interrupts. */
function escapedText(text: string): string {
  // The exclamation mark is that of Bash's history.
  // oxlint-disable-next-line no-control-regex -- these are what is looked for
  const escaped = text.replaceAll(/[\u0000-\u001F\u007F'\\!]/g, (character) => {
    const code = character.charCodeAt(0).toString(16).padStart(2, '0');
    return String.raw`\x${code}`;
  });
  return `$'${escaped}'`;
}
