import { type Stats, unwatchFile, watchFile } from 'node:fs';
import type { Disposable } from '../../core/emitter.ts';

/** Milliseconds between polls of a file. */
const interval = 1000;

interface Watched {
  /** One for each caller that watches the file. */
  readonly listeners: Set<() => void>;
  readonly look: (now: Stats, before: Stats) => void;
}

/** By path: many connections watch the same AWS files, and one poll serves all of them. */
const watched = new Map<string, Watched>();

/**
 * Calls `changed` when one of `paths` changes, appears or goes. Polls, because fs events miss files that do not exist yet
 * and network homes.
 */
export function watchFiles(paths: Iterable<string>, changed: () => void): Disposable {
  // A new function: callers may pass the same one for several watches.
  const listener = () => changed();
  const own = new Set(paths);
  for (const path of own) watchPath(path).listeners.add(listener);
  return {
    dispose: () => {
      for (const path of own) leave(path, listener);
      own.clear();
    },
  };
}

function watchPath(path: string): Watched {
  const known = watched.get(path);
  if (known) return known;
  const listeners = new Set<() => void>();
  const look = (now: Stats, before: Stats) => {
    if (now.mtimeMs === before.mtimeMs && now.size === before.size && now.ino === before.ino) return;
    for (const listener of listeners) listener();
  };
  const created = { listeners, look };
  watched.set(path, created);
  watchFile(path, { interval, persistent: false }, look);
  return created;
}

function leave(path: string, listener: () => void): void {
  const found = watched.get(path);
  if (!found?.listeners.delete(listener) || found.listeners.size > 0) return;
  unwatchFile(path, found.look);
  watched.delete(path);
}
