import {
  DescribeVaultCommand,
  ListMultipartUploadsCommand,
  ListPartsCommand,
  ListVaultsCommand,
  type UploadListElement,
} from '@aws-sdk/client-glacier';
import type { Page } from '../../core/listing/listing.ts';
import {
  decodeEach,
  decodeItem,
  decodeList,
  decodeMarker,
  decodePart,
  decodePartSize,
  decodeUpload,
  decodeVault,
} from './decode.ts';
import type { ClientHolder } from './clientHolder.ts';
import type { CallContext } from '../errors/clues.ts';
import { withRetry, type Persistence } from './retry.ts';
import type { GlacierPort, PageRequest } from '../port.ts';
import { checkNames } from './names.ts';
import { actionTexts as actions } from './texts.ts';
import { type Call, writeCalls } from './writeCalls.ts';

/** `-` means the account of the credentials (guide: "Common Request Headers"). */
const ownAccount = '-';

/**
 * Implements the port with the official SDK. `clients` holds the client to send with, `where` is the other side as
 * errors name it, and `accountId` the account of the vaults. Once disposed it refuses every call, and ends those under
 * way, as `cancelled`.
 */
export function sdkAdapter(
  clients: ClientHolder,
  where: Omit<CallContext, 'action'>,
  withRetryence: Omit<Persistence, 'renew'>,
  accountId = ownAccount,
): GlacierPort {
  const call: Call = (action, asked, work, options) => {
    const signal = AbortSignal.any([asked, clients.closed]);
    const attempt = () => clients.use(signal, (client) => work(client, signal));
    return withRetry(attempt, { ...where, action }, signal, {
      ...withRetryence,
      ...options,
      renew: () => clients.renew(),
    });
  };

  return {
    listVaults: (request, asked) =>
      call(actions.listVaults, asked, async (client, abortSignal) => {
        const input = { accountId, ...pageInput(request) };
        const answer = await client.send(new ListVaultsCommand(input), { abortSignal });
        const vaults = decodeList(answer.VaultList, 'VaultList', request);
        return pageOf(decodeEach(vaults, 'VaultList', 'VaultName', decodeVault), answer.Marker);
      }),

    describeVault: (vaultName, asked) =>
      call(actions.describeVault, asked, async (client, abortSignal) => {
        checkNames(vaultName);
        return decodeVault(
          await client.send(new DescribeVaultCommand({ accountId, vaultName }), { abortSignal }),
        );
      }),

    describeUpload: (vaultName, uploadId, asked) =>
      call(actions.describeUpload, asked, async (client, abortSignal) => {
        checkNames(vaultName, uploadId);
        const input = { accountId, vaultName, uploadId, limit: 1 };
        return decodeUpload(await client.send(new ListPartsCommand(input), { abortSignal }), vaultName);
      }),

    listMultipartUploads: (vaultName, request, asked) =>
      call(actions.listMultipartUploads, asked, async (client, abortSignal) => {
        checkNames(vaultName);
        const input = { accountId, vaultName, ...pageInput(request) };
        const answer = await client.send(new ListMultipartUploadsCommand(input), { abortSignal });
        const uploads = decodeList(answer.UploadsList, 'UploadsList', request);
        const decode = (upload: UploadListElement) => decodeUpload(upload, vaultName);
        return pageOf(decodeEach(uploads, 'UploadsList', 'MultipartUploadId', decode), answer.Marker);
      }),

    listParts: ({ vaultName, id: uploadId, partSize }, request, asked) =>
      call(actions.listParts, asked, async (client, abortSignal) => {
        checkNames(vaultName, uploadId);
        const input = { accountId, vaultName, uploadId, ...pageInput(request) };
        const answer = await client.send(new ListPartsCommand(input), { abortSignal });
        // Documented for every page, but other tools only rely on it on the first one, and so do we.
        if (answer.PartSizeInBytes !== undefined || request.marker === undefined) {
          decodePartSize(answer.PartSizeInBytes, partSize);
        }
        const parts = decodeList(answer.Parts, 'Parts', request);
        // All of them or none: a list of parts with one left out would show a gap.
        const items = parts.map((part, index) =>
          decodeItem(part, index, 'Parts', (each) => decodePart(each, partSize)),
        );
        return pageOf({ items }, answer.Marker);
      }),

    ...writeCalls(call, accountId),

    dispose: () => clients.dispose(),
  };
}

function pageInput({ limit, marker }: PageRequest): { limit?: number; marker?: string } {
  return { ...(limit !== undefined && { limit }), ...(marker !== undefined && { marker }) };
}

function pageOf<T>(page: Omit<Page<T>, 'marker'>, marker: string | undefined): Page<T> {
  const next = decodeMarker(marker);
  return next === undefined ? page : { ...page, marker: next };
}
