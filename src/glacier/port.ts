import type { Readable } from 'node:stream';
import type { ByteRange } from '../core/byteRange.ts';
import type { EndpointInUse } from '../core/aws/endpointUse.ts';
import type { AccessKeys } from '../core/cli/withKeys.ts';
import type { Page } from '../core/listing/listing.ts';
import type { MultipartUpload, Part, Vault } from '../core/model.ts';

/** The page of a listing: at most `limit` items, from `marker` on (the first page without one). */
export interface PageRequest {
  readonly limit?: number;
  readonly marker?: string | undefined;
}

/** An upload as it is listed: the service names the vault's ARN, others that answer like it may not. */
export type ReceivedUpload = Omit<MultipartUpload, 'vaultArn'> & Partial<Pick<MultipartUpload, 'vaultArn'>>;

/** What names an upload to the service. */
export type UploadPlace = Pick<MultipartUpload, 'vaultName' | 'id'>;

/** A part to send. Both hashes are lower-case hex, and of exactly the bytes of the range. */
export interface PartToSend {
  readonly range: ByteRange;
  readonly treeHash: string;
  /** SHA-256 of the bytes in one go. */
  readonly sha256: string;
  /** The bytes; opened anew for each attempt. */
  readonly open: () => Readable;
}

/**
 * What the other rooms need of Glacier. Every call asks the service once (retries apart), and rejects with a
 * GlacierError, also when `signal` aborts it (kind `cancelled`).
 */
export interface GlacierPort {
  /** Vaults of the account by name, at most 10 a page (guide: "List Vaults"). */
  listVaults(request: PageRequest, signal: AbortSignal): Promise<Page<Vault>>;
  /** A vault by its name (guide: "Describe Vault"); `notFound` where there is none. */
  describeVault(vaultName: string, signal: AbortSignal): Promise<Vault>;
  /** An upload by its id, as List Parts tells of it besides its parts; `notFound` where there is none. */
  describeUpload(vaultName: string, uploadId: string, signal: AbortSignal): Promise<ReceivedUpload>;
  /** Uploads in progress, in no particular order, at most 50 a page (guide: "List Multipart Uploads"). */
  listMultipartUploads(
    vaultName: string,
    request: PageRequest,
    signal: AbortSignal,
  ): Promise<Page<ReceivedUpload>>;
  /** Parts by the start of their range, at most 50 a page (guide: "List Parts"). `partSize` in bytes. */
  listParts(
    upload: Pick<MultipartUpload, 'vaultName' | 'id' | 'partSize'>,
    request: PageRequest,
    signal: AbortSignal,
  ): Promise<Page<Part>>;
  /**
   * Begins an upload and returns its id (guide: "Initiate Multipart Upload"). Sent once, as each request the service
   * gets makes an upload: after a lost answer there may be one. `partSize` in bytes.
   */
  initiateUpload(
    vaultName: string,
    upload: { readonly partSize: number; readonly description?: string | undefined },
    signal: AbortSignal,
  ): Promise<string>;
  /**
   * Sends a part once, and returns the tree hash of the bytes that the service received, lower-case hex (guide: "Upload
   * Part"). A part with the same range is replaced. Only expired credentials are renewed, once, and the part sent again.
   */
  uploadPart(upload: UploadPlace, part: PartToSend, signal: AbortSignal): Promise<string>;
  /**
   * Makes an archive of `size` bytes of the parts, and returns what the service says of it (guide: "Complete Multipart
   * Upload"). Sent once; may be repeated for a short time and returns the same id; `notFound` after that.
   */
  completeUpload(
    upload: UploadPlace,
    archive: { readonly size: number; readonly treeHash: string },
    signal: AbortSignal,
  ): Promise<CompletedUpload>;
  /** Ends an upload and drops its parts for good (guide: "Abort Multipart Upload"). May be repeated for a short time. */
  abortUpload(upload: UploadPlace, signal: AbortSignal): Promise<void>;
  /** Closes the sockets. */
  dispose(): void;
}

/** What the service answers to Complete. */
export interface CompletedUpload {
  readonly archiveId: string;
  /** Lower-case hex, of the archive that was made; services need not tell it. */
  readonly treeHash?: string;
}

/**
 * Where requests go and with whose credentials: what the user is shown, and what keeps the data of connections apart.
 */
export interface Connection {
  readonly key: string;
  readonly region: string;
  readonly profile?: string;
  /** How the profile comes by its credentials, in a few words. */
  readonly credentials?: string;
  /** Set if it is not the account of the credentials. */
  readonly accountId?: string;
  /** Set if it is not AWS's own for the region. */
  readonly endpoint?: string;
  /** All endpoints in use that are not AWS's own: this one, and those for credentials. */
  readonly endpoints: readonly EndpointInUse[];
  readonly sample: boolean;
  /** The keys of the sample account, which are no secret; of no other. */
  readonly keys?: AccessKeys;
  readonly port: GlacierPort;
  /**
   * Call after the AWS files or a sign-in have changed. Renews the credentials, if theirs did, for the next call;
   * returns `moved` if requests would now go elsewhere, which takes a new connection.
   */
  filesChanged(): Promise<'kept' | 'moved'>;
}
