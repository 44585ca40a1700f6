import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/*
 * mocha's time limits cannot end a test that never gives up the thread, such as a loop whose end was broken. Another
 * process ends this one then, and names the test. (Not a thread: tests count those.) Nor do they end a process in which
 * something still runs after the last test.
 */

const script = fileURLToPath(new URL('watchdogProcess.ts', import.meta.url));
/** Milliseconds that the process may take to end after the last test. */
const mostToEnd = 30_000;

const watchdog = spawn(process.execPath, [script], { stdio: ['pipe', 'inherit', 'inherit'] });
watchdog.unref();
watchdog.stdin.on('error', () => {});
// It is to watch this process, not to keep it alive.
(watchdog.stdin as typeof watchdog.stdin & { unref?: () => void }).unref?.();
setInterval(() => watchdog.stdin.write('\n'), 1000).unref();

export const mochaHooks = {
  beforeEach(this: Mocha.Context): void {
    watchdog.stdin.write(`${this.currentTest?.titlePath().join(' › ')}\n`);
  },
  afterAll(): void {
    setTimeout(() => {
      console.error(`\nSomething still runs ${mostToEnd / 1000} s after the last test.`);
      // After mocha's own listener, which sets the code to the number of failures.
      process.once('exit', () => (process.exitCode = 1));
      process.exit();
    }, mostToEnd).unref();
  },
};
