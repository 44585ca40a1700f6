import { formatBytes, formatCount } from '../../text/bytes.ts';

/** Texts of part sizes that an upload cannot have. */
export const partGridTexts = {
  /** `needed` is the smallest part size that would do. */
  tooManyParts: (parts: number, partSize: number, most: number, needed: number | undefined) => {
    const advice = needed === undefined ? '' : `. It needs parts of ${formatBytes(needed)}`;
    return `The file needs ${formatCount(parts)} parts of ${formatBytes(partSize)}, but an upload can have at most ${formatCount(most)}${advice}.`;
  },
  notAPartSize: (bytes: number) => `Part size not valid: ${formatCount(bytes)} bytes.`,
};
