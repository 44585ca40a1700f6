import { changeOf } from '../../core/verification/fileIdentity.ts';
import { uploadKey } from '../../core/model.ts';
import { displayText } from '../../core/text/displayText.ts';
import { jsonReport, markdownReport } from '../../core/verification/verifyReport.ts';
import type { Verification } from '../../core/verification/verification.ts';
import { uploadLabel } from '../../core/description/uploadLabel.ts';
import type { PartsList } from '../../store/partsList.ts';
import { notify } from '../../ui/notify.ts';
import { pickOne } from '../../ui/pickOne.ts';
import type { VerificationTools } from '../verificationTools.ts';

/** Opens the report of an upload's last verification, as Markdown or JSON, unless the file has changed since. */
export async function openVerificationReport(
  { documents }: VerificationTools,
  parts: PartsList,
): Promise<void> {
  const { verification: run, upload } = parts;
  const result = run?.result;
  if (!result) {
    void notify('This upload has not been verified yet. Use Verify Local File… on it.');
    return;
  }
  if (await hasChanged(result)) {
    parts.showVerification(undefined);
    void notify(`${run.name} has changed since it was verified, so the results are gone. Verify it again.`);
    return;
  }
  const format = await pickOne<'md' | 'json'>({
    title: 'Verification Report',
    placeholder: 'Choose a format',
    items: [
      { icon: 'markdown', label: 'Markdown', description: 'for people', value: 'md' },
      { icon: 'json', label: 'JSON', description: 'for programs', value: 'json' },
    ],
  });
  if (format === undefined || format === 'back') return;
  const report = format === 'md' ? markdownReport : jsonReport;
  const name = displayText(uploadLabel(upload).name, 60);
  await documents.open(
    `Verification of ${name}.${format}`,
    uploadKey(upload),
    report(result, { upload, finished: run.finished }),
  );
}

async function hasChanged({ against }: Verification): Promise<boolean> {
  if (against.kind !== 'file') return false;
  const { identityAt } = await import('../../jobs/entry.ts');
  const now = await identityAt(against.path);
  return now === undefined || changeOf(against.identity, now) !== undefined;
}
