/** What a person can do in the panel. */
export interface Actions {
  readonly loadMore: () => void;
  readonly loadAll: () => void;
  readonly cancel: () => void;
  /** Tries again to load what failed. */
  readonly retry: () => void;
  /** Asks the extension anew after it did not answer. */
  readonly reconnect: () => void;
  readonly copyHash: (row: number, part: number) => void;
}
