import type { DescribeVaultOutput, PartListElement, UploadListElement } from '@aws-sdk/client-glacier';
import { lengthOf, parseRange } from '../../core/byteRange.ts';
import { GlacierError, toGlacierError } from '../../core/errors.ts';
import type { RefusedItem } from '../../core/listing/listing.ts';
import type { Part, Vault } from '../../core/model.ts';
import { isArchiveId, isUploadId, isVaultArn, isVaultName } from '../../core/aws/names.ts';
import { isPartSize } from '../../core/parts/partSize.ts';
import { isTreeHash } from '../../core/treeHash/treeHash.ts';
import type { ReceivedUpload, PageRequest } from '../port.ts';
import { responseTexts as texts } from './texts.ts';

/*
 * The SDK passes on what the service sends without checking it: fields may be absent, numbers may be strings. Every
 * function below returns a value of its type or throws an error that names the field.
 */

export function decodeVault(vault: DescribeVaultOutput): Vault {
  const name = text(vault.VaultName, 'VaultName');
  if (!isVaultName(name)) throw malformed('VaultName', name);
  const archives = count(vault.NumberOfArchives, 'NumberOfArchives');
  const bytes = count(vault.SizeInBytes, 'SizeInBytes');
  return {
    name,
    arn: vaultArn(vault.VaultARN),
    created: date(vault.CreationDate, 'CreationDate'),
    ...(isGiven(vault.LastInventoryDate) && {
      inventoried: date(vault.LastInventoryDate, 'LastInventoryDate'),
    }),
    ...(archives !== undefined && { archives }),
    ...(bytes !== undefined && { bytes }),
  };
}

export function decodeUpload(upload: UploadListElement, vaultName: string): ReceivedUpload {
  return {
    id: decodeUploadId(upload.MultipartUploadId),
    vaultName,
    ...(isGiven(upload.VaultARN) && { vaultArn: vaultArn(upload.VaultARN) }),
    created: date(upload.CreationDate, 'CreationDate'),
    partSize: decodePartSize(upload.PartSizeInBytes),
    ...(isGiven(upload.ArchiveDescription) && {
      description: text(upload.ArchiveDescription, 'ArchiveDescription'),
    }),
  };
}

export function decodeUploadId(value: unknown): string {
  const id = text(value, 'MultipartUploadId');
  if (!isUploadId(id)) throw malformed('MultipartUploadId', id);
  return id;
}

export function decodeArchiveId(value: unknown): string {
  const id = text(value, 'ArchiveId');
  if (!isArchiveId(id)) throw malformed('ArchiveId', id);
  return id;
}

/** Lower-case hex. */
export function decodeTreeHash(value: unknown): string {
  const treeHash = text(value, 'SHA256TreeHash').toLowerCase();
  if (!isTreeHash(treeHash)) throw malformed('SHA256TreeHash', value);
  return treeHash;
}

/** A part size in bytes; `expected` is its earlier value, which cannot change during an upload. */
export function decodePartSize(value: unknown, expected?: number): number {
  const partSize = count(value, 'PartSizeInBytes');
  if (partSize === undefined || !isPartSize(partSize)) throw malformed('PartSizeInBytes', value);
  if (expected !== undefined && partSize !== expected) throw malformed('PartSizeInBytes', value);
  return partSize;
}

/**
 * A part, with its end (inclusive) corrected where the service lists it one byte too far: a part of part size plus one
 * byte cannot have been uploaded, and such listings were seen in 2012.
 */
export function decodePart(part: PartListElement, partSize: number): Part {
  const listed = parseRange(text(part.RangeInBytes, 'RangeInBytes'));
  if (!listed) throw malformed('RangeInBytes', part.RangeInBytes);
  const treeHash = decodeTreeHash(part.SHA256TreeHash);
  if (lengthOf(listed) !== partSize + 1) return { range: listed, treeHash };
  return { range: { start: listed.start, end: listed.end - 1 }, treeHash, endCorrected: true };
}

/** The service ends a listing with null; its documentation and older tools also show `""` and the text `null`. */
export function decodeMarker(marker: unknown): string | undefined {
  return isGiven(marker) && marker !== 'null' ? text(marker, 'Marker') : undefined;
}

/** A field that must be a list, of no more items than were asked for; `{}` or an empty body is not an empty list. */
export function decodeList<T>(
  list: readonly T[] | undefined,
  field: string,
  { limit = Infinity }: PageRequest,
): readonly T[] {
  const isList: boolean = Array.isArray(list);
  if (list === undefined || !isList) throw malformed(field, list);
  if (list.length > limit) throw notGlacier(texts.tooManyItems(field, list.length, limit));
  return list;
}

/** An item of a list, which must be an object. */
export function decodeItem<T, R>(item: T, index: number, field: string, decode: (item: T) => R): R {
  if (typeof item !== 'object' || item === null || Array.isArray(item))
    throw malformed(`${field}[${index}]`, item);
  return decode(item);
}

/** The items of a list that can be used, and beside them those that cannot: one must not hide all others. */
export function decodeEach<T, R>(
  list: readonly T[],
  field: string,
  nameField: keyof T & string,
  decode: (item: T) => R,
): { items: R[]; refused?: RefusedItem[] } {
  const items: R[] = [];
  const refused: RefusedItem[] = [];
  for (const [index, item] of list.entries()) {
    try {
      items.push(decodeItem(item, index, field, decode));
    } catch (error) {
      const name: unknown = (item as T | null | undefined)?.[nameField];
      refused.push({
        name: typeof name === 'string' && name !== '' ? name : `${field}[${index}]`,
        error: toGlacierError(error),
      });
    }
  }
  return refused.length > 0 ? { items, refused } : { items };
}

/** Whether an optional field has a value: the service omits it or sends null or `""`. */
function isGiven(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

function vaultArn(value: unknown): string {
  const arn = text(value, 'VaultARN');
  if (!isVaultArn(arn)) throw malformed('VaultARN', value);
  return arn;
}

function text(value: unknown, field: string): string {
  if (typeof value !== 'string' || value === '') throw malformed(field, value);
  return value;
}

function date(value: unknown, field: string): Date {
  const parsed = new Date(text(value, field));
  if (Number.isNaN(parsed.getTime())) throw malformed(field, value);
  return parsed;
}

function count(value: unknown, field: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  const parsed = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value;
  if (typeof parsed !== 'number' || !Number.isSafeInteger(parsed) || parsed < 0)
    throw malformed(field, value);
  return parsed;
}

function malformed(field: string, value: unknown): GlacierError {
  return notGlacier(describe(field, value));
}

/** `what` names the fault, without a full stop. */
function notGlacier(what: string): GlacierError {
  return new GlacierError('badResponse', texts.malformed(what));
}

/** Describes a value in a few words; the inside of an object may be large, deep or malicious. */
function describe(field: string, value: unknown): string {
  if (value === undefined) return texts.isMissing(field);
  if (Array.isArray(value)) return texts.isList(field);
  if (typeof value === 'object' && value !== null) return texts.isObject(field);
  return texts.isValue(field, JSON.stringify(value).slice(0, 60));
}
