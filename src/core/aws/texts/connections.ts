import { quotable } from '../../text/displayText.ts';

/** Texts of connections and of the setting that keeps them. */
export const connectionTexts = {
  sample: 'Sample account',
  refused: 'Invalid connections',
  unnamed: 'Default credentials',

  /** An entry of the setting, counted from 1, and what is said about it below. */
  entry: (number: number, what: string) => `Entry ${number} ${what}`,
  notAnObject: 'is not an object',
  unknownField: (field: string) => `has the unknown field “${quotable(field)}”`,
  notPlainText: (field: string) => `has a ${field} that is not plain text`,
  region: 'has an invalid region',
  accountId: 'has an accountId that is not 12 digits',
  vaults: 'has invalid vault names',
  noAccountId: 'has vaults but no accountId',
  spaces: 'has spaces around a value; the spaces are ignored',
  duplicate: 'is a duplicate',

  notAList: 'The setting is not a list',
  notChanged: 'The setting glacier.connections is not a list, so it was not changed.',
  notSaved: (why: string) => `The connection ${why}, so it was not saved.`,
};
