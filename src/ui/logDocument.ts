import * as vscode from 'vscode';
import type { KeptLines } from '../core/text/keptLines.ts';
import { describeLogLine } from '../core/text/logLine.ts';
import { type Throttle, throttle } from '../core/throttle.ts';
import type { Documents } from './documents.ts';

/** Milliseconds between updates of the document. */
const interval = 500;

/** Milliseconds within which VS Code has written a line. */
const grace = 1000;

/**
 * Shows the log: the output channel or, where VS Code does not write that, a document with the lines that were kept.
 * VS Code writes a channel with a native library, which not every build of its server has; the channel is then empty.
 */
export class LogDocument implements vscode.Disposable {
  private readonly channel: vscode.LogOutputChannel;
  private readonly kept: KeptLines;
  private readonly documents: Documents;
  /** Where VS Code has the file of the channel. */
  private readonly folder: vscode.Uri;
  private isWritten = false;
  private updates: Throttle | undefined;
  private following: vscode.Disposable | undefined;

  constructor(channel: vscode.LogOutputChannel, kept: KeptLines, documents: Documents, folder: vscode.Uri) {
    this.channel = channel;
    this.kept = kept;
    this.documents = documents;
    this.folder = folder;
  }

  async show(): Promise<void> {
    this.isWritten ||= await this.channelIsWritten();
    if (this.isWritten) this.channel.show();
    else await this.showDocument();
  }

  dispose(): void {
    this.kept.onAdded = undefined;
    this.updates?.dispose();
    this.following?.dispose();
  }

  /** Where nothing was logged at the channel's level, an empty channel is right. */
  private async channelIsWritten(): Promise<boolean> {
    const [first] = this.kept.all;
    if (!first) return true;
    for (let tries = 0; tries <= grace / 50; tries++) {
      if (await hasContent(this.folder)) return true;
      if (Date.now() - first.time >= grace) return false;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    return false;
  }

  private async showDocument(): Promise<void> {
    const uri = this.update();
    this.updates ??= throttle(interval, () => void this.update());
    this.kept.onAdded = () => this.updates?.call();
    this.following ??= followEnd(uri);
    const end = new vscode.Position(this.kept.all.length, 0);
    await vscode.window.showTextDocument(uri, { preview: false, selection: new vscode.Range(end, end) });
  }

  private update(): vscode.Uri {
    return this.documents.put('Glacier.log', 'log', () =>
      this.kept.all.map((line) => `${describeLogLine(line)}\n`).join(''),
    );
  }
}

/** Whether a file in the folder has any content. */
async function hasContent(folder: vscode.Uri): Promise<boolean> {
  const { fs } = vscode.workspace;
  try {
    const files = (await fs.readDirectory(folder)).filter(([, type]) => type === vscode.FileType.File);
    const stats = await Promise.all(files.map(([name]) => fs.stat(vscode.Uri.joinPath(folder, name))));
    return stats.some(({ size }) => size > 0);
  } catch {
    return false;
  }
}

/** Keeps the end of a document in sight where it is when lines come, as an output channel does. */
function followEnd(uri: vscode.Uri): vscode.Disposable {
  let end = 0;
  return vscode.workspace.onDidChangeTextDocument(({ document }) => {
    if (document.uri.toString() !== uri.toString()) return;
    const before = end;
    end = document.lineCount - 1;
    for (const editor of vscode.window.visibleTextEditors) {
      const last = editor.visibleRanges.at(-1)?.end.line ?? 0;
      if (editor.document === document && last >= before - 1)
        editor.revealRange(new vscode.Range(end, 0, end, 0));
    }
  });
}
