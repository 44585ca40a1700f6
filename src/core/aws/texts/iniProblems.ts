/** What is wrong in an AWS file, to follow "line 3: ". */
export const iniProblemTexts = {
  notUtf8: 'the file is not UTF-8 (perhaps UTF-16), so the AWS SDK cannot read it',
  neither: 'expected [section] or name = value',
  valueFirst: 'a value before the first [section]',
  notLowerCase: (key: string) => `${key} must be lowercase for the AWS SDK`,
  notClosed: 'a section without its closing ]',
  reserved: 'the AWS SDK cannot read a section of this name',
  duplicate: 'a duplicate section',
  noName: 'a section without a name',
  noNameAfter: (prefix: string) => `a “${prefix}” section without a name`,
  notAProfile: 'a section that is not [default] and does not start with “profile”',
  misplaced: (prefix: string) => `a section that starts with “${prefix}”, which belongs in the config file`,
  unreadableName: 'a section name that the AWS SDK cannot read (extra space or unusual character)',
  nameWithSpace: 'a section name that the AWS SDK cannot read (it contains a space)',
};
