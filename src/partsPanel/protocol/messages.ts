import type { ErrorKind } from '../../core/errors.ts';
import type { RowColumns } from './rowColumns.ts';

/*
 * What the parts panel's page and the extension say to each other. The page asks, each time with an id, and gets one
 * reply: that the request was taken up, or an error. What comes of it (pages of parts, a failure to load) is told in
 * events, which also come unasked, as the tree loads the same parts.
 */

export const protocolVersion = 1;

/** What the page asks for. */
export type RequestBody =
  /** The page is there and knows nothing: answered with a snapshot. */
  | { readonly type: 'ready' }
  | { readonly type: 'loadMore' }
  | { readonly type: 'loadAll' }
  /** Stops what `loadAll` began. */
  | { readonly type: 'cancel' }
  /** Tries again what failed. */
  | { readonly type: 'retry' }
  /** Puts the tree hash of a row on the clipboard. Rows are counted from 0 over all pages of a generation. */
  | { readonly type: 'copyHash'; readonly generation: number; readonly row: number };

export type Request = RequestBody & { readonly version: number; readonly id: number };

export interface Reply {
  readonly type: 'reply';
  readonly id: number;
  readonly outcome:
    { readonly ok: true } | { readonly error: { readonly kind: ErrorKind; readonly message: string } };
}

/** What is known of the upload itself. Texts are as the service gave them: to be shown as text, cleaned. */
export interface UploadFacts {
  readonly connection: string;
  readonly vaultName: string;
  readonly vaultArn: string;
  readonly uploadId: string;
  readonly description: string;
  /** Bytes. */
  readonly partSize: number;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** The language dates are written in. */
  readonly language: string;
}

/** How far the listing is. */
export interface LoadingState {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** `loadAll` is at work. */
  readonly all: boolean;
  /** Everything there is has been loaded. */
  readonly done: boolean;
  /** The connection was left: nothing more can be loaded. */
  readonly closed: boolean;
  readonly problem?: Problem;
}

export interface Problem {
  readonly message: string;
  /** Empty where there is nothing to do but try again. */
  readonly nextStep: string;
  /** What failed was a refresh of what is loaded, rather than the next page. */
  readonly refreshing: boolean;
}

/** Everything the page needs; begins a generation, as a refresh replaces every row. */
export interface Snapshot {
  readonly type: 'snapshot';
  readonly generation: number;
  readonly facts: UploadFacts;
  readonly pages: readonly RowColumns[];
  readonly loading: LoadingState;
}

/** What has changed since the message before: pages from `from` on, in place of those the page may have there. */
export interface Update {
  readonly type: 'update';
  readonly generation: number;
  readonly from: number;
  readonly pages: readonly RowColumns[];
  readonly loading: LoadingState;
}

export type HostMessage = Reply | Snapshot | Update;

/** As sent, in either direction. */
export type Versioned<T> = T & { readonly version: number };
