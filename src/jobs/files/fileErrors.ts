import { basename } from 'node:path';
import { GlacierError } from '../../core/errors.ts';
import { displayText } from '../../core/text/displayText.ts';
import { fileTexts as texts } from './texts.ts';

/** The last name of a path, quoted, fit for a message. */
export function nameOf(path: string): string {
  return texts.quoted(displayText(basename(path) || path));
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
  return new GlacierError('file', texts.notRead(nameOf(path), at, code));
}

function sentenceFor(name: string, code: string): string {
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return texts.missing(name);
    case 'EACCES':
    case 'EPERM':
      return texts.noPermission(name);
    case 'ELOOP':
      return texts.circle(name);
    case 'EMFILE':
    case 'ENFILE':
      return texts.tooManyOpen(name);
    default:
      return texts.notOpened(name, code);
  }
}
