import { fuzzAnswers } from './kinds/answers.ts';
import { fuzzAwsFiles } from './kinds/awsFiles.ts';
import { fuzzEmulator } from './kinds/emulator.ts';
import { fuzzHashLists } from './kinds/hashLists.ts';
import { fuzzJournals } from './kinds/journals.ts';
import { fuzzMessages } from './kinds/messages.ts';
import { fuzzRefusals } from './kinds/refusals.ts';
import { fuzzSettings } from './kinds/settings.ts';
import { fuzzToolInputs } from './kinds/toolInputs.ts';
import { fuzzWriting } from './kinds/writing.ts';
import type { Fuzz } from './runCases.ts';

/** What comes from outside, by its name. `share`: cases of each kind in a hundred; `slice`: cases of it in `npm test`. */
export const kinds: Readonly<Record<string, { fuzz: Fuzz; share: number; slice: number }>> = {
  answers: { fuzz: fuzzAnswers, share: 15, slice: 300 },
  refusals: { fuzz: fuzzRefusals, share: 8, slice: 200 },
  writing: { fuzz: fuzzWriting, share: 7, slice: 200 },
  emulator: { fuzz: fuzzEmulator, share: 15, slice: 250 },
  hashLists: { fuzz: fuzzHashLists, share: 15, slice: 500 },
  awsFiles: { fuzz: fuzzAwsFiles, share: 5, slice: 100 },
  journals: { fuzz: fuzzJournals, share: 15, slice: 500 },
  messages: { fuzz: fuzzMessages, share: 10, slice: 1000 },
  settings: { fuzz: fuzzSettings, share: 5, slice: 500 },
  toolInputs: { fuzz: fuzzToolInputs, share: 5, slice: 500 },
};
