import { quotable } from '../core/text/displayText.ts';

/** Texts of questions and messages that VS Code shows. */
export const uiTexts = {
  copied: (what: string) => `Copied ${what}`,
  notOnDisk: (name: string) => `“${quotable(name)}” is not on a disk of this computer.`,
  mfaCode: {
    title: (profile: string) => `MFA Code for ${profile}`,
    prompt: (serial: string) => `Enter the current code from ${serial}`,
    example: '123456',
    problem: 'An MFA code has six to eight digits.',
  },
};
