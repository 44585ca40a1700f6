import { type ByteRange, lengthOf, parseRange } from '../../core/byteRange.ts';
import { partNumberAt } from '../../core/parts/partSize.ts';
import { maxParts } from '../../core/serviceLimits.ts';
import { findUpload, findVault } from '../account/account.ts';
import { checkPayloadHash } from '../signing/authenticate.ts';
import { invalidParameter, missingParameter, type ServiceError } from '../errors.ts';
import type { Operation } from './operation.ts';
import { putPart, type StoredUpload } from '../account/storage.ts';

/**
 * Takes a part, hashing its bytes as they come (guide: "Upload Part"). A part that is shorter than the part size is
 * taken although it may not be the last one: only Complete knows.
 */
export const uploadPart: Operation = async ({ account, vaultName, uploadId, headers, hashBody }) => {
  const upload = findUpload(account, findVault(account, vaultName), uploadId);
  const range = readRange(headers['content-range'], headers['content-length']);
  checkPlace(range, upload);
  const declared = required(headers, 'x-amz-sha256-tree-hash');
  const { length, linear, treeHash } = await hashBody(lengthOf(range));
  if (length !== lengthOf(range)) throw incompatible(headers['content-range'], length);
  checkPayloadHash(headers, linear);
  if (treeHash !== declared.toLowerCase()) {
    throw invalidParameter(`Checksum mismatch: expected ${declared}, computed ${treeHash}`);
  }
  // The upload may have ended while the bytes came in.
  const still = findUpload(account, findVault(account, vaultName), uploadId);
  putPart(still, { ...range, treeHash });
  still.lastActivity = account.now();
  return { status: 204, headers: { 'x-amz-sha256-tree-hash': treeHash } };
};

/**
 * `bytes start-end/*` with an inclusive end, that fits the length of the body in bytes. Choice: a total in place of the
 * asterisk is passed over, as clients in use since 2016 send one.
 */
function readRange(header: string | undefined, contentLength: string | undefined): ByteRange {
  if (header === undefined) throw missingParameter('Content-Range');
  const text = /^bytes (\d+-\d+)\/(?:\*|\d{1,16})$/.exec(header)?.[1];
  const range = text === undefined ? undefined : parseRange(text);
  if (!range) throw invalidParameter(`Invalid Content-Range: ${header.slice(0, 200)}`);
  if (contentLength !== undefined && Number(contentLength) !== lengthOf(range))
    throw incompatible(header, contentLength);
  return range;
}

function checkPlace({ start, end }: ByteRange, { partSize }: StoredUpload): void {
  // Choice: the wording of the first two refusals is not published.
  if (start % partSize !== 0) {
    throw invalidParameter(`Invalid Content-Range: ${start} is not a multiple of the part size ${partSize}`);
  }
  if (end - start + 1 > partSize) {
    throw invalidParameter(`Invalid Content-Range: ${start}-${end} is longer than the part size ${partSize}`);
  }
  const number = partNumberAt(start, partSize);
  if (number > maxParts) {
    throw invalidParameter(
      `This is part number ${number} for the current multipart upload. It exceeds the limit of ${maxParts} parts.`,
    );
  }
}

function incompatible(range: string | undefined, length: string | number): ServiceError {
  return invalidParameter(`Content-Range: ${range ?? ''} is incompatible with Content-Length: ${length}`);
}

function required(headers: Readonly<Record<string, string | undefined>>, name: string): string {
  const value = headers[name];
  if (value === undefined || value === '') throw missingParameter(name);
  return value;
}
