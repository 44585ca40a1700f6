import { formatBytes } from '../../../core/text/bytes.ts';
import { quotable } from '../../../core/text/displayText.ts';

/** Texts of Complete Upload. */
export const completeTexts = {
  /** Also the button. */
  title: 'Complete Upload',
  question: (upload: string, size: number) =>
    `Complete the upload “${quotable(upload)}” (${formatBytes(size)})?`,
  completing: (upload: string) => `Completing ${upload}`,
  isSentAlready: (upload: string) =>
    `Not completed. ${upload} is being sent or completed already, here or in another window.`,
  takenOver: (upload: string) =>
    `Not completed. ${upload} is being sent from another window or computer now.`,
  treeHashDiffers: (file: string) => `The tree hash of the parts is not that of ${file}.`,
  obstacle: (obstacle: string) => `Not completed. ${obstacle}`,
  showGaps: 'Show Gaps',
  showParts: 'Show Parts',
};

/** Texts of what became of a Complete. */
export const completedTexts = {
  completed: (upload: string, size: number, vaultName: string) =>
    `“${quotable(upload)}” is completed: an archive of ${formatBytes(size)} in ${vaultName}.`,
  otherHash: (completed: string) =>
    `${completed} But Glacier answered with another tree hash than that of the parts. Keep the file, and compare the archive's hash in an inventory of the vault.`,
  unsaved: (completed: string, reason: string) =>
    `${completed} Its ID could not be saved: ${reason} Copy it now, as only an inventory of the vault lists it later.`,
  wasCompleted: (size: number, vaultName: string) =>
    `The upload was already completed: an archive of ${formatBytes(size)} in ${vaultName}.`,
  noResponse: (reason: string) =>
    `No response to Complete: ${reason} The upload may have been completed. Complete it again soon: for a short time Glacier still tells the ID.`,
  /** Of an upload that is there no more; `asked`: whether it was to be completed before. */
  gone: (asked: boolean) =>
    asked
      ? 'The response to Complete was lost, and the upload no longer exists. It may have been completed, or removed without that. Keep the file until an inventory of the vault lists the archive; its size and tree hash are in Completed Archives.'
      : 'The upload no longer exists: it was completed or aborted elsewhere, or removed after 24 hours without activity.',
  copyId: 'Copy Archive ID',
  copied: 'archive ID',
  showArchives: 'Show Completed Archives',
  completeAgain: 'Complete Again',
};
