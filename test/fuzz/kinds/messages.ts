import assert from 'node:assert/strict';
import type { Refusal } from '../../../src/panel/protocol/envelope.ts';
import { columns } from '../../../src/partsPanel/protocol/columns.ts';
import { facts } from '../../../src/partsPanel/protocol/facts.ts';
import { protocolVersion as partsVersion } from '../../../src/partsPanel/protocol/messages.ts';
import { parseRequest as parsePartsRequest } from '../../../src/partsPanel/protocol/parseRequest.ts';
import {
  protocolVersion as uploadsVersion,
  rowActions,
  uploadFields,
} from '../../../src/uploadsPanel/protocol/messages.ts';
import { parseRequest as parseUploadsRequest } from '../../../src/uploadsPanel/protocol/parseRequest.ts';
import { mutateValue, oddValues } from '../mutateValue.ts';
import type { Random } from '../random.ts';
import { type Ending, type Fuzz, type FuzzCase, runCases } from '../runCases.ts';

/*
 * Messages of the pages, with whatever a message can carry: each is refused with a reason, or is a request of exactly the
 * right shape.
 */

/** Tries so many messages, made from `seed`. @throws Error with the message that went wrong */
export const fuzzMessages: Fuzz = (cases, seed) => runCases(() => ({ next: nextCase }), cases, seed);

const partsRequests = [
  { type: 'ready' },
  { type: 'watch' },
  { type: 'copyCell', generation: 1, row: 5, column: 'hash' },
  { type: 'copyFact', fact: 'treeHash' },
  { type: 'copyRows', generation: 1, rows: [1, 2, 3], format: 'json' },
];

const uploadsRequests = [
  { type: 'ready' },
  { type: 'goOn' },
  { type: 'row', generation: 1, action: 'verify', row: 5 },
  { type: 'copyField', generation: 1, field: 'uploadId', row: 5 },
  { type: 'abort', generation: 1, rows: [3, 2, 1] },
  { type: 'export', generation: 1, rows: [0] },
];

/** What a message can carry and JSON cannot, and texts that mean something elsewhere. */
export const clonedValues: readonly unknown[] = [
  ...oddValues,
  undefined,
  Number.NaN,
  -0,
  Infinity,
  10n,
  new Date(Number.NaN),
  new Map([['type', 'ready']]),
  new Set([1]),
  new Uint32Array([1, 2]),
  new ArrayBuffer(8),
  /x/,
  new TypeError('x'),
  Object.assign(Array.from({ length: 0 }), { length: 5 }),
  Array.from({ length: 100_001 }, (_, index) => index),
  deep(1000),
  cycle(),
  'ready',
  'abort',
  'copyRows',
];

function deep(levels: number): unknown {
  let value: unknown = 0;
  for (let level = 0; level < levels; level++) value = [value];
  return value;
}

function cycle(): unknown {
  const value: { self?: unknown; type: string } = { type: 'ready' };
  value.self = value;
  return value;
}

function nextCase(random: Random): FuzzCase {
  const isParts = random.below(2) === 0;
  const body = random.pick<object>(isParts ? partsRequests : uploadsRequests);
  const whole = { ...body, version: isParts ? partsVersion : uploadsVersion, id: 7 };
  const message = random.below(4) === 0 ? whole : mutateValue(whole, random, clonedValues);
  const parse: (value: unknown) => { readonly type: string } | Refusal = isParts
    ? parsePartsRequest
    : parseUploadsRequest;
  return { input: message, run: () => end(parse(message), isParts ? partsShapes : uploadsShapes) };
}

function end(read: { readonly type: string } | Refusal, shapes: Shapes): Ending {
  if ('refused' in read) {
    assert.ok(typeof read.refused === 'string' && read.refused.length < 200);
    assert.ok(read.id === undefined || isIndex(read.id));
    return 'error';
  }
  const { type, version, id, ...fields } = read as unknown as Record<string, unknown>;
  assert.ok(isIndex(version) && isIndex(id));
  const shape = shapes[String(type)] ?? {};
  assert.ok(typeof type === 'string' && (Object.hasOwn(shapes, type) || /^[a-z]+$/i.test(type)));
  assert.deepEqual(Object.keys(fields).sort(), Object.keys(shape).sort());
  for (const [name, isValid] of Object.entries(shape)) assert.ok(isValid(fields[name]), name);
  return 'value';
}

type Shapes = Readonly<Record<string, Readonly<Record<string, (value: unknown) => boolean>>>>;

const oneOf = (choices: readonly string[]) => (value: unknown) => choices.some((each) => each === value);

/** Every item is looked at, also one that an array only has by its length, and none is there twice. */
const isRows = (most: number) => (value: unknown) =>
  Array.isArray(value) &&
  value.length > 0 &&
  value.length <= most &&
  Array.from(value).every(isIndex) &&
  new Set(value).size === value.length;

const rowsOfUploads = { generation: isIndex, rows: isRows(100_000) };

const partsShapes: Shapes = {
  copyCell: { generation: isIndex, row: isIndex, column: oneOf(columns) },
  copyFact: { fact: oneOf(facts) },
  copyRows: { generation: isIndex, rows: isRows(20_000), format: oneOf(['tsv', 'json', 'hashes']) },
};

const uploadsShapes: Shapes = {
  row: { generation: isIndex, action: oneOf(rowActions), row: isIndex },
  copyField: { generation: isIndex, field: oneOf(uploadFields), row: isIndex },
  count: rowsOfUploads,
  copyRows: rowsOfUploads,
  abort: rowsOfUploads,
  export: rowsOfUploads,
  openAsText: rowsOfUploads,
};

function isIndex(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}
