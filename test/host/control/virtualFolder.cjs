/// <reference types="node" />
// A folder that is on no disk as far as VS Code knows: `glaciertest:/…` has the files of the folder that
// GLACIER_VIRTUAL_FOLDER names, to read only.
const { readdirSync, readFileSync, statSync } = require('node:fs');
const path = require('node:path');
const vscode = require('vscode');

/** @param {vscode.Uri} uri */
const real = (uri) => path.join(process.env.GLACIER_VIRTUAL_FOLDER ?? '/nonexistent', uri.path);

/** @param {string} file */
const typeOf = (file) => (statSync(file).isDirectory() ? vscode.FileType.Directory : vscode.FileType.File);

/**
 * @template T
 * @param {vscode.Uri} uri
 * @param {(file: string) => T} read
 */
function found(uri, read) {
  try {
    return read(real(uri));
  } catch {
    throw vscode.FileSystemError.FileNotFound(uri);
  }
}

const refuse = () => {
  throw vscode.FileSystemError.NoPermissions();
};

/** @type {vscode.FileSystemProvider} */
exports.virtualFolder = {
  onDidChangeFile: () => new vscode.Disposable(() => {}),
  watch: () => new vscode.Disposable(() => {}),
  stat: (uri) =>
    found(uri, (file) => {
      const { ctimeMs, mtimeMs, size } = statSync(file);
      return { type: typeOf(file), ctime: ctimeMs, mtime: mtimeMs, size };
    }),
  readDirectory: (uri) =>
    found(uri, (folder) => readdirSync(folder).map((name) => [name, typeOf(path.join(folder, name))])),
  readFile: (uri) => found(uri, (file) => readFileSync(file)),
  createDirectory: refuse,
  writeFile: refuse,
  delete: refuse,
  rename: refuse,
};
