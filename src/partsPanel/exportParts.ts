import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import * as vscode from 'vscode';
import { formatCount } from '../core/bytes.ts';
import { toGlacierError } from '../core/errors.ts';
import { rowsToCsv } from '../core/rowRecords.ts';
import { shortId } from '../core/text.ts';
import type { PartsList } from '../store/partsList.ts';
import { notifyError } from '../ui/notify.ts';
import { withCancellableProgress } from '../ui/progress.ts';
import { allRows } from './copiedText.ts';
import { partsDocument } from './partsDocument.ts';

/** Asks for a file, loads all parts, and writes them there: as JSON where its name ends so, else as CSV. */
export async function exportParts(parts: PartsList): Promise<void> {
  const target = await vscode.window.showSaveDialog({
    title: 'Export Parts',
    saveLabel: 'Export',
    filters: { CSV: ['csv'], JSON: ['json'] },
    ...defaultTarget(parts),
  });
  if (!target) return;
  try {
    await withCancellableProgress('Exporting parts', async (signal, report) => {
      await parts.loadAll(signal, (count) => report(`${formatCount(count)} loaded`));
      await write(target, target.path.endsWith('.json') ? partsDocument(parts) : rowsToCsv(allRows(parts)));
    });
    vscode.window.setStatusBarMessage(`$(check) Exported ${formatCount(parts.pager.count)} parts`, 3000);
  } catch (error) {
    void notifyError(toGlacierError(error));
  }
}

function defaultTarget({ upload }: PartsList): Pick<vscode.SaveDialogOptions, 'defaultUri'> {
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
  return folder ? { defaultUri: vscode.Uri.joinPath(folder, `parts-${shortId(upload.id)}.csv`) } : {};
}

/** A file on disk is written as the text is made; elsewhere VS Code takes only a whole one. */
async function write(target: vscode.Uri, text: Iterable<string>): Promise<void> {
  if (target.scheme === 'file') {
    await pipeline(Readable.from(text), createWriteStream(target.fsPath));
  } else {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode([...text].join('')));
  }
}
