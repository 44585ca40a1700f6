import { createHash } from 'node:crypto';
import { lengthOf } from '../../core/byteRange.ts';
import { combineTreeHashes } from '../../core/treeHash/treeHash.ts';
import { type Account, findUpload, findVault, openUploads, vaultPath } from '../account/account.ts';
import { invalidParameter, missingParameter } from '../errors.ts';
import { newArchiveId } from '../account/ids.ts';
import type { Operation, OperationAnswer } from './operation.ts';
import { sortedParts, type StoredPart, type StoredUpload } from '../account/storage.ts';

const sha256 = (bytes: Uint8Array): Uint8Array => createHash('sha256').update(bytes).digest();

/**
 * Makes an archive of the parts (guide: "Complete Multipart Upload"): they must cover the declared size without a gap,
 * all but the last have the part size, and combine to the declared tree hash. After a refusal the upload stays open.
 * Repeating the request within a few minutes returns the same archive. Choice: only with the same values; with others,
 * or later, the answer is that there is no such upload.
 */
export const completeUpload: Operation = ({ account, vaultName, uploadId, headers }) => {
  const vault = findVault(account, vaultName);
  const size = readSize(headers['x-amz-archive-size']);
  const declared = headers['x-amz-sha256-tree-hash'];
  if (!declared) throw missingParameter('x-amz-sha256-tree-hash');
  const treeHash = declared.toLowerCase();
  openUploads(account, vault);
  const ended = vault.ended.get(uploadId);
  if (ended?.how === 'completed' && ended.size === size && ended.treeHash === treeHash) {
    return answer(account, vaultName, ended.archiveId, treeHash);
  }
  const upload = findUpload(account, vault, uploadId);
  const parts = sortedParts(upload);
  checkCover(parts, upload, size);
  if (
    combineTreeHashes(
      parts.map((part) => part.treeHash),
      sha256,
    ) !== treeHash
  ) {
    throw invalidParameter(`Invalid x-amz-sha256-tree-hash: ${declared.slice(0, 200)}`);
  }
  const archiveId = newArchiveId(account.random);
  vault.uploads.delete(uploadId);
  vault.ended.set(uploadId, { how: 'completed', at: account.now(), archiveId, size, treeHash });
  vault.fresh.archives++;
  vault.fresh.bytes += size;
  return answer(account, vaultName, archiveId, treeHash);
};

function readSize(header: string | undefined): number {
  if (header === undefined || header === '') throw missingParameter('x-amz-archive-size');
  const size = /^\d{1,16}$/.test(header) ? Number(header) : Number.NaN;
  if (!Number.isSafeInteger(size) || size < 1)
    throw invalidParameter(`Invalid x-amz-archive-size: ${header.slice(0, 40)}`);
  return size;
}

/** Choice: the wording of these refusals is not published. */
function checkCover(parts: readonly StoredPart[], { partSize }: StoredUpload, size: number): void {
  let next = 0;
  for (const [index, part] of parts.entries()) {
    if (part.start > next) throw invalidParameter(`The parts do not cover bytes ${next}-${part.start - 1}.`);
    if (part.start < next) {
      throw invalidParameter(`The part ${part.start}-${part.end} begins before the one before it ends.`);
    }
    const last = index === parts.length - 1;
    if (!last && lengthOf(part) !== partSize) {
      throw invalidParameter(
        `The part ${part.start}-${part.end} is not the last one and does not have the part size.`,
      );
    }
    next = part.end + 1;
  }
  if (next !== size)
    throw invalidParameter(`Invalid x-amz-archive-size: ${size}. The parts have ${next} bytes.`);
}

function answer(account: Account, vaultName: string, archiveId: string, treeHash: string): OperationAnswer {
  return {
    status: 201,
    headers: {
      Location: `${vaultPath(account, vaultName)}/archives/${archiveId}`,
      'x-amz-archive-id': archiveId,
      'x-amz-sha256-tree-hash': treeHash,
    },
  };
}
