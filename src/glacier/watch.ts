import { type Stats, unwatchFile, watchFile } from 'node:fs';
import type { Disposable } from '../core/emitter.ts';

/** Milliseconds between two looks at a file. */
const interval = 1000;

/**
 * Calls `changed` when one of `paths` changes, appears or goes. By looking again and again, as that works for files
 * that do not exist yet and for home folders on a network, where the notices of the system do not.
 */
export function watchFiles(paths: Iterable<string>, changed: () => void): Disposable {
  const watched = new Set(paths);
  // A listener of its own, as Node takes off by listener what may be watched by others, too.
  const listener = (now: Stats, before: Stats) => {
    if (now.mtimeMs !== before.mtimeMs || now.size !== before.size || now.ino !== before.ino) changed();
  };
  const options = { interval, persistent: false };
  for (const path of watched) watchFile(path, options, listener);
  return {
    dispose: () => {
      for (const path of watched) unwatchFile(path, listener);
    },
  };
}
