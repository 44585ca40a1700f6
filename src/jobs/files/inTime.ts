import { GlacierError } from '../../core/errors.ts';
import { nameOf } from './fileErrors.ts';
import { fileTexts as texts } from './texts.ts';

/** Milliseconds in which a drive says what is at a path: a disk that sleeps takes ten seconds to wake up. */
const standardPatience = 30_000;

/**
 * Waits for what the file system says about a path, but not for good, as a network drive that was lost never answers.
 * @throws GlacierError `file` when that takes too long; what `answer` rejects with
 */
export async function inTime<T>(path: string, answer: Promise<T>, patience = standardPatience): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new GlacierError('file', texts.driveSilent(nameOf(path)))), patience);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}
