import { GlacierError } from '../core/errors.ts';
import type { Page } from '../core/listing/listing.ts';
import { listingTexts } from '../core/listing/texts.ts';
import { coveredTo, partRows } from '../core/parts/partRows.ts';
import { pageLimits } from '../core/serviceLimits.ts';
import type { PageRequest } from '../glacier/port.ts';
import { isShown, longest } from './inputs.ts';
import { hasNamedVaults, type Place, requestsToFind, uploadAt } from './place.ts';
import { mostItems, placeRecord, rowRecord, slice, uploadRecord, vaultRecord } from './records.ts';
import { Refusal } from './refusal.ts';
import { inputTexts } from './texts/inputs.ts';
import { resultTexts } from './texts/results.ts';

/** The most requests of each list; opening the connection and repeated requests apart. */
export const listRequests = {
  vaults: mostItems / pageLimits.vaults,
  uploads: 1,
  parts: requestsToFind + 1,
} as const;

/** Vaults of a connection by name, 50 at a time. */
export async function listVaults(
  place: Place,
  { cursor }: { readonly cursor?: string },
  signal: AbortSignal,
): Promise<object> {
  const { port } = place.store.connection;
  if (hasNamedVaults(place.session)) {
    const { items } = await port.listVaults({}, signal);
    const { items: some, cursor: next } = slice(items, cursor);
    return {
      ...placeRecord(place),
      vaults: some.map(vaultRecord),
      ...(next !== undefined && { cursor: next }),
    };
  }
  const fetch = (request: PageRequest) => port.listVaults(request, signal);
  const page = await pagesFrom(fetch, pageLimits.vaults, cursor, listRequests.vaults);
  return { ...placeRecord(place), vaults: page.items.map(vaultRecord), ...rest(page) };
}

/** Uploads in progress of a vault, in the order of the service, 50 at a time. */
export async function listUploads(
  place: Place,
  { vault, cursor }: { readonly vault: string; readonly cursor?: string },
  signal: AbortSignal,
): Promise<object> {
  const { port } = place.store.connection;
  const fetch = (request: PageRequest) => port.listMultipartUploads(vault, request, signal);
  const page = await pagesFrom(fetch, pageLimits.uploads, cursor, listRequests.uploads);
  const now = Date.now();
  const uploads = page.items.map((each) => uploadRecord({ vaultArn: '', ...each }, now));
  return { ...placeRecord(place), uploads, ...rest(page) };
}

/** Parts of an upload and the gaps between them, 50 parts at a time. */
export async function listParts(
  place: Place,
  input: { readonly vault: string; readonly uploadId: string; readonly cursor?: string },
  signal: AbortSignal,
): Promise<object> {
  const { expected, marker } = readPartsCursor(input.cursor);
  const upload = await uploadAt(place, input, signal);
  const { port } = place.store.connection;
  const fetch = (request: PageRequest) => port.listParts(upload, request, signal);
  const page = await pagesFrom(fetch, pageLimits.parts, marker, 1);
  const parts = page.items.toSorted((one, other) => one.range.start - other.range.start);
  const rows = partRows(parts, upload.partSize, { expected, more: page.marker !== undefined });
  return {
    ...placeRecord(place),
    upload: uploadRecord(upload, Date.now()),
    rows: rows.map(rowRecord),
    ...(page.marker !== undefined && { cursor: `${coveredTo(parts, expected)}:${page.marker}` }),
  };
}

interface Pages<T> {
  readonly items: readonly T[];
  readonly marker?: string;
  /** Items that could not be read. */
  readonly refused: number;
}

/**
 * As many items as a result has, of pages from a marker on.
 * @throws GlacierError `badResponse` where the markers lead nowhere or cannot be passed on
 */
async function pagesFrom<T>(
  fetch: (request: PageRequest) => Promise<Page<T>>,
  limit: number,
  from: string | undefined,
  requests: number,
): Promise<Pages<T>> {
  const items: T[] = [];
  let refused = 0;
  let marker = from;
  for (let request = 0; request < requests; request++) {
    const page = await fetch({ limit, marker });
    items.push(...page.items);
    refused += page.refused?.length ?? 0;
    if (page.marker === undefined) return { items, refused };
    if (page.marker === marker) throw new GlacierError('badResponse', listingTexts.sameMarker);
    if (!isShown(page.marker, longestMarker)) throw new GlacierError('badResponse', resultTexts.oddMarker);
    ({ marker } = page);
  }
  return { items, refused, ...(marker !== undefined && { marker }) };
}

/** Characters: a cursor has a number before it. */
const longestMarker = longest.cursor - 20;

function rest({ marker, refused }: Pages<unknown>): object {
  return { ...(refused > 0 && { notReadable: refused }), ...(marker !== undefined && { cursor: marker }) };
}

/** The first byte after all parts before the page, and where that begins. */
function readPartsCursor(cursor: string | undefined): {
  readonly expected: number;
  readonly marker?: string;
} {
  if (cursor === undefined) return { expected: 0 };
  const [, expected, marker] = /^(\d{1,15}):(.+)$/.exec(cursor) ?? [];
  if (marker === undefined) throw new Refusal(inputTexts.cursor);
  return { expected: Number(expected), marker };
}
