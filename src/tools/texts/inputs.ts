import { longestDescription } from '../../core/serviceLimits.ts';

const fromResult = 'Pass it exactly as an earlier result of a Glacier tool has it.';
const byHand = 'Ask the user to run the command "Verify Local File…" instead.';

/** Why a tool refuses what a model gave it, with what to do about it. */
export const inputTexts = {
  noObject: 'The input is not a JSON object. Pass an object with the fields of the tool.',
  unknown: (field: string, known: readonly string[]) =>
    `The tool has no field "${field}". Its fields are ${known.join(', ')}.`,
  missing: (field: string) => `The field "${field}" is missing. Pass it.`,
  notText: (field: string) => `The field "${field}" is not a text. Pass it as a JSON string.`,
  connection: `The connection is not the name of one. Pass one line of at most ${longestDescription} characters, or leave it out.`,
  vault: (problem: string) => `${problem} ${fromResult}`,
  uploadId: `The upload ID is not valid: it has only letters, digits, _ and -. ${fromResult}`,
  cursor: `The cursor is not valid. ${fromResult}`,
  file: {
    notShown: `The path of the file is empty, too long, or has characters that do not show. ${byHand}`,
    notAbsolute: 'The path of the file is not absolute. Pass the whole path.',
    network: `Files of other computers are not read for a tool. ${byHand}`,
  },
  noTool: 'There is no tool of this name.',
  /** `names` are those of connections. */
  severalConnections: (names: string) => `There are several connections. Pass one of these names: ${names}.`,
  noConnection: (name: string, names: string) =>
    `There is no connection "${name}". Pass one of these names: ${names}.`,
  ambiguousConnection: (name: string) =>
    `Several connections are called "${name}". Ask the user to rename one of them with the command "Rename Connection…".`,
  earlierSearch: 'The cursor is of an earlier search. Search again without a cursor.',
  stillSearching: 'A search of this connection is still under way. Wait for its result.',
  isBeingSent: 'Parts are being sent into this upload. Try again when that has ended.',
  isRunning: 'The upload is being verified right now. Try again when that has ended.',
  notVerified:
    'The upload has not been verified, or its file has changed since. Verify it with glacier_verifyFile first.',
  notAgainstFile:
    'The upload was compared with a list of hashes and not with a file. Verify it with glacier_verifyFile first.',
  fileChanged: (file: string, how: string) =>
    `${file} ${how} after it was verified, so the results no longer hold. Verify it again with glacier_verifyFile.`,
  fileGone: (file: string) =>
    `${file} is no longer there, so the results no longer hold. Verify the upload with glacier_verifyFile again.`,
};
