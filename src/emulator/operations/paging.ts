import { createHmac, timingSafeEqual } from 'node:crypto';
import { invalidParameter } from '../errors.ts';

/** One page of a listing, and what to ask the next one with: null at the end, as the service has it. */
export interface ListedPage<T> {
  readonly items: readonly T[];
  readonly marker: string | null;
}

export interface ListingRequest {
  readonly limit: string | undefined;
  readonly marker: string | undefined;
}

/** What the items of a listing are ordered by. */
export type Position = string | number;

export interface ListingOrder<T> {
  /** Which listing this is; a marker of another one is refused. */
  readonly name: string;
  /** The account's key for its markers; those of another account, or of an emulator before, are refused. */
  readonly markerKey: Uint8Array;
  /** In ascending order of position. */
  readonly items: readonly T[];
  readonly positionOf: (item: T) => Position;
  /** The position that a marker names in another way than those given out; undefined where it names none. */
  readonly positionNamed?: (marker: string) => Position | undefined;
  /** The most items a page can have; also how many it has unless fewer are asked for. */
  readonly most: number;
}

const signatureLength = 16;

/**
 * The page after a marker. Markers are signed and stand for a place between items, not for a count of them, so that
 * they stay good while items come and go.
 * Choices: the guide contradicts itself on whether the item a marker names is listed again; here it is not. It has an
 * empty marker begin from the first item (guide: "List Vaults"), while clients reported errors; here it does begin there.
 * @throws ServiceError for a limit outside 1 to `most` (choice: its wording) and a marker that is not of this listing
 */
export function page<T>(order: ListingOrder<T>, request: ListingRequest): ListedPage<T> {
  const limit = readLimit(request.limit, order.most);
  const { marker } = request;
  const from = marker ? indexAfter(order, order.positionNamed?.(marker) ?? readMarker(marker, order)) : 0;
  const items = order.items.slice(from, from + limit);
  const last = items.at(-1);
  const more = last !== undefined && from + items.length < order.items.length;
  return { items, marker: more ? writeMarker(order.positionOf(last), order) : null };
}

function readLimit(limit: string | undefined, most: number): number {
  if (limit === undefined) return most;
  const count = /^\d{1,4}$/.test(limit) ? Number(limit) : 0;
  if (count < 1 || count > most)
    throw invalidParameter(`Invalid limit: ${limit}. It must be between 1 and ${most}.`);
  return count;
}

/** The index of the first item after a position, by halves. */
function indexAfter<T>({ items, positionOf }: ListingOrder<T>, position: Position): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const item = items[middle] as T;
    if (positionOf(item) <= position) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Signed = Pick<ListingOrder<unknown>, 'name' | 'markerKey'>;

function writeMarker(position: Position, listing: Signed): string {
  const payload = Buffer.from(JSON.stringify(position));
  return Buffer.concat([sign(payload, listing), payload]).toString('base64url');
}

function readMarker(marker: string, listing: Signed): Position {
  const bytes = Buffer.from(marker, 'base64url');
  const signature = bytes.subarray(0, signatureLength);
  const payload = bytes.subarray(signatureLength);
  // Decoding passes over what is not base64url, so a marker with something added would give the same bytes.
  const whole = bytes.toString('base64url') === marker && signature.length === signatureLength;
  if (!whole || !timingSafeEqual(signature, sign(payload, listing))) {
    throw invalidParameter(`Invalid marker: ${marker.slice(0, 200)}`);
  }
  return JSON.parse(payload.toString()) as Position;
}

function sign(payload: Buffer, { name, markerKey }: Signed): Buffer {
  return createHmac('sha256', markerKey)
    .update(`${name}\n`)
    .update(payload)
    .digest()
    .subarray(0, signatureLength);
}
