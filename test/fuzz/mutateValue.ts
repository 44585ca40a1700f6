import type { Random } from './random.ts';

/** What may stand in JSON where another value is expected. */
export const oddValues: readonly unknown[] = [
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
  '+275760-09-13T00:00:00.000Z',
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

/** A copy of an object, changed in one to three places; now and then something else altogether. */
export function mutateValue(value: object, random: Random, odd = oddValues): unknown {
  if (random.below(40) === 0) return oneOf(odd, random);
  const changed = structuredClone(value) as Fields;
  for (let count = 1 + random.below(3); count > 0; count--) mutate(changed, random, odd);
  return changed;
}

type Fields = Record<string, unknown> | unknown[];

/** Changes one value, field or item somewhere in it. */
function mutate(root: Fields, random: Random, odd: readonly unknown[]): void {
  let at = root;
  for (;;) {
    const keys = Object.keys(at);
    if (keys.length === 0) return;
    const key = random.pick(keys);
    const value = (at as Record<string, unknown>)[key];
    if (hasFields(value) && random.below(5) > 0) {
      at = value;
      continue;
    }
    change(at, key, random, odd);
    return;
  }
}

function hasFields(value: unknown): value is Fields {
  return Array.isArray(value) || Object.prototype.toString.call(value) === '[object Object]';
}

function change(at: Fields, key: string, random: Random, odd: readonly unknown[]): void {
  const record = at as Record<string, unknown>;
  const field = () => ({
    value: oneOf(odd, random),
    enumerable: true,
    configurable: true,
    writable: true,
  });
  switch (random.below(5)) {
    case 0:
      if (Array.isArray(at)) at.splice(Number(key), 1);
      else delete record[key];
      return;
    case 1:
      if (Array.isArray(at)) at.push(structuredClone(at[Number(key)]), oneOf(odd, random));
      else Object.defineProperty(record, random.pick(['__proto__', 'constructor', 'Marker']), field());
      return;
    default:
      Object.defineProperty(record, key, field());
  }
}

/** A copy, as what is put in may be changed later. */
function oneOf(odd: readonly unknown[], random: Random): unknown {
  return structuredClone(random.pick(odd));
}
