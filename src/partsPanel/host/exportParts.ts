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
import { exportTexts as texts } from './texts.ts';

/** Asks for a file, loads all parts, and writes them: as JSON if its name ends so, else as CSV. */
export async function exportParts(parts: PartsList): Promise<void> {
  const question = {
    title: texts.title,
    name: `${uploadFileName(parts.upload)}-parts.csv`,
    action: texts.export,
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
    await withCancellableProgress(texts.exporting, async (signal, report) => {
      await parts.loadAll(signal, (count) => report(texts.loaded(count)));
      await writeTarget(target, textFor(target.path));
    });
    confirmInStatusBar(texts.exported(parts.pager.count));
  } catch (error) {
    void notifyError(toGlacierError(error));
  }
}
