import { formatBytes } from '../../../core/text/bytes.ts';
import { quotable } from '../../../core/text/displayText.ts';

/** Texts of Resume Upload. */
export const resumeTexts = {
  title: 'Resume Upload',
  question: (bytes: number, file: string, upload: string) =>
    `Send ${formatBytes(bytes)} of ${quotable(file)} into the upload “${quotable(upload)}”?`,
  nothingMissing: (file: string) => `Nothing is missing: the upload has all of ${file}.`,
  refused: (file: string, reason: string) => `${file} cannot be sent into this upload. ${reason}`,
  replaceMost: {
    question: 'Replace most parts of this upload?',
    action: 'Replace Parts',
  },
};

/** The buttons that go ahead. */
export const sendButtons = {
  sendAndComplete: 'Send and Complete',
  send: 'Send',
} as const;

/** What the first of them does besides, after all the facts. */
export const completesToo =
  '“Send and Complete” then lists all parts again and makes the archive. That cannot be undone: the upload ends.';
