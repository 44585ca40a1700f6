/** Milliseconds after which a person may wonder what is going on. */
const patience = 5000;

/** A `credential_process` that takes long: it may wait for a code, or for the touch of a key. */
export interface LongProcess {
  /** Resolves when it has ended, however it did. */
  readonly ended: Promise<void>;
  readonly cancel: () => void;
}

/** Calls `late` if `ended` takes longer than a person should be left wondering, and then `over` when it has ended. */
export function whenLong(ended: Promise<void>, late: () => void, over: () => void): void {
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    late();
  }, patience);
  void ended.then(() => {
    clearTimeout(timer);
    if (isLate) over();
  });
}
