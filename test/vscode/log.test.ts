import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as vscode from 'vscode';
import { KeptLines } from '../../src/core/text/keptLines.ts';
import { Documents } from '../../src/ui/documents.ts';
import { LogDocument } from '../../src/ui/logDocument.ts';
import { eventually } from '../host/waitFor.ts';
import { makeTempFolder, removeTempFolder } from '../host/tempFolder.ts';

/** Long enough ago for VS Code to have written a line. */
const longAgo = Date.now() - 60_000;

const scheme = 'glacier-test-log';

describe('the log', () => {
  let documents: Documents;
  let folder: string;
  let kept: KeptLines;
  let log: LogDocument;
  let channelShown: number;
  const channel = { show: () => void channelShown++ } as unknown as vscode.LogOutputChannel;

  before(() => {
    documents = new Documents();
  });

  beforeEach(() => {
    // VS Code makes it, also where it writes nothing into it.
    folder = makeTempFolder();
    kept = new KeptLines();
    channelShown = 0;
    log = new LogDocument(channel, kept, documents, vscode.Uri.file(folder));
  });

  afterEach(async () => {
    log.dispose();
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await removeTempFolder(folder);
  });

  after(() => documents.dispose());

  it('is a document where the channel has no file, and is updated in it', async () => {
    kept.add('info', 'first', longAgo);
    await log.show();
    assert.equal(channelShown, 0);
    await eventually(() => assert.match(text(), /^\S+ \S+ \[info\] first\n$/));
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'log');
    kept.add('warn', 'second');
    kept.add('error', 'third');
    await eventually(() =>
      assert.match(text(), /first\n\S+ \S+ \[warn\] second\n\S+ \S+ \[error\] third\n$/),
    );
  });

  it('is a document where the file of the channel is empty, or there is no folder', async () => {
    await writeFile(join(folder, 'Glacier.log'), '');
    kept.add('info', 'with an empty file', longAgo);
    await log.show();
    await eventually(() => assert.match(text(), /with an empty file/));
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await removeTempFolder(folder);
    await log.show();
    await eventually(() => assert.match(text(), /with an empty file/));
    assert.equal(channelShown, 0);
  });

  it('is the channel where VS Code writes it', async () => {
    await writeFile(join(folder, 'Glacier.log'), 'line\n');
    kept.add('info', 'line', longAgo);
    await log.show();
    await log.show();
    assert.equal(channelShown, 2);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('is the channel where VS Code has the first line to write and is about to', async () => {
    const files = registerFolder((looks) => (looks > 2 ? ['Glacier.log'] : []));
    kept.add('info', 'line');
    const late = new LogDocument(channel, kept, documents, vscode.Uri.from({ scheme, path: '/log' }));
    await late.show();
    assert.equal(channelShown, 1);
    files.dispose();
  });

  it('is the channel where nothing was logged at its level', async () => {
    await log.show();
    assert.equal(channelShown, 1);
    assert.equal(vscode.window.activeTextEditor, undefined);
  });

  it('is read from its end, which stays in sight as lines come', async () => {
    for (let number = 1; number <= 300; number++) kept.add('info', `line ${number}`, longAgo);
    await log.show();
    await eventually(() => assert.equal(lastVisible(), 300));
    for (let number = 301; number <= 600; number++) kept.add('info', `line ${number}`);
    await eventually(() => assert.equal(lastVisible(), 600));
  });

  it('leaves what is read where it is', async () => {
    for (let number = 1; number <= 300; number++) kept.add('info', `line ${number}`, longAgo);
    await log.show();
    await eventually(() => assert.equal(lastVisible(), 300));
    const editor = vscode.window.activeTextEditor;
    editor?.revealRange(new vscode.Range(0, 0, 0, 0));
    await eventually(() => assert.equal(editor?.visibleRanges[0]?.start.line, 0));
    kept.add('info', 'one more');
    await eventually(() => assert.match(text(), /one more\n$/));
    kept.add('info', 'and another');
    await eventually(() => assert.match(text(), /and another\n$/));
    assert.equal(editor?.visibleRanges[0]?.start.line, 0);
    await log.show();
    await eventually(() => assert.equal(lastVisible(), 302));
  });
});

/** A folder whose files, none of them empty, are those of the first, second, third look. */
function registerFolder(filesAt: (looks: number) => readonly string[]): vscode.Disposable {
  let looks = 0;
  const refuse = () => {
    throw vscode.FileSystemError.NoPermissions();
  };
  return vscode.workspace.registerFileSystemProvider(scheme, {
    onDidChangeFile: () => ({ dispose: () => {} }),
    watch: () => ({ dispose: () => {} }),
    readDirectory: () => filesAt(++looks).map((name) => [name, vscode.FileType.File]),
    stat: () => ({ type: vscode.FileType.File, ctime: 0, mtime: 0, size: 5 }),
    readFile: refuse,
    writeFile: refuse,
    createDirectory: refuse,
    rename: refuse,
    delete: refuse,
  });
}

function text(): string {
  return vscode.window.activeTextEditor?.document.getText() ?? '';
}

/** The last line of the editor that is in sight. */
function lastVisible(): number | undefined {
  return vscode.window.activeTextEditor?.visibleRanges.at(-1)?.end.line;
}
