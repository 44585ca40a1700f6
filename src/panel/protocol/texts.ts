/** Why a message of a page was refused, to follow "refused a message" in the log. */
export const refusalTexts = {
  noObject: 'not an object',
  noId: 'without an id',
  otherVersion: 'of another version',
  wrongShape: 'of the wrong shape',
  unknownType: 'of an unknown type',
} as const;
