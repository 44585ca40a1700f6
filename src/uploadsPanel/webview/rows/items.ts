import type { ScanProblem } from '../../../core/uploads/uploadRecord.ts';
import type { UploadRow } from '../../protocol/messages.ts';

/** The vault that a group of rows is in, and where that is. */
export interface Group {
  readonly sessionId: string;
  readonly connection: string;
  readonly region: string;
  readonly vaultName: string;
}

/** A row of the table. */
export type Item =
  | { readonly kind: 'upload'; readonly row: UploadRow }
  | { readonly kind: 'problem'; readonly problem: ScanProblem }
  /** The heading of those that follow; `uploads` are how many of them are shown. */
  | { readonly kind: 'group'; readonly group: Group; readonly uploads: number };

/** What rows are made of. Uploads come first in their indexes, then problems, then groups, which cannot be selected. */
export interface Rows {
  readonly uploads: readonly UploadRow[];
  readonly problems: readonly ScanProblem[];
  /** The vaults of the uploads, by connection, region and name. */
  readonly groups: readonly Group[];
}

export const noRows: Rows = { uploads: [], problems: [], groups: [] };

export function rowsOf(uploads: readonly UploadRow[], problems: readonly ScanProblem[]): Rows {
  const groups = new Map(uploads.map((row) => [groupKey(row), row]));
  const sorted = [...groups].sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    uploads,
    problems,
    groups: sorted.map(([, { sessionId, connection, region, vaultName }]) => ({
      sessionId,
      connection,
      region,
      vaultName,
    })),
  };
}

/** Tells groups apart, and orders them. */
export function groupKey({ sessionId, connection, region, vaultName }: Group): string {
  return [connection, region, vaultName, sessionId].join('\n');
}

/** Tells uploads apart over generations. */
export function uploadRowKey({ sessionId, vaultArn, uploadId }: UploadRow): string {
  return [sessionId, vaultArn, uploadId].join('\n');
}

export function problemKey({ connection, region, vaultName = '' }: ScanProblem): string {
  return [connection, region, vaultName].join('\n');
}
