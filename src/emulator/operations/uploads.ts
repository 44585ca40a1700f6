import { createHash } from 'node:crypto';
import { formatRange } from '../../core/byteRange.ts';
import { isPartSize } from '../../core/parts/partSize.ts';
import { longestDescription, pageLimits } from '../../core/serviceLimits.ts';
import {
  type Account,
  findUpload,
  findVault,
  isoDate,
  openUploads,
  vaultArn,
  vaultPath,
} from '../account/account.ts';
import { invalidParameter, uploadNotFound } from '../errors.ts';
import { newUploadId } from '../account/ids.ts';
import type { Operation } from './operation.ts';
import { page } from './paging.ts';
import { addUpload, sortedParts, type StoredUpload } from '../account/storage.ts';

export const initiateUpload: Operation = ({ account, vaultName, headers }) => {
  const vault = findVault(account, vaultName);
  // Choice: a part size that is absent gets the message for a wrong one, whose wording has a place for it.
  const partSize = headers['x-amz-part-size'];
  if (!/^\d{1,16}$/.test(partSize ?? '') || !isPartSize(Number(partSize))) {
    throw invalidParameter(
      `Invalid part size: ${partSize ?? 'null'}. Part size must not be null, must be a power of two and be between ` +
        '1048576 and 4294967296 bytes.',
    );
  }
  const description = headers['x-amz-archive-description'];
  // Choice: the wording. Spaces around it are gone by now, as around every header.
  if (
    description !== undefined &&
    (description.length > longestDescription || !/^[\x20-\x7e]*$/.test(description))
  ) {
    throw invalidParameter(
      `Invalid archive description: at most ${longestDescription} printable ASCII characters.`,
    );
  }
  const now = account.now();
  const id = newUploadId(account.random);
  addUpload(vault, {
    id,
    description: description === '' ? undefined : description,
    partSize: Number(partSize),
    created: now,
    lastActivity: now,
  });
  const location = `${vaultPath(account, vaultName)}/multipart-uploads/${id}`;
  return { status: 201, headers: { Location: location, 'x-amz-multipart-upload-id': id } };
};

/** In an order that means nothing, by a hash of the id (guide: "List Multipart Uploads" promises none). */
export const listUploads: Operation = ({ account, vaultName, query }) => {
  const vault = findVault(account, vaultName);
  const items = [...openUploads(account, vault).values()]
    .map((upload) => ({ upload, position: createHash('sha256').update(upload.id).digest('hex') }))
    .sort((a, b) => (a.position < b.position ? -1 : 1));
  const listed = page(
    {
      name: `uploads ${vaultName}`,
      markerKey: account.markerKey,
      items,
      positionOf: ({ position }) => position,
      most: pageLimits.uploads,
    },
    { limit: query['limit'], marker: query['marker'] },
  );
  const uploads = listed.items.map(({ upload }) => describe(account, vaultName, upload));
  return { status: 200, json: { Marker: listed.marker, UploadsList: uploads } };
};

/**
 * Parts by their first byte (guide: "List Parts"). A marker is a place between parts, so parts may be added meanwhile.
 */
export const listParts: Operation = ({ account, vaultName, uploadId, query }) => {
  const upload = findUpload(account, findVault(account, vaultName), uploadId);
  const listed = page(
    {
      name: `parts ${uploadId}`,
      markerKey: account.markerKey,
      items: sortedParts(upload),
      positionOf: ({ start }) => start,
      most: pageLimits.parts,
    },
    { limit: query['limit'], marker: query['marker'] },
  );
  const parts = listed.items.map((part) => ({
    RangeInBytes: formatRange(part),
    SHA256TreeHash: part.treeHash,
  }));
  return {
    status: 200,
    json: { ...describe(account, vaultName, upload), Marker: listed.marker, Parts: parts },
  };
};

/**
 * Ends an upload and drops its parts (guide: "Abort Multipart Upload"); repeating the request succeeds for a while.
 * Choice: an upload that was completed, or never existed, is not found.
 */
export const abortUpload: Operation = ({ account, vaultName, uploadId }) => {
  const vault = findVault(account, vaultName);
  const upload = openUploads(account, vault).get(uploadId);
  if (upload) {
    vault.uploads.delete(uploadId);
    vault.ended.set(uploadId, { how: 'aborted', at: account.now(), archiveId: '', size: 0, treeHash: '' });
  } else if (vault.ended.get(uploadId)?.how !== 'aborted') {
    throw uploadNotFound(uploadId.slice(0, 200));
  }
  return { status: 204 };
};

function describe(account: Account, vaultName: string, upload: StoredUpload): object {
  return {
    ArchiveDescription: upload.description ?? null,
    CreationDate: isoDate(upload.created),
    MultipartUploadId: upload.id,
    PartSizeInBytes: upload.partSize,
    VaultARN: vaultArn(account, vaultName),
  };
}
