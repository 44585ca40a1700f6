import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { GlacierError } from '../../core/errors.ts';
import { untilAborted } from '../../core/untilAborted.ts';
import { processTexts as texts } from './texts.ts';

/** Characters of the answer, as in the SDK; it has a few hundred. */
const mostOutput = 1024 * 1024;

/** The last run of each command, which the next one waits for. */
const runs = new Map<string, Promise<unknown>>();

/**
 * Runs the `credential_process` of a profile (SDK reference: "Process credential provider") in the system's shell, and
 * gives what it wrote. After `limit` milliseconds, or when `signal` aborts, it is ended with all it has started. A
 * command never runs twice at once: it may ask a person for a code, or for the touch of a key.
 * @throws GlacierError `credentials`, or the reason of `signal`
 */
export async function runCredentialProcess(
  command: string,
  limit: number,
  signal: AbortSignal,
): Promise<string> {
  const before = runs.get(command) ?? Promise.resolve();
  const run = before.then(() => runOnce(command, limit, signal));
  // The next run does not care whether this one fails.
  const ended = run.then(
    () => {},
    () => {},
  );
  runs.set(command, ended);
  void ended.then(() => {
    if (runs.get(command) === ended) runs.delete(command);
  });
  // A run still waiting for its turn need not wait any longer.
  return untilAborted(signal, run);
}

async function runOnce(command: string, limit: number, signal: AbortSignal): Promise<string> {
  signal.throwIfAborted();
  const child = spawn(command, {
    shell: true,
    // What it writes to a terminal may contain secrets; nothing can be typed.
    stdio: ['ignore', 'pipe', 'ignore'],
    // In a process group of its own one signal reaches everything it starts; Windows has taskkill instead.
    detached: process.platform !== 'win32',
    windowsHide: true,
  });
  const closing = new Promise<number | null>((resolve, reject) => {
    child.once('error', (cause) => reject(failed(texts.notStarted, cause))).once('close', resolve);
  });
  let failure: GlacierError | undefined;
  const fail = (how: string) => {
    failure = failed(how);
    killTree(child);
  };
  const cancel = () => killTree(child);
  signal.addEventListener('abort', cancel, { once: true });
  const timer = setTimeout(() => fail(texts.tooLong(limit / 1000)), limit);
  let output = '';
  // Undefined if the system cannot open more files.
  (child as ChildProcess).stdout?.setEncoding('utf8').on('data', (text: string) => {
    output += text;
    if (output.length > mostOutput) fail(texts.tooMuchOutput);
  });
  try {
    const code = await closing;
    signal.throwIfAborted();
    if (failure) throw failure;
    if (code !== 0) throw failed(code === null ? texts.stopped : texts.exitCode(code));
    return output;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}

/** Neither the command nor its output is shown: both may contain secrets. */
function failed(how: string, cause?: unknown): GlacierError {
  return new GlacierError('credentials', texts.failed(how), { cause });
}

/** Kills at once: a hung program may ignore a polite request, and nobody may be left to insist. */
function killTree(child: ChildProcess): void {
  // A program that has left the group may still hold the pipe open.
  child.stdout?.destroy();
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    spawnSync('taskkill', ['/F', '/T', '/PID', String(child.pid)], { windowsHide: true });
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // The group is empty.
  }
}
