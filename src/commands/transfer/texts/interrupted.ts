import type { TransferMark } from '../../../core/transfer/transferMark.ts';

/** Texts of what did not come to its end. */
export const interruptedTexts = {
  /** What is told of it, with the name of its file or upload. */
  step: {
    starting: (name: string) => `Starting the upload of ${name} did not come to its end.`,
    sending: (name: string) => `Sending ${name} did not come to its end. What was sent is kept.`,
    completing: (name: string) => `Completing ${name} did not come to its end. It may have been completed.`,
  } satisfies Record<TransferMark['step'], unknown>,
  isOver: 'This transfer is under way, or was ended meanwhile.',
  notOpen: (name: string) => `The connection through which ${name} was sent is not open.`,
  /** A vault or an upload. */
  lookingFor: (name: string) => `Looking for ${name}`,
  otherAccount: (vaultName: string, name: string) =>
    `The vault ${vaultName} of ${name} is not in the account and region that this connection leads to now. Nothing was changed.`,
  notStarted: (name: string) =>
    `No upload was started for ${name}, or it cannot be told from others. Nothing was sent. Upload the file again.`,
};
