import { changeOf } from '../../core/verification/fileIdentity.ts';
import { uploadKey } from '../../core/model.ts';
import { displayText } from '../../core/text/displayText.ts';
import { jsonReport, markdownReport } from '../../core/verification/verifyReport.ts';
import type { FinishedVerification } from '../../core/verification/verificationRun.ts';
import type { Verification } from '../../core/verification/verification.ts';
import { uploadLabel } from '../../core/description/uploadLabel.ts';
import type { PartsList } from '../../store/partsList.ts';
import { notify } from '../../ui/notify.ts';
import type { VerificationTools } from '../verificationTools.ts';
import { reportTexts as texts } from './texts.ts';

/** Opens the report of an upload's last verification for reading, unless the file has changed since. */
export async function openVerificationReport(tools: VerificationTools, parts: PartsList): Promise<void> {
  const run = await reported(parts);
  if (!run) return;
  const { upload } = parts;
  const text = markdownReport(run.result, { upload, finished: run.finished });
  const documents = await tools.documents();
  await documents.openPreview(`${nameOf(parts)}.md`, uploadKey(upload), text);
}

/** The same for programs, as JSON. */
export async function openVerificationReportAsJson(
  tools: VerificationTools,
  parts: PartsList,
): Promise<void> {
  const run = await reported(parts);
  if (!run) return;
  const { upload } = parts;
  const text = jsonReport(run.result, { upload, finished: run.finished });
  const documents = await tools.documents();
  await documents.open(`${nameOf(parts)}.json`, uploadKey(upload), text);
}

/** What there is to report; says why if there is nothing. */
async function reported(parts: PartsList): Promise<FinishedVerification | undefined> {
  const run = parts.verification;
  if (!run?.result) {
    void notify(texts.notVerified);
    return undefined;
  }
  if (!(await hasChanged(run.result))) return run;
  parts.showVerification(undefined);
  void notify(texts.fileChanged(run.name));
  return undefined;
}

function nameOf({ upload }: PartsList): string {
  return texts.nameFor(displayText(uploadLabel(upload).name, 60));
}

async function hasChanged({ against }: Verification): Promise<boolean> {
  if (against.kind !== 'file') return false;
  const { identityAt } = await import('../../jobs/entry.ts');
  const now = await identityAt(against.path);
  return now === undefined || changeOf(against.identity, now) !== undefined;
}
