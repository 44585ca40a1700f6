import type { Random } from './random.ts';

/** What may stand where another value is expected. */
const values: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  2 ** 53,
  1e300,
  '',
  'null',
  'x',
  '-1-5',
  '0-99999999999999999999',
  '5-4',
  '2026-13-45T99:99:99Z',
  '../..',
  'constructor',
  '__proto__',
  '\u0000\u202E\u2028',
  '[x](command:y)',
  'x'.repeat(100_000),
  [],
  [[]],
  [null],
  {},
  { toString: 1 },
  { length: 3 },
];

/** The JSON text of an answer, changed in one to three places, and now and then broken as text. */
export function mutateAnswer(answer: object, random: Random): string {
  const changed = structuredClone(answer) as Json;
  for (let count = 1 + random.below(3); count > 0; count--) mutate(changed, random);
  const text = JSON.stringify(random.below(40) === 0 ? anyValue(random) : changed);
  switch (random.below(12)) {
    case 0:
      return text.slice(0, random.below(text.length + 1));
    case 1:
      return deep(random.pick([10, 1000, 10_000]));
    case 2: {
      const at = random.below(text.length + 1);
      return (
        text.slice(0, at) +
        random.pick(['"', '}', ']', ',', '\\', '\u0000', '1e999', '\uFEFF']) +
        text.slice(at)
      );
    }
    default:
      return text;
  }
}

type Json = Record<string, unknown> | unknown[];

/** Changes one value, field or item somewhere in it. */
function mutate(root: Json, random: Random): void {
  let at = root;
  for (;;) {
    const keys = Object.keys(at);
    if (keys.length === 0) return;
    const key = random.pick(keys);
    const value = (at as Record<string, unknown>)[key];
    if (typeof value === 'object' && value !== null && random.below(5) > 0) {
      at = value as Json;
      continue;
    }
    change(at, key, random);
    return;
  }
}

function change(at: Json, key: string, random: Random): void {
  const record = at as Record<string, unknown>;
  switch (random.below(5)) {
    case 0:
      if (Array.isArray(at)) at.splice(Number(key), 1);
      else delete record[key];
      return;
    case 1:
      if (Array.isArray(at)) at.push(structuredClone(at[Number(key)]), anyValue(random));
      else Object.defineProperty(record, random.pick(['__proto__', 'constructor', 'Marker']), field(random));
      return;
    default:
      Object.defineProperty(record, key, field(random));
  }
}

function field(random: Random): PropertyDescriptor {
  return { value: anyValue(random), enumerable: true, configurable: true, writable: true };
}

/** A copy, as what is put in may be changed later. */
function anyValue(random: Random): unknown {
  return structuredClone(random.pick(values));
}

function deep(levels: number): string {
  return `{"Parts":${'['.repeat(levels)}${']'.repeat(levels)},"VaultList":[],"UploadsList":[]}`;
}
