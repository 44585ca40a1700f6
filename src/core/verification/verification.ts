import type { FileIdentity } from './fileIdentity.ts';
import type { Part } from '../model.ts';
import type { PartResult } from './partResult.ts';
import type { Expected } from './planVerification.ts';
import type { Verdict } from './verdict.ts';

/** What a verification needs of an upload: all its parts, as listed, and its part size in bytes. */
export interface ListedUpload {
  readonly partSize: number;
  readonly parts: readonly Part[];
}

/** What an upload was verified against. Results for a file hold as long as the file has this identity. */
export type Against =
  | { readonly kind: 'file'; readonly path: string; readonly identity: FileIdentity }
  | { readonly kind: 'hashList'; readonly path: string };

/** What a verification found. */
export interface Verification {
  readonly against: Against;
  /** Bytes. */
  readonly partSize: number;
  /** The parts that the file makes, or that the list has. */
  readonly expected: Expected;
  /** In the order of their places in the file. */
  readonly results: readonly PartResult[];
  readonly verdict: Verdict;
  /** The archive's tree hash, lower-case hex: known when `verdict.completion` is `ready`. */
  readonly treeHash?: string;
}
