import type { Fault } from '../../../src/emulator/faults/faults.ts';

/* Answers of the service as they were seen or may come, made of the emulator's own. */

/** A last page whose marker is the text `null`, as old documentation shows it. */
export const nullStringMarker = rewrite((json) => ({ ...json, Marker: 'null' }));

/** A page that says to go on from where it began itself. */
export const repeatedMarker: Fault = {
  kind: 'rewrite',
  body: (json, { query }) => ({ ...json, Marker: query['marker'] ?? json['Marker'] }),
};

/** Every range ends a byte too far, as the service was seen to do in 2012. */
export const endsOneTooFar = rewriteParts((part) => ({
  ...part,
  RangeInBytes: String(part['RangeInBytes']).replace(/\d+$/, (end) => String(Number(end) + 1)),
}));

/** Numbers as text, at the top and in the items of lists. */
export const numbersAsText = rewrite((json) => deeply(json, asText));

/** Leaves a field out, at the top and in the items of lists. */
export function withoutField(name: string): Fault {
  return rewrite((json) =>
    deeply(json, (object) => Object.fromEntries(Object.entries(object).filter(([key]) => key !== name))),
  );
}

/** Puts these fields into every part: ranges and hashes that are none. */
export function withPartFields(fields: Json): Fault {
  return rewriteParts((part) => ({ ...part, ...fields }));
}

type Json = Readonly<Record<string, unknown>>;

function rewrite(body: (json: Json) => object): Fault {
  return { kind: 'rewrite', body };
}

function rewriteParts(change: (part: Json) => Json): Fault {
  return rewrite((json) => ({ ...json, Parts: ((json['Parts'] ?? []) as Json[]).map(change) }));
}

function deeply(json: Json, change: (object: Json) => Json): Json {
  return Object.fromEntries(
    Object.entries(change(json)).map(([name, value]) => [
      name,
      Array.isArray(value) ? (value as Json[]).map(change) : value,
    ]),
  );
}

function asText(object: Json): Json {
  return Object.fromEntries(
    Object.entries(object).map(([name, value]) => [name, typeof value === 'number' ? String(value) : value]),
  );
}
