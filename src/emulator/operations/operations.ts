import { completeUpload } from './complete.ts';
import type { Operation } from './operation.ts';
import { abortUpload, initiateUpload, listParts, listUploads } from './uploads.ts';
import { uploadPart } from './uploadPart.ts';
import { createVault, deleteVault, describeVault, listVaults } from './vaults.ts';

/** All operations, by the service's names. */
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

export function isOperation(name: string): name is OperationName {
  return Object.hasOwn(operations, name);
}
