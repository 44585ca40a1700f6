import { formatBytes, formatCount } from '../text/bytes.ts';

/** Texts of hash lists that cannot be used. `where` names a place in the list, to begin a sentence. */
export const hashListTexts = {
  line: (number: number) => `Line ${formatCount(number)} of the list`,
  entry: (number: number) => `Entry ${formatCount(number)} of the list`,
  row: (number: number) => `Row ${formatCount(number)} of the list`,

  notAPart: (where: string) => `${where} is not a part.`,
  noHash: (where: string) => `${where} has no tree hash of 64 hex digits.`,
  rangeWithoutHash: (where: string) => `${where} has a range but no tree hash.`,
  hashesOfOneRange: (where: string) => `${where} has several tree hashes but one range.`,
  otherSize: (where: string) => `${where} has a size that does not match its range.`,
  noRange: (where: string) => `${where} has no range such as 0-1048575.`,
  noRangeUnlikeOthers: (where: string) => `${where} has no range such as 0-1048575, but others do.`,
  severalRanges: (where: string) => `${where} has several ranges.`,
  invalidRange: (where: string, range: string) => `${where} has the invalid range ${range}.`,
  invalidJson: (where: string) => `${where} is not valid JSON.`,

  noHashes: 'The list has no hashes.',
  noParts: 'The list has no parts.',
  tooManyHashes: (hashes: number, most: number) =>
    `The list has ${formatCount(hashes)} hashes, but an upload can have at most ${formatCount(most)} parts.`,
  tooManyLines: (most: number) => `The list has too many lines (more than ${formatCount(most)}).`,
  tooManyParts: 'The list has too many parts.',
  tooManyPartsCounted: (parts: number) => `The list has too many parts (${formatCount(parts)}).`,
  tooDeep: 'The list is nested too deeply for a list of parts.',
  notATable: 'The list has a misplaced quotation mark, or a row with more than 200 columns.',

  inventory: 'This is a vault inventory: it lists archives, not the parts of an upload.',
  markdownReport:
    'This Markdown report lists only the parts that do not match. Save the report as JSON instead.',
  cliTable: 'This is a table of the AWS CLI. Save it with --output json or --output text instead.',
  zip: 'This is a ZIP or Excel file. Save it as CSV instead.',
  xml: 'This is XML or HTML, not a list of tree hashes.',

  cannotBeAssigned:
    'The list has no ranges and the upload has gaps, so hashes cannot be assigned to parts. Use a list with ranges, such as an export of parts.',
  otherRange: (range: string, partSize: number) =>
    `The list has the range ${range}, which is not a part of an upload with parts of ${formatBytes(partSize)}.`,
  sameStart: (start: number) => `The list has two parts that begin at byte ${start}.`,
};
