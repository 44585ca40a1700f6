import { basename } from 'node:path';
import { formatCount } from '../../core/text/bytes.ts';
import { GlacierError } from '../../core/errors.ts';
import { displayText } from '../../core/text/displayText.ts';

/** The last name of a path, quoted, fit for a message. */
export function nameOf(path: string): string {
  return `“${displayText(basename(path) || path)}”`;
}

/** A file system error as a GlacierError of kind `file` that says what it means for that path. */
export function fileError(path: string, error: unknown): GlacierError {
  if (error instanceof GlacierError) return error;
  return new GlacierError('file', sentenceFor(nameOf(path), codeOf(error)), { cause: error });
}

/** The system's code of an error; where it has none, what it says. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}

/** The error of a read that failed at an offset in bytes, by the system's error code. */
export function readError(path: string, code: string, at: number): GlacierError {
  return new GlacierError('file', `${nameOf(path)} could not be read at byte ${formatCount(at)} (${code}).`);
}

function sentenceFor(name: string, code: string): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return `${name} does not exist.`;
    case 'EACCES':
    case 'EPERM':
      return `No permission to read ${name}.`;
    case 'ELOOP':
      return `${name} is a link that leads back to itself.`;
    case 'EMFILE':
    case 'ENFILE':
      return `${name} cannot be opened: too many files are open.`;
    default:
      return `${name} could not be opened (${code}).`;
  }
}
