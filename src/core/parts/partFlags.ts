import { partFlagTexts as texts } from './texts/partFlags.ts';

/** Why a listed part would keep Complete from succeeding, or is not what it seems. */
export type PartFlag =
  /** Smaller than the part size though another part follows: accepted by Upload Part, refused by Complete. */
  | 'short'
  | 'long'
  /** Does not begin at a multiple of the part size. */
  | 'misaligned'
  /** Begins before the part listed before it ends. */
  | 'overlapping'
  /** Listed with an end one byte too far; shown without it. */
  | 'endCorrected';

/** In a few words, what is wrong with a part of `length` bytes. */
export function describeFlag(flag: PartFlag, length: number, partSize: number): string {
  return texts[flag](length, partSize);
}
