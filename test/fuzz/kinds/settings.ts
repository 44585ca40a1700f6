import assert from 'node:assert/strict';
import { isVaultName } from '../../../src/core/aws/names.ts';
import {
  readConnectionSettings,
  withMovedConnection,
  withoutConnection,
} from '../../../src/core/aws/connectionSettings.ts';
import { type AwsSpec, isPlainText, specKey } from '../../../src/core/aws/connectionSpec.ts';
import { latestHeardOf, latestValue, readJournal, withChange } from '../../../src/core/aws/changeJournal.ts';
import { GlacierError } from '../../../src/core/errors.ts';
import { mutateValue } from '../mutateValue.ts';
import type { Random } from '../random.ts';
import { type Ending, type Fuzz, type FuzzCase, runCases } from '../runCases.ts';

/*
 * The setting of the connections, as somebody or another version of the extension may have written it, and the journal
 * of its changes: what is read of it is valid, what is not says why, and an edit keeps what it is not about.
 */

/** Tries so many settings, made from `seed`. @throws Error with the setting that went wrong */
export const fuzzSettings: Fuzz = (cases, seed) => runCases(() => ({ next: nextCase }), cases, seed);

const setting = [
  { profile: 'work' },
  { name: 'Archive', profile: 'archive', region: 'eu-central-1' },
  { profile: 'other', accountId: '111122223333', vaults: ['photos', 'films'], region: 'us-east-1' },
  { endpoint: 'http://127.0.0.1:8080', region: 'us-east-1' },
];

const journal = [
  { before: [], after: setting.slice(0, 1), at: 1000 },
  { before: setting.slice(0, 1), after: setting, at: 2000 },
];

function nextCase(random: Random): FuzzCase {
  const value = mutateValue(setting, random);
  const changes = mutateValue(journal, random);
  return { input: { setting: value, journal: changes }, run: () => read(value, changes) };
}

function read(value: unknown, changes: unknown): Ending {
  const { specs, refused, notes } = readConnectionSettings(value);
  for (const spec of specs) assertSpec(spec);
  assert.equal(new Set(specs.map(specKey)).size, specs.length, 'each once');
  for (const sentence of [...refused, ...notes]) assert.ok(sentence !== '' && sentence.length < 500);
  assertEdits(value, specs);
  assertJournal(value, changes);
  return refused.length > 0 ? 'error' : 'value';
}

function assertSpec({ kind, vaults = [], ...fields }: AwsSpec): void {
  assert.equal(kind, 'aws');
  const known = new Set(['name', 'profile', 'region', 'accountId', 'endpoint']);
  for (const [name, text] of Object.entries(fields)) assert.ok(known.has(name) && isPlainText(text), name);
  assert.ok(Array.isArray(vaults));
  for (const name of vaults as unknown[]) assert.ok(typeof name === 'string' && isVaultName(name));
}

/** What an edit is not about stays as it is, also where nobody understands it. */
function assertEdits(value: unknown, [spec, another]: readonly AwsSpec[]): void {
  const key = spec ? specKey(spec) : 'none';
  try {
    const entries = Array.isArray(value) ? value.length : 0;
    const left = withoutConnection(value, key);
    assert.ok(left.length <= entries);
    assert.ok(!readConnectionSettings(left).specs.some((each) => specKey(each) === key));
    assert.equal(withMovedConnection(value, key, another && specKey(another)).length, entries);
  } catch (error) {
    if (error instanceof GlacierError) assert.equal(error.kind, 'settings');
    else throw error;
  }
}

function assertJournal(value: unknown, changes: unknown): void {
  const read = readJournal(changes);
  for (const { at } of read) assert.ok(Number.isFinite(at));
  const heardOf = latestHeardOf(value, read);
  assert.ok(Number.isFinite(heardOf));
  const latest = latestValue(value, read, { now: 2500, heardOf });
  const known = [value, ...read.map(({ after }) => after)];
  assert.ok(known.includes(latest), 'the value that was read, or one that a window wrote');
  const change = { before: value, after: [], at: 3000 };
  assert.deepEqual(withChange(read, change).at(-1), change);
}
