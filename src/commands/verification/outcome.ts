import { severityOfVerdict } from '../../core/verification/severity.ts';
import type { FinishedVerification, VerificationRun } from '../../core/verification/verificationRun.ts';
import { verdictSentence } from '../../core/verification/verdictSentence.ts';
import { uploadLabel } from '../../core/description/uploadLabel.ts';
import { notify, warn } from '../../ui/notify.ts';
import type { VerificationTools, VerifiedUpload } from '../verificationTools.ts';
import { openVerificationReport } from './verificationReport.ts';

/** Says what a verification found, and leads to it. */
export async function tellOutcome(
  tools: VerificationTools,
  { parts, showParts }: VerifiedUpload,
  { name, result }: FinishedVerification,
): Promise<void> {
  const tell = severityOfVerdict(result.verdict) === 'good' ? notify : warn;
  const against = result.against.kind === 'file' ? 'verified against' : 'compared with';
  const text = `${uploadLabel(parts.upload).name}, ${against} ${name}: ${verdictSentence(result.verdict)}`;
  const choice = await tell(text, 'Show Parts', 'Open Report');
  if (choice === 'Show Parts') await showParts();
  if (choice === 'Open Report') await openVerificationReport(tools, parts);
}

/** Says that an upload is being verified already, and leads to where that is shown. */
export async function tellRunning(
  { parts, showParts }: VerifiedUpload,
  { name }: VerificationRun,
): Promise<void> {
  const text = `${uploadLabel(parts.upload).name} is being verified against ${name}.`;
  if ((await notify(text, 'Show Parts')) !== undefined) await showParts();
}
