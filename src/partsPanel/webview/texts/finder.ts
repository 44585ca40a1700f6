import { formatBytes, formatCount } from '../../../core/text/bytes.ts';

/** Texts of Filter and Go To. */
export const finderTexts = {
  group: 'Table',
  filter: {
    title:
      'Part number, offset or range of bytes, start of a tree hash, or status such as missing or differs',
    noMatch: (filter: string, all: boolean) =>
      `${all ? 'No part' : 'No loaded part'} matches “${filter}”. Type a part number, an offset such as 12.5 GiB, the start of a tree hash, or a status such as missing or differs.`,
  },
  goTo: {
    label: 'Go to part or offset',
    placeholder: (modifier: string) => `Go to (${modifier}G)`,
    title: 'Part number, offset such as 12.5 GiB, or start of a tree hash',
    noSuchHash: (all: boolean) => `No ${all ? '' : 'loaded '}part has a tree hash that starts with this.`,
    isNoPosition: 'Type a part number, an offset such as 12.5 GiB, or the start of a tree hash.',
    uploadEnds: (bytes: number) => `The upload ends at ${formatBytes(bytes)}.`,
    byteNotLoaded: (offset: number) => `Byte ${formatCount(offset)} is not loaded yet. Use Load All.`,
    lastPart: (number: number) => `The last part is ${formatCount(number)}.`,
    partNotLoaded: (number: number) => `Part ${formatCount(number)} is not loaded yet. Use Load All.`,
  },
};
