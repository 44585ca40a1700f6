import { GlacierError } from '../../core/errors.ts';
import { describeProblem, type FileProblem } from '../../core/aws/profile.ts';
import { findFileProblems } from '../awsFiles/awsFiles.ts';

/**
 * If an AWS file that the SDK could not read or understand may be behind an error, returns an error that says so, by
 * file and line; otherwise the error itself.
 */
export async function withFileCause(error: GlacierError, mayBeFiles: boolean): Promise<GlacierError> {
  if (!mayBeFiles) return error;
  const problems = await findFileProblems();
  if (problems.length === 0) return error;
  return new GlacierError('config', `${error.message} ${describeProblems(problems)}`, { cause: error });
}

/** The first three as sentences. */
function describeProblems(problems: readonly FileProblem[]): string {
  const told = problems.slice(0, 3).map((problem) => `${describeProblem(problem)}.`);
  const more = problems.length - told.length;
  return [...told, ...(more > 0 ? [`${more} more of this kind.`] : [])].join(' ');
}
