/** Runs at once when called, and then at most once an interval. */
export interface Throttle {
  call(): void;
  dispose(): void;
}

/** Runs `run` for the first of several calls, and once more at the end of each `interval` (milliseconds) with others. */
export function throttle(interval: number, run: () => void): Throttle {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let called = false;
  let disposed = false;
  const pass = () => {
    called = false;
    timer = setTimeout(() => {
      timer = undefined;
      if (called) pass();
    }, interval);
    run();
  };
  return {
    call: () => {
      if (disposed) return;
      if (timer === undefined) pass();
      else called = true;
    },
    dispose: () => {
      disposed = true;
      clearTimeout(timer);
    },
  };
}
