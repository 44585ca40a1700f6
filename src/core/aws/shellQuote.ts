/** The shell a command is copied for. */
export type Shell = 'posix' | 'powershell';

/** Quotes a command's argument for a shell, only where that is needed. */
export function shellQuote(argument: string, shell: Shell = 'posix'): string {
  if (/^[\w./:=-]+$/.test(argument)) return argument;
  if (shell === 'posix') return `'${argument.replaceAll("'", String.raw`'\''`)}'`;
  // PowerShell takes typographic quotes for the plain one; each is doubled (about_Quoting_Rules).
  return `'${argument.replaceAll(/['\u2018-\u201B]/g, '$&$&')}'`;
}
