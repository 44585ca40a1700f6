import type { ByteRange } from '../byteRange.ts';
import type { MismatchReason } from './mismatchReason.ts';

/** A part as Glacier lists it; the number counts from 1, the hash is lower-case hex. */
interface Listed {
  readonly number: number;
  readonly range: ByteRange;
  readonly treeHash: string;
}

/**
 * What comparing an upload with a local file, or with a list of hashes, found for a part. `sameBytes` says whether the
 * bytes of the listed range are the same, where that could be compared.
 */
export type PartResult =
  | (Listed & { readonly kind: 'match' })
  | (Listed & { readonly kind: 'mismatch'; readonly localHash: string; readonly reason?: MismatchReason })
  /** In the file, but not listed. */
  | { readonly kind: 'missing'; readonly number: number; readonly range: ByteRange }
  /** Ends before `expected` does: Complete refuses it, as another part follows or ought to. */
  | (Listed & { readonly kind: 'short'; readonly expected: ByteRange; readonly sameBytes?: boolean })
  /** Ends after the file. */
  | (Listed & { readonly kind: 'beyondEnd' })
  /** Does not begin at a multiple of the part size, or is longer. */
  | (Listed & { readonly kind: 'misaligned'; readonly sameBytes?: boolean })
  /** Another part of this number was listed before it. */
  | (Listed & { readonly kind: 'duplicate'; readonly sameBytes?: boolean })
  /** The list of hashes has no part of this number. */
  | (Listed & { readonly kind: 'unlisted' })
  /** Compared with nothing so far: not reached, or listed or changed since. */
  | (Listed & { readonly kind: 'unverified' });

export type PartResultKind = PartResult['kind'];

/** A result for a part that is listed and was compared: of others there is nothing to show. */
export type ComparedResult = Exclude<PartResult, { kind: 'missing' | 'unverified' }>;

export function isCompared(result: PartResult): result is ComparedResult {
  return result.kind !== 'missing' && result.kind !== 'unverified';
}
