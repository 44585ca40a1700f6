import type { ByteRange } from '../../core/byteRange.ts';
import type { Reply, Sent } from '../../panel/protocol/envelope.ts';
import type { Column } from './columns.ts';
import type { Fact } from './facts.ts';
import type { ResultColumns } from './resultColumns.ts';
import type { RowColumns } from './rowColumns.ts';

/*
 * The messages between a parts panel's webview and the extension. What a request brings about (pages of parts, a failure
 * to load) arrives as events, which also come unasked, because the tree loads the same parts.
 */

export const protocolVersion = 10;

/** Formats in which rows are copied: tab-separated lines, JSON, or only tree hashes. */
export type CopyFormat = 'tsv' | 'json' | 'hashes';

/** A request of the webview. Rows are counted from 0 over all pages of a generation. */
export type RequestBody =
  /** The webview has loaded and is empty: answered with a snapshot. */
  | { readonly type: 'ready' }
  | { readonly type: 'loadMore' }
  | { readonly type: 'loadAll' }
  /** Stops what `loadAll` began. */
  | { readonly type: 'cancel' }
  /** Retries what failed; if the connection was closed, connects again. */
  | { readonly type: 'retry' }
  /** Reads again what is loaded. */
  | { readonly type: 'refresh' }
  /** Copies the text of a cell, whole and exact. */
  | { readonly type: 'copyCell'; readonly generation: number; readonly row: number; readonly column: Column }
  /** Copies a field of the upload, whole and exact. */
  | { readonly type: 'copyFact'; readonly fact: Fact }
  /** Copies rows, in the order given. */
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
  /** Verifies the parts against a local file that the extension asks for. */
  | { readonly type: 'verify' }
  /** Opens the report of the verification. */
  | { readonly type: 'openReport' }
  /** Asks for new parts again and again, until `unwatch` or until the panel is closed. */
  | { readonly type: 'watch' }
  | { readonly type: 'unwatch' };

export type Request = Sent<RequestBody>;

/** The upload itself. Texts are as the service gave them: clean them, and show them as text. */
export interface UploadFacts {
  /** Identifies the panel after a reload. */
  readonly sessionId: string;
  /** The name of the connection. */
  readonly connection: string;
  readonly vaultName: string;
  readonly vaultArn: string;
  readonly uploadId: string;
  readonly description: string;
  /** Bytes. */
  readonly partSize: number;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** The language to format dates in. */
  readonly language: string;
}

/** The state of the listing. */
export interface LoadingState {
  readonly status: 'idle' | 'loading' | 'ready' | 'failed';
  /** `loadAll` is running. */
  readonly all: boolean;
  /** Everything is loaded. */
  readonly done: boolean;
  /** The connection was closed: nothing more can be loaded. */
  readonly closed: boolean;
  /** A retry connects again. */
  readonly reopens: boolean;
  /** Parts that the next request asks for. */
  readonly pageSize: number;
  /** When the first page of what is loaded was asked for, in milliseconds since 1970; absent before that. */
  readonly asOf?: number;
  /** Parts that were sent from here since then are among them. */
  readonly hasSent?: true;
  /** Where the next page begins, as the service named it: clean it, and show it as text. */
  readonly marker?: string;
  readonly problem?: Problem;
  /** A transfer into the upload: how far it is, whether it is paused, and the parts that are being sent. */
  readonly sending?: {
    readonly text: string;
    readonly paused: boolean;
    readonly ranges: readonly ByteRange[];
  };
  /** The upload is watched. */
  readonly watching?: WatchState;
}

/** What watching an upload has shown. Times are milliseconds since 1970. */
export interface WatchState {
  /** Milliseconds from one look to the next. */
  readonly interval: number;
  /** Requests an hour that it takes. */
  readonly requests: number;
  readonly since: number;
  /** Milliseconds without a part after which that is what is said. */
  readonly quietAfter: number;
  /** When a part was last seen to come; absent where none was. */
  readonly lastArrival?: number;
  /** Parts and bytes a minute; absent where that cannot be told yet. */
  readonly rate?: { readonly parts: number; readonly bytes: number };
  /** Until the archive is whole at that rate; absent where its length or the rate is not known. */
  readonly secondsLeft?: number;
}

export interface Problem {
  readonly message: string;
  /** Empty if there is nothing to do but retry. */
  readonly nextStep: string;
  /** What failed was a refresh of what is loaded, rather than the next page. */
  readonly refreshing: boolean;
  /** The service does not know the upload, or does not know it any more: how it ended, where that was done from here. */
  readonly gone?: 'completed' | 'aborted' | 'unknown';
}

/** The parts from byte 0 on that meet without a gap. */
export interface Prefix {
  readonly parts: number;
  readonly bytes: number;
  /** The tree hash of these bytes; empty when there are none. */
  readonly treeHash: string;
  /**
   * All parts are loaded and in it, and no verification has told of missing ones after them, so its tree hash would be
   * that of the archive if it were completed now.
   */
  readonly whole: boolean;
}

/** A verification of the parts against a local file or a list of hashes. */
export interface VerificationNews {
  /** The file's or list's name: clean it, and show it as text. */
  readonly name: string;
  /** It is against a list of hashes, and not against the file itself. */
  readonly byList?: true;
  /** While it is running: how far it is; empty before that is known. Clean it, and show it as text. */
  readonly progress?: string;
  /** Once it has ended. */
  readonly outcome?: {
    readonly sentence: string;
    readonly severity: 'error' | 'warning' | 'good';
    /** Milliseconds since 1970. */
    readonly finished: number;
  };
  /** Bytes that the archive is to have, as the verification has told. */
  readonly archiveBytes?: number;
  /** How many results the webview already has, to which these are added; 0 replaces all. */
  readonly from: number;
  readonly results: ResultColumns;
}

/** What can be asked for at the moment, besides what always can. */
export type Offer = 'verify' | 'openReport' | 'watch';

/** What any message may change. */
interface News {
  readonly generation: number;
  readonly loading: LoadingState;
  readonly prefix: Prefix;
  readonly offers: readonly Offer[];
  /** Absent without a verification. */
  readonly verification?: VerificationNews;
  readonly pages: readonly RowColumns[];
}

/** Everything the webview needs. Starts a generation, because a refresh replaces every row. */
export interface Snapshot extends News {
  readonly type: 'snapshot';
  readonly facts: UploadFacts;
}

/** Changes since the message before: pages from `from` on, replacing those the webview may have there. */
export interface Update extends News {
  readonly type: 'update';
  readonly from: number;
}

/** An action from VS Code's context menu for the webview, which knows what is selected. */
export interface Act {
  readonly type: 'act';
  readonly action: PageAction;
}

export type PageAction = 'copyCell' | 'copyRows' | 'copyRowsAsJson' | 'copyTreeHashes';

/** Goes to the row that holds a byte. */
export interface Reveal {
  readonly type: 'reveal';
  readonly offset: number;
}

export type HostMessage = Reply | Snapshot | Update | Act | Reveal;
