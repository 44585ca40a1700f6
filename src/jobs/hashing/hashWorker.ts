import { parentPort } from 'node:worker_threads';
import type { HashReply, HashTask } from './hashMessages.ts';
import { runHashTask } from './runHashTask.ts';

// The module that hashing threads run: one task after the other, until the pool ends them.

/** Milliseconds between messages about progress. */
const interval = 100;

const port = parentPort;
if (!port) throw new Error('This module is for a worker thread.');
const reply = (message: HashReply, handedOver: ArrayBuffer[] = []) => port.postMessage(message, handedOver);

port.on('message', (task: HashTask) => {
  let bytes = 0;
  let due = performance.now() + interval;
  const outcome = runHashTask(task, (more) => {
    bytes += more;
    if (performance.now() < due) return;
    reply({ id: task.id, kind: 'progress', bytes });
    bytes = 0;
    due = performance.now() + interval;
  });
  const buffer = outcome.kind === 'done' ? outcome.buffer : undefined;
  reply({ id: task.id, kind: 'outcome', bytes, outcome }, buffer && [buffer]);
});
