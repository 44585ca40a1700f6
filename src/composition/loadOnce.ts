/** Something that is loaded when it is first needed. */
export interface Loadable<T> {
  get(): Promise<T>;
  dispose(): void;
}

/** Calls `load` once, when the value is first asked for. Disposing of this disposes of the value, should there be one. */
export function loadOnce<T extends { dispose(): unknown }>(load: () => Promise<T>): Loadable<T> {
  let loading: Promise<T> | undefined;
  return {
    get: () => (loading ??= load()),
    dispose: () => void loading?.then((value) => value.dispose()),
  };
}
