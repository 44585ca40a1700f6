import assert from 'node:assert/strict';
import { isAbsolute, resolve } from 'node:path';
import { isUploadId, isVaultName } from '../../../src/core/aws/names.ts';
import { isPlainText } from '../../../src/core/aws/connectionSpec.ts';
import { longest, readInput, type ToolName, toolInputs } from '../../../src/tools/inputs.ts';
import { Refusal } from '../../../src/tools/refusal.ts';
import { mutateValue } from '../mutateValue.ts';
import type { Random } from '../random.ts';
import { type Ending, type Fuzz, type FuzzCase, runCases } from '../runCases.ts';
import { clonedValues } from './messages.ts';

/* What a language model may give to a tool: it is refused with a sentence for it, or has what the tool needs. */

/** Tries so many inputs, made from `seed`. @throws Error with the input that went wrong */
export const fuzzToolInputs: Fuzz = (cases, seed) => runCases(() => ({ next: nextCase }), cases, seed);

const values = {
  connection: 'work',
  vault: 'photos',
  uploadId: 'upload',
  file: resolve('archive.tar'),
  cursor: 'next',
};

const odd = [
  ...clonedValues,
  '\u202Ework',
  '/a\u0000b',
  '//server/share',
  '/x'.repeat(600),
  'a b',
  '.',
  '..',
];

function nextCase(random: Random): FuzzCase {
  const name = random.pick(Object.keys(toolInputs) as ToolName[]);
  const { required, optional }: { required: readonly string[]; optional: readonly string[] } =
    toolInputs[name];
  const fields = new Set(['connection', ...required, ...optional.filter(() => random.below(2) === 0)]);
  const given = Object.fromEntries(
    Object.entries(values).filter(([field]) => fields.has(field) && random.below(20) > 0),
  );
  const input = random.below(5) === 0 ? given : mutateValue(given, random, odd);
  return { input: { name, input }, run: () => read(name, input, required) };
}

function read(name: ToolName, given: unknown, required: readonly string[]): Ending {
  try {
    const { connection, vault, uploadId, file, cursor } = readInput(name, given);
    assert.ok(connection === undefined || isPlainText(connection));
    assert.ok(required.includes('vault') ? isVaultName(vault) : vault === '');
    assert.ok(required.includes('uploadId') ? isUploadId(uploadId) : uploadId === '');
    assert.ok(required.includes('file') ? isAbsolute(file) && file.length <= longest.file : file === '');
    assert.ok(cursor === undefined || (cursor !== '' && cursor.length <= longest.cursor));
    return 'value';
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    assert.ok(error.message !== '' && error.message.length < 1000, error.message);
    return 'error';
  }
}
