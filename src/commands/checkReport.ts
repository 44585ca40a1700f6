import { changeOf } from '../core/fileIdentity.ts';
import { uploadKey } from '../core/model.ts';
import { displayText } from '../core/text.ts';
import { jsonReport, markdownReport } from '../core/verifyReport.ts';
import type { Verification } from '../core/verification.ts';
import { uploadLabel } from '../explorer/items.ts';
import type { PartsList } from '../store/partsList.ts';
import { notify } from '../ui/notify.ts';
import { pickOne } from '../ui/pickOne.ts';
import type { CheckTools } from './checkTools.ts';

/** Opens what the last comparison of an upload found, as Markdown or JSON, if the file still is what it was. */
export async function openReport({ documents }: CheckTools, parts: PartsList): Promise<void> {
  const { check, upload } = parts;
  const verification = check?.verification;
  if (!verification) {
    void notify('This upload was not checked yet. Use Verify Local File… on it.');
    return;
  }
  if (await hasChanged(verification)) {
    parts.showCheck(undefined);
    void notify(`${check.name} has changed since it was checked, so the results are gone. Verify it again.`);
    return;
  }
  const format = await pickOne<'md' | 'json'>({
    title: 'Check Report',
    placeholder: 'Choose a format',
    items: [
      { icon: 'markdown', label: 'Markdown', description: 'for people', value: 'md' },
      { icon: 'json', label: 'JSON', description: 'for programs', value: 'json' },
    ],
  });
  if (format === undefined || format === 'back') return;
  const report = format === 'md' ? markdownReport : jsonReport;
  const name = displayText(uploadLabel({ upload }), 60);
  await documents.open(
    `Check of ${name}.${format}`,
    uploadKey(upload),
    report(verification, { upload, finished: check.finished }),
  );
}

async function hasChanged({ comparand }: Verification): Promise<boolean> {
  if (comparand.kind !== 'file') return false;
  const { identityAt } = await import('../jobs/entry.ts');
  const now = await identityAt(comparand.path);
  return now === undefined || changeOf(comparand.identity, now) !== undefined;
}
