import { Worker } from 'node:worker_threads';
import {
  type HashOutcome,
  type HashReply,
  type HashTask,
  needsThread,
  type StopFlag,
} from './hashMessages.ts';

export interface ThreadTask {
  readonly task: HashTask;
  readonly onProgress: (bytes: number) => void;
  readonly settle: (outcome: HashOutcome) => void;
}

/** A worker thread and its tasks. Each task is settled once, whatever happens to the thread. */
export class HashThread {
  /** By id, in the order they run. */
  readonly tasks = new Map<number, ThreadTask>();
  private readonly worker: Worker;
  private readonly onFree: () => void;
  private ended = false;

  /** `onFree` is called whenever a task has been settled, `onEnd` once, when the thread is gone. */
  constructor(module: URL, onFree: () => void, onEnd: () => void) {
    this.onFree = onFree;
    // The worker needs none of the host's flags, and next to no memory.
    this.worker = new Worker(module, {
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: 64, maxYoungGenerationSizeMb: 4 },
    });
    this.worker.on('message', (reply: HashReply) => this.receive(reply));
    this.worker.on('error', (cause) => this.settleAll({ kind: 'broken', cause }));
    this.worker.once('exit', (code) => {
      this.settleAll(this.ended ? { kind: 'stopped' } : { kind: 'broken', cause: `exit code ${code}` });
      onEnd();
    });
  }

  /** Whether it can take a task: two at most, so that it never waits for the next one; a linear one runs alone. */
  canTake({ input }: HashTask): boolean {
    if (this.ended) return false;
    const tasks = [...this.tasks.values()];
    if (needsThread(input)) return tasks.length === 0;
    return tasks.length < 2 && !tasks.some(({ task }) => needsThread(task.input));
  }

  give(task: ThreadTask): void {
    this.tasks.set(task.task.id, task);
    const { input } = task.task;
    const buffer = input.kind === 'both' ? input.buffer : undefined;
    this.worker.postMessage(task.task, buffer ? [buffer] : []);
  }

  /** Ends the thread after its current read, which is not waited for any longer; its tasks settle as stopped. */
  async end(patience: number): Promise<void> {
    this.ended = true;
    const { promise: late, resolve } = Promise.withResolvers<void>();
    const timer = setTimeout(resolve, patience);
    await Promise.race([this.worker.terminate(), late]);
    clearTimeout(timer);
    this.settleAll({ kind: 'stopped' });
  }

  /** Whether it has a task that carries this flag. */
  works(flag: StopFlag): boolean {
    return [...this.tasks.values()].some(({ task }) => task.stop === flag);
  }

  /**
   * Settles tasks that were told to stop and are still there. Gives the thread up where it is at one of them, and returns
   * whether it was: what it reads may still come, unheard.
   */
  abandon(flag: StopFlag): boolean {
    const [current] = this.tasks.values();
    for (const [id, { task, settle }] of this.tasks) {
      if (task.stop !== flag) continue;
      this.tasks.delete(id);
      settle({ kind: 'stopped' });
    }
    if (current?.task.stop !== flag) return false;
    this.settleAll({ kind: 'broken', cause: 'a read did not end' });
    void this.worker.terminate();
    return true;
  }

  private receive(reply: HashReply): void {
    const task = this.tasks.get(reply.id);
    if (!task) return;
    task.onProgress(reply.bytes);
    if (reply.kind === 'progress') return;
    this.tasks.delete(reply.id);
    // The next task first: the thread must not wait for whoever uses this result.
    this.onFree();
    task.settle(reply.outcome);
  }

  private settleAll(outcome: HashOutcome): void {
    this.ended = true;
    const tasks = [...this.tasks.values()];
    this.tasks.clear();
    for (const { settle } of tasks) settle(outcome);
  }
}
