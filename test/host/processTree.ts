import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { waitFor } from './waitFor.ts';

const live = new Set<ChildProcess>();
let cleansUp = false;

/** Starts a process that can be ended together with all it starts itself, at the latest when this one ends. */
export function startTree(command: string, args: string[], options: SpawnOptions): ChildProcess {
  endTreesWithThisProcess();
  // A process group of its own is what lets one signal reach the whole tree; Windows has taskkill instead.
  const child = spawn(command, args, {
    ...options,
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  live.add(child);
  return child;
}

/** Ends the process and all it started: asks first, insists after two seconds. */
export async function stopTree(child: ChildProcess): Promise<void> {
  signal(child, 'SIGTERM');
  await treeIsGone(child, 2000);
  signal(child, 'SIGKILL');
  await treeIsGone(child, 1000);
  live.delete(child);
}

/** Gives up quietly: where nothing reaps orphans, the dead stay in the process table for good. */
async function treeIsGone(child: ChildProcess, timeout: number): Promise<void> {
  await waitFor('a process tree to end', () => isGone(child) || undefined, { timeout }).catch(() => {});
}

function signal(child: ChildProcess, name: 'SIGTERM' | 'SIGKILL'): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/F', '/T', '/PID', String(child.pid)], { windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, name);
  } catch {
    // Nobody is left in the group.
  }
}

function isGone(child: ChildProcess): boolean {
  if (child.pid === undefined) return true;
  if (process.platform === 'win32') return child.exitCode !== null || child.signalCode !== null;
  try {
    process.kill(-child.pid, 0);
    return false;
  } catch {
    return true;
  }
}

function endTreesWithThisProcess(): void {
  if (cleansUp) return;
  cleansUp = true;
  // Before the folders go that these processes write to.
  process.prependOnceListener('exit', () => {
    for (const child of live) signal(child, 'SIGKILL');
  });
  // Without a handler these end the process with no `exit` event, and the trees would live on. Not `once`: a
  // second signal, from the terminal and from npm, must not cut the first one's work short.
  for (const name of ['SIGTERM', 'SIGHUP'] as const) process.on(name, () => process.exit(1));
}
