import type { ErrorKind } from '../../core/errorKinds.ts';
import type { Column } from './columns.ts';
import type { ResultColumns } from './resultColumns.ts';
import type { RowColumns } from './rowColumns.ts';

/*
 * What the parts panel's webview and the extension say to each other. The webview asks, each time with an id, and gets one
 * reply: that the request was taken up, or an error. What comes of it (pages of parts, a failure to load) is told in
 * events, which also come unasked, as the tree loads the same parts.
 */

export const protocolVersion = 4;

/** What rows can be copied as: lines of tab-separated values, JSON, or tree hashes alone. */
export type CopyFormat = 'tsv' | 'json' | 'hashes';

/** What the webview asks for. Rows are counted from 0 over all pages of a generation. */
export type RequestBody =
  /** The webview is there and knows nothing: answered with a snapshot. */
  | { readonly type: 'ready' }
  | { readonly type: 'loadMore' }
  | { readonly type: 'loadAll' }
  /** Stops what `loadAll` began. */
  | { readonly type: 'cancel' }
  /** Tries again what failed; where the connection was closed, connects again. */
  | { readonly type: 'retry' }
  /** Puts what a cell says, whole and exact, on the clipboard. */
  | { readonly type: 'copyCell'; readonly generation: number; readonly row: number; readonly column: Column }
  /** Puts rows on the clipboard, in the order given. */
  | {
      readonly type: 'copyRows';
      readonly generation: number;
      readonly rows: readonly number[];
      readonly format: CopyFormat;
    }
  /** Loads all parts and writes them to a file that the extension asks for. */
  | { readonly type: 'export' }
  /** Shows what is loaded in a text editor. */
  | { readonly type: 'openAsText' }
  /** Compares the parts with a local file that the extension asks for. */
  | { readonly type: 'verify' }
  /** Shows what a verification found, whole. */
  | { readonly type: 'openReport' };

export type Request = RequestBody & { readonly version: number; readonly id: number };

export interface Reply {
  readonly type: 'reply';
  readonly id: number;
  readonly outcome:
    { readonly ok: true } | { readonly error: { readonly kind: ErrorKind; readonly message: string } };
}

/** What is known of the upload itself. Texts are as the service gave them: to be shown as text, cleaned. */
export interface UploadFacts {
  /** What the panel is found again by after a reload. */
  readonly sessionId: string;
  /** What the connection is called. */
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
  /** A retry connects again. */
  readonly reopens: boolean;
  /** Parts that the next request asks for. */
  readonly pageSize: number;
  readonly problem?: Problem;
}

export interface Problem {
  readonly message: string;
  /** Empty where there is nothing to do but try again. */
  readonly nextStep: string;
  /** What failed was a refresh of what is loaded, rather than the next page. */
  readonly refreshing: boolean;
  /** The service does not know the upload, or no longer. */
  readonly gone: boolean;
}

/** The parts from byte 0 on that meet without a gap. */
export interface Prefix {
  readonly parts: number;
  readonly bytes: number;
  /** The tree hash of these bytes; empty when there are none. */
  readonly treeHash: string;
  /** All parts are loaded and in it: its tree hash is that of the archive, were it completed now. */
  readonly whole: boolean;
}

/** A verification of the parts with a local file or a list of hashes. */
export interface VerificationNews {
  /** What they are compared with: to be shown as text, cleaned. */
  readonly name: string;
  /** Summary of the verification; empty while it is running. */
  readonly sentence: string;
  /** How many results the webview has of it, to which these are added: with 0 they replace all. */
  readonly from: number;
  readonly results: ResultColumns;
}

/** What can be asked for, now and in this place, beyond what always can. */
export type Offer = 'verify' | 'openReport';

/** What may change with every message. */
interface News {
  readonly generation: number;
  readonly loading: LoadingState;
  readonly prefix: Prefix;
  readonly offers: readonly Offer[];
  /** Absent where there is none, or no longer. */
  readonly verification?: VerificationNews;
  readonly pages: readonly RowColumns[];
}

/** Everything the webview needs; begins a generation, as a refresh replaces every row. */
export interface Snapshot extends News {
  readonly type: 'snapshot';
  readonly facts: UploadFacts;
}

/** What has changed since the message before: pages from `from` on, in place of those the webview may have there. */
export interface Update extends News {
  readonly type: 'update';
  readonly from: number;
}

/** What a person chose from a menu of VS Code's that belongs to the webview: it knows what is selected. */
export interface Act {
  readonly type: 'act';
  readonly action: PageAction;
}

export type PageAction = 'copyCell' | 'copyRows' | 'copyRowsAsJson' | 'copyTreeHashes';

export type HostMessage = Reply | Snapshot | Update | Act;

/** As sent, in either direction. */
export type Versioned<T> = T & { readonly version: number };
