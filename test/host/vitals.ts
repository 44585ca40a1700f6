import { writeHeapSnapshot } from 'node:v8';
import { heapInUse } from '../fuzz/heap.ts';
import { runningThreads } from './resources.ts';
import { watchedFiles } from './watchedFiles.ts';

/** What a process holds. */
export interface Vitals {
  /** Bytes of the heap, garbage collected. */
  readonly heap: number;
  /** What keeps the process alive, as Node names it. */
  readonly resources: readonly string[];
  /** How many listeners each event of the process has. */
  readonly listeners: Readonly<Record<string, number>>;
  /** Threads of JavaScript beside the first one. */
  readonly threads: number;
  /** Paths of watched files. */
  readonly watched: readonly string[];
  /** Rejections that nobody handled, warnings of too many listeners, and what was noted. */
  readonly problems: readonly string[];
}

/** Keeps an account of this process from now on. `read` writes a heap snapshot as well where it is given a file. */
export function watchProcess(): { note(problem: string): void; read(snapshot?: string): Vitals } {
  const problems: string[] = [];
  const watched = watchedFiles();
  process.on('unhandledRejection', (reason) =>
    problems.push(
      `unhandled: ${reason instanceof Error ? (reason.stack ?? reason.message) : String(reason)}`,
    ),
  );
  process.on('warning', ({ name, message }) => {
    if (name === 'MaxListenersExceededWarning') problems.push(message);
  });
  return {
    note: (problem) => void problems.push(problem),
    read: (snapshot) => {
      const heap = heapInUse();
      if (snapshot !== undefined) writeHeapSnapshot(snapshot);
      return {
        heap,
        resources: process.getActiveResourcesInfo(),
        listeners: Object.fromEntries(
          process.eventNames().map((name) => [String(name), process.listenerCount(name)]),
        ),
        threads: runningThreads(),
        watched: [...watched.paths],
        problems,
      };
    },
  };
}
