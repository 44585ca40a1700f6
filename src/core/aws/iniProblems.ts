/** A line of an AWS file that the SDK skips silently. */
export interface IniProblem {
  /** Counted from 1. */
  readonly line: number;
  /** What is wrong, to follow "line 3: ". Never has the line's own text, which may be a secret. */
  readonly what: string;
}

/** Sections that a config file may have besides profiles (SDK reference: "Format of the AWS config file"). */
const prefixes: ReadonlySet<string> = new Set(['profile', 'sso-session', 'services']);

/**
 * Finds what is malformed in a config or credentials file. Their grammar: `[section]` lines, `name = value` lines (those
 * that are indented belong to the `name =` line over them), comments that begin with `#` or `;`.
 */
export function findIniProblems(text: string, file: 'config' | 'credentials'): IniProblem[] {
  const problems: IniProblem[] = [];
  const seen = new Set<string>();
  let section: string | undefined;
  for (const [index, raw] of text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .entries()) {
    const line = raw.split(/(?:^|\s)[;#]/)[0]?.trim() ?? '';
    const report = (what: string) => problems.push({ line: index + 1, what });
    if (line === '') continue;
    if (line.startsWith('[')) {
      section = line.endsWith(']') ? line.slice(1, -1).trim() : '';
      const wrong = line.endsWith(']') ? sectionProblem(section, file) : 'a section without its closing ]';
      if (wrong) report(wrong);
      else if (seen.has(section)) report('a section that is there twice');
      seen.add(section);
      continue;
    }
    const equals = line.indexOf('=');
    if (equals < 1) report('neither a [section] nor a name = value');
    else if (section === undefined) report('a value before the first [section]');
  }
  return problems;
}

function sectionProblem(name: string, file: 'config' | 'credentials'): string | undefined {
  if (name === '') return 'a section without a name';
  if (file === 'credentials') {
    return name.startsWith('profile ')
      ? 'a section that begins with "profile", which belongs in the config file'
      : undefined;
  }
  if (name === 'default') return undefined;
  const [prefix = '', ...rest] = name.split(/\s+/);
  if (!prefixes.has(prefix)) return 'a section that is not [default] and does not begin with "profile"';
  if (rest.length === 0) return `a "${prefix}" section without a name`;
  return /^(["']?)[\w\-@+.%:/]+\1$/.test(rest.join(' '))
    ? undefined
    : 'a section name that the AWS SDK cannot read (it has a space or another unusual character)';
}
