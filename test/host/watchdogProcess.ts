import { createInterface } from 'node:readline';

// Started by watchdog.ts. Gets a line every second, with a title when a test begins, and ends when there are no more.

/** Seconds for which a test may block the event loop, with room for a busy machine. */
const limit = 20;

let title = 'no test yet';
let seen = performance.now();

createInterface(process.stdin)
  .on('line', (line) => {
    seen = performance.now();
    if (line !== '') title = line;
  })
  .on('close', () => process.exit());
setInterval(() => {
  if (performance.now() - seen < limit * 1000) return;
  console.error(`The event loop was blocked for ${limit} s in: ${title}`);
  process.kill(process.ppid, 'SIGKILL');
}, 1000);
