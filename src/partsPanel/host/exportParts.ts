import * as vscode from 'vscode';
import { formatCount } from '../../core/text/bytes.ts';
import { toGlacierError } from '../../core/errors.ts';
import { rowsToCsv } from '../../core/parts/rowRecords.ts';
import { shortId } from '../../core/text/displayText.ts';
import type { PartsList } from '../../store/partsList.ts';
import { chooseTarget } from '../../ui/chooseFile.ts';
import { confirmInStatusBar, notifyError } from '../../ui/notify.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import { loadedRows } from './clipboardText.ts';
import { partsDocument } from './partsDocument.ts';

/** Asks for a file, loads all parts, and writes them: as JSON if its name ends so, else as CSV. */
export async function exportParts(parts: PartsList): Promise<void> {
  const target = await chooseTarget({
    title: 'Export Parts',
    name: `parts-${shortId(parts.upload.id)}.csv`,
    action: 'Export',
    filters: { CSV: ['csv'], JSON: ['json'] },
  });
  if (!target) return;
  try {
    await withCancellableProgress('Exporting parts', async (signal, report) => {
      await parts.loadAll(signal, (count) => report(`${formatCount(count)} loaded`));
      await write(
        target,
        target.path.endsWith('.json') ? partsDocument(parts) : rowsToCsv(loadedRows(parts)),
      );
    });
    confirmInStatusBar(`Exported ${formatCount(parts.pager.count)} parts`);
  } catch (error) {
    void notifyError(toGlacierError(error));
  }
}

/** Writes a file on disk chunk by chunk, replacing it only when complete; elsewhere VS Code takes only whole files. */
async function write(target: vscode.Uri, text: Iterable<string>): Promise<void> {
  if (target.scheme === 'file') {
    const { replaceFile } = await import('../../jobs/entry.ts');
    await replaceFile(target.fsPath, text);
  } else {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode([...text].join('')));
  }
}
