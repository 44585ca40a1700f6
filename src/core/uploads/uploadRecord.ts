import { type MultipartUpload, uploadKey } from '../model.ts';
import type { ListedSummary } from '../parts/listedSummary.ts';

/** What the parts of an upload came to, and when the first of them were asked for, in milliseconds since 1970. */
export interface CountedParts extends ListedSummary {
  readonly asOf: number;
}

/** How an upload came to its end. */
export type Ended = 'completed' | 'aborted' | 'unknown';

/** A connection that is looked through, also while it is not there. */
export interface ScannedConnection {
  readonly sessionId: string;
  readonly name: string;
}

/** An upload in progress, and where it was found. */
export interface UploadRecord {
  /** Of the connection in VS Code. */
  readonly sessionId: string;
  /** The connection's name. */
  readonly connection: string;
  readonly region: string;
  readonly upload: MultipartUpload;
  /** Absent until they were counted. */
  readonly counted?: CountedParts;
  /** Absent while it is there, as far as is known. */
  readonly ended?: Ended;
  /** Why something that was to be done with it was not done, in a sentence. */
  readonly failure?: string;
}

/** What could not be looked through: a connection, or one vault. */
export interface ScanProblem {
  readonly connection: string;
  /** Empty before the connection is open. */
  readonly region: string;
  /** Absent where it is the connection. */
  readonly vaultName?: string;
  /** The cause in a few words. */
  readonly cause: string;
  readonly message: string;
}

/** How far looking for uploads is. */
export interface ScanProgress {
  readonly state: 'running' | 'stopped' | 'over';
  /** Found so far. */
  readonly vaults: number;
  /** All vaults are known. */
  readonly knowsVaults: boolean;
  /** Vaults that were looked through. */
  readonly scanned: number;
  /** Sent so far. */
  readonly requests: number;
  /** When it began, in milliseconds since 1970. */
  readonly asOf: number;
}

/** Tells records apart, over connections as well: two may lead to the same account. */
export function recordKey({ sessionId, upload }: Pick<UploadRecord, 'sessionId' | 'upload'>): string {
  return `${sessionId} ${uploadKey(upload)}`;
}
