import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/*
 * mocha's time limits cannot end a test that never gives up the thread, such as a loop whose end was broken. Another
 * process ends this one then, and names the test. (Not a thread: tests count those.)
 */

const script = fileURLToPath(new URL('watchdogProcess.ts', import.meta.url));
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
};
