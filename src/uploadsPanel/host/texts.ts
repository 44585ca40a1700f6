import { formatCount } from '../../core/text/bytes.ts';
import { messageText } from '../../core/text/displayText.ts';
import type { Verdict } from '../../core/verification/verdict.ts';
import type { SendingNote } from '../../store/partsList.ts';
import type { UploadField } from '../protocol/messages.ts';

/** What the status of a row says. */
export const statusTexts = {
  ended: { completed: 'Completed', aborted: 'Aborted', unknown: 'No longer exists' },
  sending: ({ text, paused }: SendingNote) => (paused ? text : `Sending: ${text}`),
  verified: (file: string, { matching, expected }: Verdict) =>
    `${formatCount(matching)} of ${formatCount(expected)} parts match ${file}`,
  notAborted: (why: string) => `Not aborted: ${why}`,
  notCounted: (why: string) => `Parts not counted: ${why}`,
};

/** Of the panel. */
export const panelTexts = {
  title: 'Unfinished Uploads',
  page: 'Glacier Unfinished Uploads',
  allConnections: 'All connections',
  /** In the log. */
  refused: (reason: string) => `uploads panel: refused a message ${reason}`,
  noConnectionLeft:
    'The connections that were looked through are no longer there. Run Show Unfinished Uploads again.',
  connectionLost: {
    cause: 'Connection removed',
    message: 'It is no longer among the connections. Add it again, then refresh.',
  },
  sampleClosed: {
    cause: 'Sample account closed',
    message: 'It begins anew each time it is opened. Refresh once it is open.',
  },
  rowsChanged: 'The list was made anew. Try again.',
  noSuchRow: 'This row no longer exists.',
  noSuchField: (field: UploadField) => `This upload has no ${fieldNames[field]}.`,
};

/** Of Count Parts. */
export const countTexts = {
  question: (uploads: number) =>
    `Count the parts of ${uploads === 1 ? 'this upload' : `${formatCount(uploads)} uploads`}?`,
  facts: (least: number, most: number) =>
    `This takes ${formatCount(least)} to ${formatCount(most)} requests: one for every 50 parts of each upload.`,
  action: 'Count Parts',
};

/** What was copied. */
export const fieldNames: Readonly<Record<UploadField, string>> = {
  uploadId: 'upload ID',
  description: 'description',
  vaultArn: 'vault ARN',
};

/** Of Export Uploads and Open as Text. */
export const exportTexts = {
  title: 'Export Uploads',
  action: 'Export',
  file: 'unfinished-uploads',
  done: (uploads: number) => `Exported ${countUploads(uploads)}`,
  copied: countUploads,
};

function countUploads(uploads: number): string {
  return messageText(`${formatCount(uploads)} ${uploads === 1 ? 'upload' : 'uploads'}`);
}
