import { formatCount } from '../../core/text/bytes.ts';
import { quotable } from '../../core/text/displayText.ts';

/** Texts of files. `name` is quoted. */
export const fileTexts = {
  quoted: (name: string) => `“${quotable(name)}”`,

  missing: (name: string) => `${name} does not exist.`,
  noPermission: (name: string) => `No permission to read ${name}.`,
  circle: (name: string) => `${name} is a link that leads back to itself.`,
  tooManyOpen: (name: string) => `${name} cannot be opened: too many files are open.`,
  notOpened: (name: string, code: string) => `${name} could not be opened (${code}).`,
  folder: (name: string) => `${name} is a folder.`,
  notRegular: (name: string) => `${name} is not a regular file.`,
  noSize: (name: string) => `${name} has content but no size, so it cannot be read in parts.`,
  driveSilent: (name: string) => `${name} cannot be read: its drive does not respond.`,
  notRead: (name: string, at: number, why: string) =>
    `${name} could not be read at byte ${formatCount(at)} (${why}).`,
  endedEarly: 'unexpected end of file',
  changed: (name: string, how: string) => `${name} ${how} while it was being read.`,
  removed: 'was removed',

  notWritten: {
    notRegular: (name: string) => `${name} was not written: it is not a regular file.`,
    diskFull: (name: string) => `${name} was not written: the disk is full.`,
    noPermission: (name: string) => `${name} was not written: no permission.`,
    noFolder: (name: string) => `${name} was not written: its folder does not exist.`,
    other: (name: string, code: string) => `${name} was not written (${code}).`,
  },
};
