import { displayText } from '../../../core/text/displayText.ts';
import { verificationTexts as texts } from '../texts/verification.ts';
import type { UploadView } from './state.ts';
import { timeOf } from '../../../panel/webview/timeOf.ts';

/** Characters shown of the name of the file or list. */
const longestFileName = 80;

/** Characters shown of how far something is. */
const longestProgress = 120;

/** How far a transfer into the upload is. */
export function sendingText({ text, paused }: { readonly text: string; readonly paused: boolean }): string {
  const progress = displayText(text, longestProgress);
  return paused ? progress : texts.sending(progress);
}

/** What was verified against what, and when; while it is running, how far it is. */
export function verificationAgainst({ verification, facts }: UploadView, now: number): string {
  if (!verification) return '';
  const { byList, outcome, progress = '' } = verification;
  const name = displayText(verification.name, longestFileName);
  if (!outcome) return texts.running(name, displayText(progress, longestProgress));
  const when = timeOf(outcome.finished, now, facts.language);
  return byList ? texts.compared(name, when) : texts.verified(name, when);
}

/** Summary of the verification for a screen reader; empty while it is running. */
export function verificationText({ verification }: UploadView): string {
  return verification?.outcome
    ? texts.outcome(displayText(verification.name, longestFileName), verification.outcome.sentence)
    : '';
}
