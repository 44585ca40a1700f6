/** A shell that a command is copied for. */
export type Shell = 'posix' | 'powershell';

/** An argument of a command as a shell takes it: as it is where that is safe, else in single quotes. */
export function shellQuote(argument: string, shell: Shell = 'posix'): string {
  if (/^[\w./:=-]+$/.test(argument)) return argument;
  if (shell === 'posix') return `'${argument.replaceAll("'", String.raw`'\''`)}'`;
  // PowerShell takes typographic quotes for the plain one; each is doubled (about_Quoting_Rules).
  return `'${argument.replaceAll(/['\u2018-\u201B]/g, '$&$&')}'`;
}
