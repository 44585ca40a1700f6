import { GlacierError } from '../../core/errors.ts';
import { plainName } from '../../core/aws/iniProblems.ts';
import { describeProblem, type FileProblem } from '../../core/aws/profile.ts';
import { findFileProblems } from '../awsFiles/awsFiles.ts';
import { profileChain, type Sections } from '../awsFiles/profiles.ts';
import { connectTexts as texts } from './texts.ts';

/**
 * If something in the AWS files that the SDK could not read or understand may be behind an error, returns an error that
 * says so, by file and line; otherwise the error itself. `concerned` are the names of sections that the failure can come
 * from; without them every section can be meant.
 */
export async function withFileCause(
  error: GlacierError,
  concerned?: readonly string[],
): Promise<GlacierError> {
  const names = concerned?.map(plainName);
  const problems = (await findFileProblems()).filter(
    ({ section }) => !names || section === undefined || names.includes(section),
  );
  const [first] = problems;
  if (!first) return error;
  const message = `${error.message} ${describeProblems(problems)}`;
  return new GlacierError('config', message, { cause: error, place: first });
}

/** The names of all sections that a profile depends on, also those that were not found. */
export function sectionsBehind(sections: Sections, profile: string): string[] {
  const names = profileChain(sections, profile).flatMap(({ name, source }) => {
    const { sso_session: session, services } = sections.profiles.get(name) ?? {};
    return [name, source, session, services];
  });
  return [profile, ...names].filter((name) => name !== undefined);
}

/** The first three as sentences. */
function describeProblems(problems: readonly FileProblem[]): string {
  const told = problems.slice(0, 3).map((problem) => `${describeProblem(problem)}.`);
  const more = problems.length - told.length;
  return [...told, ...(more > 0 ? [texts.moreProblems(more)] : [])].join(' ');
}
