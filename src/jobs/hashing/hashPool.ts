import { availableParallelism } from 'node:os';
import { GlacierError } from '../../core/errors.ts';
import type { HashOutcome, HashTask, StopFlag } from './hashMessages.ts';
import { HashThread, type ThreadTask } from './hashThread.ts';
import { hashingTexts as texts } from './texts.ts';

export interface HashPoolOptions {
  /** The URL of `hashWorker`, as built. */
  readonly module: URL;
  /** The most threads; by default `defaultThreads`. */
  readonly threads?: number;
  /** Milliseconds in which a read ends, or it is not waited for; ten seconds by default. */
  readonly patience?: number;
}

/** A drive that has to spin up, or a network that is slow, answers within it. */
const standardPatience = 10_000;

/** Both of two cores, otherwise all but one, which is left to the editor; at most eight, which outrun any disk. */
export function defaultThreads(cores = availableParallelism()): number {
  return Math.min(8, cores > 2 ? cores - 1 : cores);
}

/**
 * The hashing threads, shared by all jobs. They start as tasks come, live while anyone holds the pool, and have ended
 * when the last holder's release, or `dispose`, resolves.
 */
export class HashPool {
  /** The most threads there will be. */
  readonly threads: number;
  private readonly module: URL;
  private readonly patience: number;
  private readonly running = new Set<HashThread>();
  private readonly alive = new Set<HashThread>();
  private waiting: ThreadTask[] = [];
  private holders = 0;
  private nextId = 0;
  private disposed = false;

  constructor({ module, threads = defaultThreads(), patience = standardPatience }: HashPoolOptions) {
    this.module = module;
    this.patience = patience;
    this.threads = Math.max(1, threads);
  }

  /** How many threads there are, including those that are just ending. */
  get size(): number {
    return this.alive.size;
  }

  /**
   * Keeps the threads running until the function it returns is called. For the last holder that resolves when all
   * threads have ended.
   */
  hold(): () => Promise<void> {
    if (this.disposed) throw new GlacierError('cancelled', texts.over);
    this.holders++;
    return async () => {
      this.holders--;
      if (this.holders === 0) await this.endAll();
    };
  }

  /**
   * Runs a task on the next free thread; call only while holding the pool. `onProgress` is called with bytes as they
   * are read.
   */
  run(task: Omit<HashTask, 'id'>, onProgress: (bytes: number) => void): Promise<HashOutcome> {
    return new Promise((settle) => {
      this.waiting.push({ task: { ...task, id: this.nextId++ }, onProgress, settle });
      this.handOut();
    });
  }

  /**
   * Settles the tasks that carry this flag as stopped: waiting ones at once, the others after their current read. One
   * that does not end, as on a drive that has stopped, is left alone with its thread.
   */
  stop(flag: StopFlag): void {
    Atomics.store(flag, 0, 1);
    const stopped = this.waiting.filter(({ task }) => task.stop === flag);
    this.waiting = this.waiting.filter(({ task }) => task.stop !== flag);
    for (const { settle } of stopped) settle({ kind: 'stopped' });
    this.handOut();
    const late = () => {
      for (const thread of this.running) if (thread.abandon(flag)) this.running.delete(thread);
      this.handOut();
    };
    if ([...this.running].some((thread) => thread.works(flag))) setTimeout(late, this.patience).unref();
  }

  /**
   * Ends all threads after their current read, and resolves when they are gone, or will not go. Their tasks, and later ones, settle as
   * stopped.
   */
  async dispose(): Promise<void> {
    this.disposed = true;
    await this.endAll();
  }

  private handOut(): void {
    if (this.disposed) {
      for (const { settle } of this.waiting.splice(0)) settle({ kind: 'stopped' });
      return;
    }
    // First come, first served; otherwise a linear task, which needs a thread for itself, could starve.
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      const thread = this.threadFor(next.task);
      if (!thread) return;
      this.waiting.shift();
      thread.give(next);
    }
  }

  /** An idle thread, else a new one, else the least busy one that can take the task. */
  private threadFor(task: HashTask): HashThread | undefined {
    const able = [...this.running].filter((thread) => thread.canTake(task));
    const [best] = able.sort((a, b) => a.tasks.size - b.tasks.size);
    if (best?.tasks.size === 0 || this.running.size >= this.threads) return best;
    const thread: HashThread = new HashThread(
      this.module,
      () => this.handOut(),
      () => {
        this.alive.delete(thread);
        this.running.delete(thread);
        this.handOut();
      },
    );
    this.running.add(thread);
    this.alive.add(thread);
    return thread;
  }

  private async endAll(): Promise<void> {
    const threads = [...this.running];
    this.running.clear();
    await Promise.all(threads.map((thread) => thread.end(this.patience)));
  }
}
