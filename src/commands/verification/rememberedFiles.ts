import type * as vscode from 'vscode';

const key = 'glacier.files';

/** How many uploads have their file remembered: the latest ones. */
const mostRemembered = 200;

/** The file an upload was last verified against, where the next file dialog starts. */
export function rememberedFile(memento: vscode.Memento, uploadId: string): string | undefined {
  return remembered(memento).get(uploadId);
}

export async function rememberFile(memento: vscode.Memento, uploadId: string, path: string): Promise<void> {
  const files = remembered(memento);
  files.delete(uploadId);
  files.set(uploadId, path);
  await memento.update(key, [...files].slice(-mostRemembered));
}

/** Entries and not an object: an upload may be called `__proto__`. Anything else that was stored is ignored. */
function remembered(memento: vscode.Memento): Map<string, string> {
  const kept = memento.get<unknown>(key);
  return new Map(Array.isArray(kept) ? kept.filter(isEntry) : []);
}

function isEntry(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every((each) => typeof each === 'string');
}
