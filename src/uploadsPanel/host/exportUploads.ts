import { toGlacierError } from '../../core/errors.ts';
import type { ExportedUpload } from '../../core/uploads/uploadTable.ts';
import type * as Jobs from '../../jobs/entry.ts';
import { chooseTarget } from '../../ui/chooseFile.ts';
import { confirmInStatusBar, notifyError } from '../../ui/notify.ts';
import { writeTarget } from '../../panel/host/writeTarget.ts';
import { exportTexts as texts, panelTexts } from './texts.ts';

/** Writes uploads to a file that the user picks: as JSON or Markdown if its name ends so, else as CSV. */
export async function exportUploads(jobs: typeof Jobs, uploads: readonly ExportedUpload[]): Promise<void> {
  const target = await chooseTarget({
    title: texts.title,
    name: `${texts.file}.csv`,
    action: texts.action,
    filters: { CSV: ['csv'], JSON: ['json'], Markdown: ['md'] },
  });
  if (!target) return;
  try {
    await writeTarget(target, [textFor(jobs, target.path, uploads)]);
    confirmInStatusBar(texts.done(uploads.length));
  } catch (error) {
    void notifyError(toGlacierError(error));
  }
}

function textFor(jobs: typeof Jobs, path: string, uploads: readonly ExportedUpload[]): string {
  if (path.endsWith('.json')) return jobs.uploadsToJson(uploads);
  return path.endsWith('.md')
    ? jobs.uploadsToMarkdown(uploads, panelTexts.title)
    : jobs.uploadsToCsv(uploads);
}
