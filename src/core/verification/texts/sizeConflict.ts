import { formatExactBytes } from '../../text/bytes.ts';

/** Why a file cannot be the one that was uploaded, going by its size. Sizes in bytes. */
export const sizeConflictTexts = {
  tooShort: (name: string, size: number, uploaded: number) =>
    `${name} has ${formatExactBytes(size)}. The upload already extends to ${formatExactBytes(uploaded)}.`,
  tooLong: (name: string, size: number, uploaded: number) =>
    `${name} has ${formatExactBytes(size)}. The upload ends with a short part at ${formatExactBytes(uploaded)}, so its file has that size.`,
};
