import { severityOfVerdict } from '../../core/verification/severity.ts';
import type { FinishedVerification, VerificationRun } from '../../core/verification/verificationRun.ts';
import { verdictSentence } from '../../core/verification/texts/verdictSentence.ts';
import { uploadLabel } from '../../core/description/uploadLabel.ts';
import { notify, warn } from '../../ui/notify.ts';
import type { VerificationTools, VerifiedUpload } from '../verificationTools.ts';
import { verifyTexts as texts } from './texts.ts';
import { openVerificationReport } from './verificationReport.ts';

/** Says what a verification found, and leads to it. */
export async function tellOutcome(
  tools: VerificationTools,
  { parts, showParts }: VerifiedUpload,
  { name, result }: FinishedVerification,
): Promise<void> {
  const severity = severityOfVerdict(result.verdict);
  tools.log.info(`verified: upload ${parts.upload.id}: ${severity}`);
  const tell = severity === 'good' ? notify : warn;
  const isFile = result.against.kind === 'file';
  const text = texts.outcome(uploadLabel(parts.upload).name, isFile, name, verdictSentence(result.verdict));
  const choice = await tell(text, texts.showParts, texts.openReport);
  if (choice === texts.showParts) await showParts();
  if (choice === texts.openReport) await openVerificationReport(tools, parts);
}

/** Says that an upload is being verified already, and leads to where that is shown. */
export async function tellRunning(
  { parts, showParts }: VerifiedUpload,
  { name }: VerificationRun,
): Promise<void> {
  const text = texts.isRunning(uploadLabel(parts.upload).name, name);
  if ((await notify(text, texts.showParts)) !== undefined) await showParts();
}
