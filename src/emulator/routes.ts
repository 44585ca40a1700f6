import { completeUpload } from './complete.ts';
import type { Operation } from './operation.ts';
import { abortUpload, initiateUpload, listParts, listUploads } from './uploads.ts';
import { uploadPart } from './uploadPart.ts';
import { createVault, deleteVault, describeVault, listVaults } from './vaults.ts';

/** The operations there are, by the names the service gives them. */
export const operations = {
  ListVaults: listVaults,
  DescribeVault: describeVault,
  CreateVault: createVault,
  DeleteVault: deleteVault,
  InitiateMultipartUpload: initiateUpload,
  ListMultipartUploads: listUploads,
  UploadMultipartPart: uploadPart,
  ListParts: listParts,
  CompleteMultipartUpload: completeUpload,
  AbortMultipartUpload: abortUpload,
} satisfies Record<string, Operation>;

export type OperationName = keyof typeof operations;

/** Where a request leads; no operation for what is not here. Path values are decoded. */
export interface Route {
  readonly operation: OperationName | undefined;
  readonly accountId: string;
  readonly vaultName: string;
  readonly uploadId: string;
}

const byDepth: Record<string, Partial<Record<string, OperationName>>> = {
  vaults: { GET: 'ListVaults' },
  vault: { GET: 'DescribeVault', PUT: 'CreateVault', DELETE: 'DeleteVault' },
  uploads: { GET: 'ListMultipartUploads', POST: 'InitiateMultipartUpload' },
  upload: {
    GET: 'ListParts',
    PUT: 'UploadMultipartPart',
    POST: 'CompleteMultipartUpload',
    DELETE: 'AbortMultipartUpload',
  },
};

/** Undefined for a path whose escapes cannot be decoded. */
export function routeOf(method: string, path: string): Route | undefined {
  const segments = decode(path.split('/').slice(1));
  if (!segments) return undefined;
  const [accountId = '', vaults, vaultName = '', uploads, uploadId = '', ...rest] = segments;
  const depth = depthOf(segments.length, vaults, uploads, rest.length);
  return { operation: byDepth[depth]?.[method], accountId, vaultName, uploadId };
}

function depthOf(
  length: number,
  vaults: string | undefined,
  uploads: string | undefined,
  rest: number,
): string {
  if (vaults !== 'vaults' || rest > 0) return '';
  if (length === 2) return 'vaults';
  if (length === 3) return 'vault';
  if (uploads !== 'multipart-uploads') return '';
  return length === 4 ? 'uploads' : 'upload';
}

function decode(segments: readonly string[]): string[] | undefined {
  try {
    return segments.map(decodeURIComponent);
  } catch {
    return undefined;
  }
}
