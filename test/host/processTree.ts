import { spawn, spawnSync, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
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
  if (isRunning(child)) {
    const exited = once(child, 'exit');
    signal(child, 'SIGTERM');
    await Promise.race([
      exited,
      waitFor('exit', () => groupIsGone(child), { timeout: 2000 }).catch(() => {}),
    ]);
  }
  signal(child, 'SIGKILL');
  await waitFor(`process ${child.pid} and its children to end`, () => groupIsGone(child), { timeout: 5000 });
  live.delete(child);
}

function isRunning(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
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

function groupIsGone(child: ChildProcess): true | undefined {
  if (child.pid === undefined) return true;
  if (process.platform === 'win32') return isRunning(child) ? undefined : true;
  try {
    process.kill(-child.pid, 0);
    return undefined;
  } catch {
    return true;
  }
}

function endTreesWithThisProcess(): void {
  if (cleansUp) return;
  cleansUp = true;
  process.once('exit', () => {
    for (const child of live) signal(child, 'SIGKILL');
  });
  // Without a handler these end the process with no `exit` event, and the trees would live on.
  for (const name of ['SIGTERM', 'SIGHUP'] as const) process.once(name, () => process.exit(1));
}
