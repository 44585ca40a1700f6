import { formatDuration } from '../../core/text/duration.ts';
import type { TransferMark } from '../../core/transfer/transferMark.ts';

/** Buttons and items that lead on from what was sent. */
export const nextButtons = {
  complete: 'Complete Upload…',
  resume: 'Resume Upload…',
  forget: 'Forget',
} as const;

/** Texts while a file is sent. */
export const sendFileTexts = {
  takenOver: (name: string) =>
    `${name} is being sent from another window or computer now, and no longer from this one.`,
  isSentAlready: (name: string) => `${name} is being sent or completed already, here or in another window.`,
  fileChanged: (file: string, change: string) => `${file} ${change} since it was verified.`,
  retrying: (reason: string) => `${reason}, retrying`,
  /** Why nothing is being sent. */
  phases: {
    throttled: 'AWS is throttling requests',
    pausing: 'pausing',
    paused: 'paused',
  },
};

/** Texts of a transfer that has to wait. */
export const holdTexts = {
  paused: (reason: string) => `paused: ${reason}`,
  tryingAgain: (reason: string, seconds: number) => `${reason} · trying again in ${formatDuration(seconds)}`,
  /** It stays on the screen when sending goes on, and must not be wrong then. */
  message: (name: string, reason: string, renewable: boolean) =>
    `Sending ${name} paused: ${reason} What was sent stays, and ${renewable ? 'sending continues once the credentials are renewed.' : 'sending continues with Try Again.'}`,
  signIn: 'Sign In',
  tryAgain: 'Try Again',
};

/** Texts of what a transfer came to. */
export const outcomeTexts = {
  reason: (error: string, stays: boolean) => `${error}${stays ? ' What was sent stays.' : ''}`,
  message: (name: string, outcome: string) => `${name}: ${outcome}`,
};

/** What was interrupted. */
export const interruptedSteps: Readonly<Record<TransferMark['step'], string>> = {
  starting: 'starting was interrupted',
  sending: 'sending was interrupted',
  completing: 'completing was interrupted',
};

/** Texts of the picks of a transfer, and of what to do with it. */
export const manageTransfersTexts = {
  none: 'Nothing is being sent from this window, and nothing was interrupted.',
  /** From the row of an upload. */
  noneIntoUpload: 'Nothing is being sent into this upload from this window.',
  title: 'Transfers',
  placeholder: 'Select a transfer',
  inVault: (what: string, vaultName: string) => `${what} · ${vaultName}`,
  action: {
    title: (name: string, progress: string) => `${name}: ${progress}`,
    placeholder: 'Select what to do',
    goOn: 'Go On',
    pause: 'Pause',
    pauseNote: 'after the parts that are being sent',
    showParts: 'Show Parts',
    stop: 'Stop Sending',
    stopNote: 'what was sent stays',
    forgetNote: 'changes nothing in the vault',
  },
};
