import type { FileIdentity } from './fileIdentity.ts';
import type { Part } from '../model.ts';
import type { PartResult } from './partResult.ts';
import type { Verdict } from './verdict.ts';

/** As much of an upload as a verification takes: all its parts, as listed, and its part size in bytes. */
export interface ListedUpload {
  readonly partSize: number;
  readonly parts: readonly Part[];
}

/** What an upload was compared with. Results for a file hold as long as the file has this identity. */
export type Comparand =
  | { readonly kind: 'file'; readonly path: string; readonly identity: FileIdentity }
  | { readonly kind: 'hashList'; readonly path: string };

/** The outcome of comparing an upload. */
export interface Verification {
  readonly comparand: Comparand;
  /** Bytes. */
  readonly partSize: number;
  /** In the order of their places in the file. */
  readonly results: readonly PartResult[];
  readonly verdict: Verdict;
  /** The archive's tree hash, lower-case hex: known when the outcome is `complete`. */
  readonly treeHash?: string;
}
