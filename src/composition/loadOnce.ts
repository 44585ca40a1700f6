/** A value that is loaded on first use. */
export interface Loadable<T> {
  get(): Promise<T>;
  dispose(): void;
}

/** Calls `load` once, on first use. Disposing also disposes of the value, if it was loaded. */
export function loadOnce<T extends { dispose(): unknown }>(load: () => Promise<T>): Loadable<T> {
  let loading: Promise<T> | undefined;
  return {
    get: () => (loading ??= load()),
    dispose: () => void loading?.then((value) => value.dispose()),
  };
}
