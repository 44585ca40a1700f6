import { formatCount } from '../../core/text/bytes.ts';
import { toGlacierError } from '../../core/errors.ts';
import { rowsToCsv } from '../../core/parts/rowRecords.ts';
import { writeTarget } from '../../panel/host/writeTarget.ts';
import { uploadFileName } from '../../core/description/uploadFileName.ts';
import type { PartsList } from '../../store/partsList.ts';
import { chooseTarget, type TargetQuestion } from '../../ui/chooseFile.ts';
import { confirmInStatusBar, notifyError } from '../../ui/notify.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import { loadedRows } from './clipboardText.ts';
import { partsDocument } from './partsDocument.ts';

/** Asks for a file, loads all parts, and writes them: as JSON if its name ends so, else as CSV. */
export async function exportParts(parts: PartsList): Promise<void> {
  const question = {
    title: 'Export Parts',
    name: `${uploadFileName(parts.upload)}-parts.csv`,
    action: 'Export',
    filters: { CSV: ['csv'], JSON: ['json'] },
  };
  await exportAll(parts, question, (path) =>
    path.endsWith('.json') ? partsDocument(parts) : rowsToCsv(loadedRows(parts)),
  );
}

/**
 * Asks for a file, loads all parts, and writes the text that `textFor` then has for a file at that path. Reports its
 * failures itself.
 */
export async function exportAll(
  parts: PartsList,
  question: TargetQuestion,
  textFor: (path: string) => Iterable<string>,
): Promise<void> {
  const target = await chooseTarget(question);
  if (!target) return;
  try {
    await withCancellableProgress('Exporting parts', async (signal, report) => {
      await parts.loadAll(signal, (count) => report(`${formatCount(count)} loaded`));
      await writeTarget(target, textFor(target.path));
    });
    confirmInStatusBar(`Exported ${formatCount(parts.pager.count)} parts`);
  } catch (error) {
    void notifyError(toGlacierError(error));
  }
}
