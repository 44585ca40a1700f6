import { type ByteRange, lengthOf, parseRange } from '../byteRange.ts';
import { GlacierError } from '../errors.ts';
import { isTreeHash } from '../treeHash/treeHash.ts';
import { hashListTexts as texts } from './texts.ts';

/** A part as a list has it: its tree hash, lower-case hex, and its range where the list has ranges. */
export interface ListEntry {
  readonly treeHash: string;
  readonly range?: ByteRange;
  /** Where it stands, to begin a sentence: `Line 7 of the list`. Made only when needed: formatting numbers is slow. */
  readonly where: Where;
}

/** Names a place in a list. */
export type Where = () => string;

/** What a list is refused with. `message` is a sentence that names the place and what is wrong there. */
export function refused(message: string, cause?: unknown): GlacierError {
  return new GlacierError('hashList', message, cause === undefined ? {} : { cause });
}

/** For what people take for a list of parts, as JSON or as CSV. */
export function refusedInventory(): GlacierError {
  return refused(texts.inventory);
}

/** @throws GlacierError `hashList` for anything that is no tree hash */
export function hashOf(value: unknown, where: Where): string {
  if (typeof value === 'string' && isTreeHash(value.trim())) return value.trim().toLowerCase();
  throw refused(texts.noHash(where()));
}

/**
 * The part that a record of named fields describes; undefined for what stands for a gap, or for a part that was missing
 * when the list was made.
 * @throws GlacierError `hashList` for any other record
 */
export function entryOf(record: unknown, where: Where): ListEntry | undefined {
  if (!isRecord(record) || Object.keys(record).length > mostFields) throw refused(texts.notAPart(where()));
  const fields = new Map(Object.entries(record).map(([name, value]) => [plainName(name), value]));
  const value = fields.get('sha256treehash') ?? fields.get('treehash') ?? fields.get('hash');
  if (isGap(fields) && !value) return undefined;
  const treeHash = hashOf(value, where);
  const range = rangeOf(fields, where);
  const size = fields.get('sizeinbytes') ?? fields.get('size');
  if (range && size !== undefined && size !== '' && Number(wordOf(size)) !== lengthOf(range))
    throw refused(texts.otherSize(where()));
  return range ? { treeHash, range, where } : { treeHash, where };
}

/** More than any part has in an answer, an export or a report. */
const mostFields = 100;

/** Whether a record has what makes a part, rather than a list of them. */
export function isPartRecord(record: Readonly<Record<string, unknown>>): boolean {
  const names = Object.keys(record).slice(0, mostFields);
  return names.some((name) => /^(sha256treehash|treehash|rangeinbytes)$/.test(plainName(name)));
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A field by its name in any case: the AWS CLI writes RangeInBytes, exports write rangeInBytes. */
export function fieldOf(record: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.entries(record).find(([each]) => plainName(each) === name)?.[1];
}

/** Without case, blanks and underscores. */
function plainName(name: string): string {
  return name.toLowerCase().replaceAll(/[\s_-]/g, '');
}

/** Exports have rows for gaps, and reports have results for missing parts. */
function isGap(fields: ReadonlyMap<string, unknown>): boolean {
  return ['status', 'result', 'kind'].some((name) => /^(missing|gap)$/i.test(wordOf(fields.get(name))));
}

/** A text or a number, as a text. Anything else is empty: it may have no text at all. */
function wordOf(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** In one field, as the service writes it, or in two, as our CSV has it. The end is inclusive in both. */
function rangeOf(fields: ReadonlyMap<string, unknown>, where: Where): ByteRange | undefined {
  const [start, end] = [fields.get('start'), fields.get('end')];
  const given = fields.get('rangeinbytes') ?? fields.get('range') ?? fields.get('byterange');
  if (given === undefined && start === undefined && end === undefined) return undefined;
  const text = given ?? `${wordOf(start)}-${wordOf(end)}`;
  const range = typeof text === 'string' ? parseRange(text.trim()) : undefined;
  if (!range) throw refused(texts.noRange(where()));
  return range;
}
