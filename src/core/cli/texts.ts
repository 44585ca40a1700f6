/** Texts that a script for the AWS CLI says, where both of its shells have them between double quotes. */
export const scriptTexts = {
  stopped: (range: string) => `Stopped at bytes ${range}.`,
  fileTooShort: (range: string) => `Stopped at bytes ${range}, as the file is too short.`,
};
