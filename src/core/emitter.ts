export interface Disposable {
  dispose(): void;
}

/** A minimal event emitter, for rooms that must not import VS Code. */
export class Emitter<T> implements Disposable {
  private readonly listeners = new Set<(event: T) => void>();

  /** Calls `listener` for every event until what it returns is disposed. */
  readonly on = (listener: (event: T) => void): Disposable => {
    this.listeners.add(listener);
    return { dispose: () => this.listeners.delete(listener) };
  };

  /** Whether anything listens. */
  get watched(): boolean {
    return this.listeners.size > 0;
  }

  fire(event: T): void {
    for (const listener of this.listeners) listener(event);
  }

  dispose(): void {
    this.listeners.clear();
  }
}
