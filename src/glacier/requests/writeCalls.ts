import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  type GlacierClient,
  InitiateMultipartUploadCommand,
  UploadMultipartPartCommand,
} from '@aws-sdk/client-glacier';
import { formatRange, lengthOf } from '../../core/byteRange.ts';
import { isTreeHash } from '../../core/treeHash/treeHash.ts';
import type { GlacierPort } from '../port.ts';
import { decodeArchiveId, decodeTreeHash, decodeUploadId } from './decode.ts';
import { checkNames } from './names.ts';
import { sendOnce } from './sendOnce.ts';
import { actionTexts as actions } from './texts.ts';

/**
 * Sends to Glacier with a client; `action` follows "Could not" where it fails. The options are how often to retry while
 * AWS limits the rate, and after a wrong clock; as for the other calls unless given.
 */
export type Call = <T>(
  action: string,
  asked: AbortSignal,
  work: (client: GlacierClient, abortSignal: AbortSignal) => Promise<T>,
  options?: { readonly throttleTries: number; readonly skewTries: number },
) => Promise<T>;

/** The calls that change something. */
export function writeCalls(
  call: Call,
  accountId: string,
): Pick<GlacierPort, 'initiateUpload' | 'uploadPart' | 'completeUpload' | 'abortUpload'> {
  return {
    initiateUpload: (vaultName, { partSize, description: archiveDescription }, asked) =>
      call(actions.initiateUpload, asked, async (client, abortSignal) => {
        checkNames(vaultName);
        const input = { accountId, vaultName, partSize: String(partSize), archiveDescription };
        const command = new InitiateMultipartUploadCommand(input);
        sendOnce(command);
        const answer = await client.send(command, { abortSignal });
        return decodeUploadId(answer.uploadId);
      }),

    uploadPart: ({ vaultName, id: uploadId }, { range, treeHash, sha256, open }, asked) => {
      const send = async (client: GlacierClient, abortSignal: AbortSignal) => {
        checkNames(vaultName, uploadId);
        const input = { accountId, vaultName, uploadId, range: `bytes ${formatRange(range)}/*` };
        const headers = {
          'content-type': 'application/octet-stream',
          'content-length': String(lengthOf(range)),
          'x-amz-content-sha256': sha256,
          'x-amz-sha256-tree-hash': treeHash,
        };
        const command = new UploadMultipartPartCommand(input);
        sendOnce(command, { headers, open });
        return decodeTreeHash((await client.send(command, { abortSignal })).checksum);
      };
      // Whoever sends parts waits for all of them together.
      return call(actions.uploadPart, asked, send, { throttleTries: 0, skewTries: 0 });
    },

    completeUpload: ({ vaultName, id: uploadId }, { size, treeHash: checksum }, asked) =>
      call(actions.completeUpload, asked, async (client, abortSignal) => {
        checkNames(vaultName, uploadId);
        const input = { accountId, vaultName, uploadId, archiveSize: String(size), checksum };
        const command = new CompleteMultipartUploadCommand(input);
        sendOnce(command);
        const answer = await client.send(command, { abortSignal });
        const archiveId = decodeArchiveId(answer.archiveId);
        // By now there is an archive, so a hash that is none must not make an error of it.
        const { checksum: answered = '' } = answer;
        return isTreeHash(answered) ? { archiveId, treeHash: answered.toLowerCase() } : { archiveId };
      }),

    abortUpload: ({ vaultName, id: uploadId }, asked) =>
      call(actions.abortUpload, asked, async (client, abortSignal) => {
        checkNames(vaultName, uploadId);
        const input = { accountId, vaultName, uploadId };
        await client.send(new AbortMultipartUploadCommand(input), { abortSignal });
      }),
  };
}
