/** A shell that a command is copied for. */
export type Shell = 'posix' | 'powershell';

/** An argument of a command as a shell takes it: as it is where that is safe, else in single quotes. */
export function shellQuote(argument: string, shell: Shell = 'posix'): string {
  if (/^[\w./:=-]+$/.test(argument)) return argument;
  const quote = shell === 'posix' ? String.raw`'\''` : "''";
  return `'${argument.replaceAll("'", quote)}'`;
}
