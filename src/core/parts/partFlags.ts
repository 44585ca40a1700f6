import { formatBytes } from '../text/bytes.ts';

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
  switch (flag) {
    case 'short':
      return `short by ${formatBytes(partSize - length)}`;
    case 'long':
      return `${formatBytes(length - partSize)} too long`;
    case 'misaligned':
      return 'off the part boundary';
    case 'overlapping':
      return 'overlaps the previous part';
    case 'endCorrected':
      return 'listed 1 byte too long';
  }
}
