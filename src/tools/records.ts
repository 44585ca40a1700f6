import { formatRange, lengthOf } from '../core/byteRange.ts';
import { uploadLabel } from '../core/description/uploadLabel.ts';
import type { MultipartUpload, Vault } from '../core/model.ts';
import { hoursUntilExpiry } from '../core/parts/expiry.ts';
import type { PartRow } from '../core/parts/partRows.ts';
import { statusWord } from '../core/parts/rowRecords.ts';
import { displayText } from '../core/text/displayText.ts';
import { nameOf, type Place } from './place.ts';
import { Refusal } from './refusal.ts';
import { inputTexts as texts } from './texts/inputs.ts';

/*
 * What models are told of vaults, uploads and parts. Texts are in one line, with nothing invisible in them, and bounded;
 * sizes are bytes, ends of ranges are inclusive.
 */

/** The most items of a result. */
export const mostItems = 50;

/** Characters of a description. */
const longestDescription = 200;

/** Where something was looked for. */
export function placeRecord({ session, store }: Pick<Place, 'session' | 'store'>): object {
  return { connection: nameOf(session), region: displayText(store.connection.region) };
}

export function vaultRecord({ name, created, inventoried, archives, bytes }: Vault): object {
  return {
    vault: name,
    created: created?.toISOString(),
    archives,
    sizeInBytes: bytes,
    countedByInventoryOf: inventoried?.toISOString(),
  };
}

/** `now` in milliseconds since 1970. */
export function uploadRecord(upload: MultipartUpload, now: number): object {
  const { id, vaultName, description, created, partSize } = upload;
  return {
    vault: vaultName,
    uploadId: id,
    name: uploadLabel(upload).name,
    description: description === undefined ? undefined : displayText(description, longestDescription),
    created: created.toISOString(),
    partSizeInBytes: partSize,
    hoursUntilItMayExpire: hoursUntilExpiry(created.getTime(), now),
  };
}

export function rowRecord(row: PartRow): object {
  const place = { rangeInBytes: formatRange(row.range), sizeInBytes: lengthOf(row.range) };
  const status = statusWord(row);
  if (row.kind === 'gap') return { gap: true, ...place, status };
  return { partNumber: row.number, ...place, sha256TreeHash: row.treeHash, status };
}

/** Some of a list that is at hand as a whole, from a cursor on, and the cursor of the rest. */
export function slice<T>(
  all: readonly T[],
  cursor: string | undefined,
): { readonly items: readonly T[]; readonly cursor?: string } {
  const from = offsetOf(cursor);
  const end = from + mostItems;
  return { items: all.slice(from, end), ...(end < all.length && { cursor: String(end) }) };
}

/** @throws Refusal for a cursor that is none of a list that is at hand as a whole */
export function offsetOf(cursor: string | undefined): number {
  if (cursor === undefined) return 0;
  if (!/^\d{1,6}$/.test(cursor)) throw new Refusal(texts.cursor);
  return Number(cursor);
}
