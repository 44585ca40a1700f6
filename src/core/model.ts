import type { ByteRange } from './byteRange.ts';

/** A vault as the service describes it. Counts are those of the last inventory, about a day old. */
export interface Vault {
  readonly name: string;
  readonly arn: string;
  /** Absent for a vault that was named by the user and not listed. */
  readonly created?: Date;
  /** Absent until the first inventory. */
  readonly inventoried?: Date;
  readonly archives?: number;
  /** Bytes of all archives, with the service's overhead for each. */
  readonly bytes?: number;
}

/** A multipart upload in progress. The service does not know how large its archive is meant to be. */
export interface MultipartUpload {
  readonly id: string;
  readonly vaultName: string;
  /** Empty where nobody says it. */
  readonly vaultArn: string;
  readonly description?: string;
  readonly created: Date;
  /** Bytes; every part but the last must have exactly this size for Complete to succeed. */
  readonly partSize: number;
}

/** Identifies an upload across accounts and regions. */
export function uploadKey({ vaultArn, id }: Pick<MultipartUpload, 'vaultArn' | 'id'>): string {
  return JSON.stringify([vaultArn, id]);
}

/** A part that the service holds. */
export interface Part {
  readonly range: ByteRange;
  /** The service's own SHA-256 tree hash of the bytes it received, lower-case hex. */
  readonly treeHash: string;
  /** The service listed the end one byte too far, as it has been seen to do; `range` is corrected. */
  readonly endCorrected?: true;
}
