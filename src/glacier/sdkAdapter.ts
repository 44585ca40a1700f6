import {
  type GlacierClient,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  ListVaultsCommand,
} from '@aws-sdk/client-glacier';
import { GlacierError } from '../core/errors.ts';
import type { Page } from '../core/listing.ts';
import { isUploadId, isVaultName } from '../core/names.ts';
import { decodeList, decodeMarker, decodePart, decodePartSize, decodeUpload, decodeVault } from './decode.ts';
import { type CallContext, mapError } from './errors.ts';
import type { GlacierPort, PageRequest } from './port.ts';

/** `-` stands for the account of the credentials (guide: "Common Request Headers"). */
const accountId = '-';

/** The port over the official SDK. `where` is what errors name as the other side. */
export function sdkAdapter(client: GlacierClient, where: Omit<CallContext, 'action'>): GlacierPort {
  /** Sends through the SDK and reads the answer; whatever goes wrong in either leaves as a GlacierError. */
  async function call<T>(action: string, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
    try {
      signal.throwIfAborted();
      return await work();
    } catch (error) {
      throw mapError(error, { ...where, action }, signal);
    }
  }

  return {
    listVaults: (request, abortSignal) =>
      call('list vaults', abortSignal, async () => {
        const input = { accountId, ...pageInput(request) };
        const answer = await client.send(new ListVaultsCommand(input), { abortSignal });
        return pageOf(decodeList(answer.VaultList, 'VaultList').map(decodeVault), answer.Marker);
      }),

    listMultipartUploads: (vaultName, request, abortSignal) =>
      call('list uploads', abortSignal, async () => {
        checkNames(vaultName);
        const input = { accountId, vaultName, ...pageInput(request) };
        const answer = await client.send(new ListMultipartUploadsCommand(input), { abortSignal });
        const uploads = decodeList(answer.UploadsList, 'UploadsList');
        return pageOf(
          uploads.map((upload) => decodeUpload(upload, vaultName)),
          answer.Marker,
        );
      }),

    listParts: ({ vaultName, id: uploadId, partSize }, request, abortSignal) =>
      call('list parts', abortSignal, async () => {
        checkNames(vaultName, uploadId);
        const input = { accountId, vaultName, uploadId, ...pageInput(request) };
        const answer = await client.send(new ListPartsCommand(input), { abortSignal });
        // Documented on every page, but other tools rely on it on the first one only: so do we.
        if (answer.PartSizeInBytes !== undefined || request.marker === undefined) {
          decodePartSize(answer.PartSizeInBytes, partSize);
        }
        const parts = decodeList(answer.Parts, 'Parts');
        return pageOf(
          parts.map((part) => decodePart(part, partSize)),
          answer.Marker,
        );
      }),

    dispose: () => client.destroy(),
  };
}

/** The SDK escapes a slash in a name but sends `.`, `..` and an empty name as they are: another path altogether. */
function checkNames(vaultName: string, uploadId?: string): void {
  if (!isVaultName(vaultName)) throw new GlacierError('invalid', 'That is not the name of a vault.');
  if (uploadId !== undefined && !isUploadId(uploadId)) {
    throw new GlacierError('invalid', 'That is not the id of an upload.');
  }
}

function pageInput({ limit, marker }: PageRequest): { limit?: number; marker?: string } {
  return { ...(limit !== undefined && { limit }), ...(marker !== undefined && { marker }) };
}

function pageOf<T>(items: readonly T[], marker: string | undefined): Page<T> {
  const next = decodeMarker(marker);
  return next === undefined ? { items } : { items, marker: next };
}
