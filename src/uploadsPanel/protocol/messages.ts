import type { Reply, Sent } from '../../panel/protocol/envelope.ts';
import type { CountedParts, ScanProblem, ScanProgress } from '../../core/uploads/uploadRecord.ts';

/*
 * The messages between the uploads panel's webview and the extension. Rows are uploads in the order in which they were
 * found, counted from 0; they only grow in number within a generation.
 */

export const protocolVersion = 1;

/** What can be done with one upload. */
export const rowActions = ['open', 'reveal', 'verify', 'resume', 'complete'] as const;
export type RowAction = (typeof rowActions)[number];

/** The fields of an upload that can be copied. */
export const uploadFields = ['uploadId', 'description', 'vaultArn'] as const;
export type UploadField = (typeof uploadFields)[number];

/** A request of the webview. */
export type RequestBody =
  /** The webview has loaded and is empty: answered with a snapshot. */
  | { readonly type: 'ready' }
  /** Begins no further request to the service. */
  | { readonly type: 'stop' }
  /** Goes on after a stop, and asks again what has failed. */
  | { readonly type: 'goOn' }
  /** Looks through everything anew. */
  | { readonly type: 'refresh' }
  /** Does something with one upload. */
  | {
      readonly type: 'row';
      readonly generation: number;
      readonly action: RowAction;
      readonly row: number;
    }
  /** Copies a field of an upload, whole and exact. */
  | {
      readonly type: 'copyField';
      readonly generation: number;
      readonly field: UploadField;
      readonly row: number;
    }
  /** Counts the parts of uploads, copies them as tab-separated lines, or aborts them, in the order given. */
  | {
      readonly type: 'count' | 'copyRows' | 'abort';
      readonly generation: number;
      readonly rows: readonly number[];
    }
  /** Stops counting. */
  | { readonly type: 'stopCounting' }
  /** Writes the uploads, in the order given, to a file that the extension asks for, or opens them as text. */
  | {
      readonly type: 'export' | 'openAsText';
      readonly generation: number;
      readonly rows: readonly number[];
    };

export type Request = Sent<RequestBody>;

/** What needs attention in a row, the worst first. */
export type Severity = 'error' | 'warning' | 'sending' | 'good' | 'ended';

/** An upload. Texts are as the service gave them: clean them, and show them as text. */
export interface UploadRow {
  /** Of the connection: two may have the same name. */
  readonly sessionId: string;
  readonly connection: string;
  readonly region: string;
  readonly vaultName: string;
  readonly vaultArn: string;
  readonly uploadId: string;
  readonly description: string;
  /** Milliseconds since 1970. */
  readonly created: number;
  /** Bytes. */
  readonly partSize: number;
  /** Absent until they were counted. */
  readonly counted?: CountedParts;
  /** When a part last came, as far as is known, in milliseconds since 1970. */
  readonly activity?: number;
  /** What is known of it besides; absent where that is nothing. */
  readonly status?: { readonly text: string; readonly severity: Severity };
}

interface News {
  readonly generation: number;
  readonly problems: readonly ScanProblem[];
  readonly progress: ScanProgress;
  /** How many of the uploads whose parts are being counted are counted by now; absent while none are. */
  readonly counting?: { readonly done: number; readonly of: number };
}

/** Everything the webview needs. */
export interface Snapshot extends News {
  readonly type: 'snapshot';
  /** What the panel is restored by after a reload. */
  readonly panelId: string;
  /** What is looked through, in words. */
  readonly scope: string;
  /** More than one connection is looked through. */
  readonly several: boolean;
  /** Nothing may be changed. */
  readonly readOnly: boolean;
  /** The language to format dates in. */
  readonly language: string;
  readonly rows: readonly UploadRow[];
}

/** Changes since the message before. */
export interface Update extends News {
  readonly type: 'update';
  /** How many rows the webview has, to which `rows` are added. */
  readonly from: number;
  readonly rows: readonly UploadRow[];
  /** Rows that it has and that have changed. */
  readonly changed: readonly (readonly [index: number, row: UploadRow])[];
}

/** An action from VS Code's context menu for the webview, which knows what is selected. */
export interface Act {
  readonly type: 'act';
  readonly action: PageAction;
}

export type PageAction = RowAction | UploadField | 'count' | 'copyRows' | 'abort';

export type HostMessage = Reply | Snapshot | Update | Act;
