import assert from 'node:assert/strict';
import { makeTempFolder, removeTempFolder } from '../../host/tempFolder.ts';
import { mutateAnswer } from '../mutateAnswer.ts';
import { mutateBytes } from '../mutateBytes.ts';
import type { Random } from '../random.ts';
import { type Ending, type Fuzz, type FuzzCase, type OpenKind, runCases } from '../runCases.ts';
import { historyCase } from './journals/history.ts';
import { fileCase } from './journals/markFiles.ts';
import {
  assertKept,
  assertMark,
  assertSaved,
  assertVerification,
  type Reading,
} from './journals/readings.ts';

/*
 * What one window leaves on the disk for the next one, cut at any byte or changed: what is whole is read as it was
 * written, and anything else is nothing, or valid.
 */

/** Tries so many files, made from `seed`. @throws Error with the text that went wrong */
export const fuzzJournals: Fuzz = (cases, seed) => runCases(open, cases, seed);

function open(): OpenKind {
  const folder = makeTempFolder();
  return {
    next: (random) => nextCase(folder, random),
    close: () => removeTempFolder(folder),
  };
}

const pieces = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ',',
  ':',
  '\n',
  '\0',
  'null',
  '-1',
  '1e999',
  '"__proto__":{},',
  '\u00e4',
];

const readings: readonly Reading[] = [assertMark, assertVerification, assertKept, assertSaved];

function nextCase(folder: string, random: Random): FuzzCase {
  if (random.below(4) === 0) return historyCase(folder, random);
  if (random.below(40) === 0) return fileCase(folder, random);
  const { whole, read, same } = random.pick(readings)(random);
  const text = Buffer.from(JSON.stringify(whole));
  switch (random.below(4)) {
    case 0:
      return { input: text.toString(), run: () => (same(text.toString()), 'value') };
    case 1: {
      const cut = text.subarray(0, random.below(text.length)).toString();
      return { input: cut, run: () => end(read(cut), 'error') };
    }
    case 2: {
      const changed = mutateBytes(text, random, pieces).toString();
      return { input: changed, run: () => end(read(changed)) };
    }
    default: {
      const changed = mutateAnswer(whole, random);
      return { input: changed, run: () => end(read(changed)) };
    }
  }
}

function end(isRead: boolean, expected?: Ending): Ending {
  const ending = isRead ? 'value' : 'error';
  if (expected !== undefined) assert.equal(ending, expected);
  return ending;
}
