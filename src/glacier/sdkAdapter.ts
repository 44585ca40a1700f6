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
import type { CallContext } from './errors.ts';
import { persist, type Persistence } from './persist.ts';
import type { GlacierPort, PageRequest } from './port.ts';

/** `-` stands for the account of the credentials (guide: "Common Request Headers"). */
const ownAccount = '-';

/**
 * The port over the official SDK. `clients` gives the client to send with, which changes when credentials are renewed;
 * `where` is what errors name as the other side; `accountId` whose vaults they are.
 */
export function sdkAdapter(
  clients: { current(): GlacierClient },
  where: Omit<CallContext, 'action'>,
  persistence: Persistence,
  accountId = ownAccount,
): GlacierPort {
  const call = <T>(action: string, signal: AbortSignal, work: (client: GlacierClient) => Promise<T>) =>
    persist(() => work(clients.current()), { ...where, action }, signal, persistence);

  return {
    listVaults: (request, abortSignal) =>
      call('list vaults', abortSignal, async (client) => {
        const input = { accountId, ...pageInput(request) };
        const answer = await client.send(new ListVaultsCommand(input), { abortSignal });
        return pageOf(decodeList(answer.VaultList, 'VaultList').map(decodeVault), answer.Marker);
      }),

    listMultipartUploads: (vaultName, request, abortSignal) =>
      call('list uploads', abortSignal, async (client) => {
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
      call('list parts', abortSignal, async (client) => {
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

    dispose: () => clients.current().destroy(),
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
