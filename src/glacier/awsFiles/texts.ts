import { quotable } from '../../core/text/displayText.ts';

/** Texts of the AWS files and what is set in them. */
export const awsFileTexts = {
  unreadable: (code: string) => `cannot be read (${code})`,
  /** In place of a code. */
  unknownError: 'unknown error',
  /** Where a setting was made, to follow "set by" or begin a sentence. */
  setting: (key: string, profile: string) => `${key} of profile “${quotable(profile)}”`,
  notASwitch: (setting: string) => `${setting} must be true or false.`,
};

/** Texts of the file of certificates. */
export const certificateTexts = {
  source: (path: string, setting: string) => `${path}, set by ${setting}`,
  refused: (source: string, why: string) => `The certificate file (${source}) ${why}.`,
  notAFile: 'is not a file',
  tooLarge: 'is too large',
  none: 'has no certificates in PEM form',
};

/** Why a profile cannot be signed in to by SSO. */
export const signInTexts = {
  noSession: (profile: string, session: string) =>
    `Profile “${quotable(profile)}” uses the sso-session “${quotable(session)}”, which the AWS SDK cannot find in the config file.`,
  missingInSession: (session: string, key: string) => `The sso-session “${quotable(session)}” has no ${key}.`,
  contradiction: (profile: string, session: string, key: string) =>
    `Profile “${quotable(profile)}” and its sso-session “${quotable(session)}” have different values for ${key}.`,
  missing: (profile: string, key: string) =>
    `Profile “${quotable(profile)}” has no ${key}, which SSO sign-in needs.`,
};
