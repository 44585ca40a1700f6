import { formatBytes, formatCount } from '../../../core/text/bytes.ts';
import { byteCount } from './byteCount.ts';

/** Texts of the heading, and of what can be done with the whole upload. */
export const headingTexts = {
  upload: 'Upload',
  uploadWithId: (id: string) => `Upload ${id}`,
  watch: 'Watch Upload',
  unwatch: 'Stop Watching',
  verify: 'Verify Local File…',
  exportParts: 'Export Parts…',
  openAsText: 'Open as Text',
};

/** Texts of what is most asked of an upload. A value that is an element is put in as it is. */
export const factTexts = {
  vault: 'Vault',
  partSize: 'Part size',
  created: 'Created',
  mayExpire: 'May expire',
  expiry: (hours: number) =>
    hours === 0 ? 'at any time (24 h after its last part)' : `in ${hours} h at the earliest`,
  uploaded: 'Uploaded',
  uploadedOf: <Piece>(uploaded: Piece, whole: Piece, percent: number) => [
    uploaded,
    ' of ',
    whole,
    ` (${percent}%)`,
  ],
  gaps: 'Gaps',
  noGaps: 'none',
  noGapsSoFar: 'none so far',
  gapsAndBytes: (gaps: number, bytes: number, all: boolean) =>
    `${formatCount(gaps)} (${formatBytes(bytes)} missing${all ? '' : ' so far'})`,
  contiguous: 'Contiguous from start',
  parts: (count: number) => `${formatCount(count)} ${count === 1 ? 'part' : 'parts'}`,
  hashOfArchive: 'Tree hash of the archive',
  hashOfUploaded: (bytes: number) => `Tree hash of the ${formatBytes(bytes)} uploaded`,
  hashOfFirst: (bytes: number) => `Tree hash of the first ${formatBytes(bytes)}`,
  /** Of the archive, whose tree hash is before it. */
  size: (bytes: number) => `${byteCount(bytes)}.`,
  sizeToComplete: (bytes: number) =>
    `${byteCount(bytes)}. Checksum and size for CompleteMultipartUpload if this is the whole archive.`,
  isNotOfArchive: <Piece>(fileSize: Piece) => ['Not that of the archive: the file has ', fileSize, '.'],
};

/** Names of all fields of an upload, in Title Case. */
export const fieldTexts = {
  details: 'Details',
  file: 'File',
  modified: 'Modified',
  description: 'Description',
  uploadId: 'Upload ID',
  vaultArn: 'Vault ARN',
  partSize: 'Part Size',
  created: 'Creation Date',
  marker: 'Next Marker',
  connection: 'Connection',
  /** In place of a value. */
  none: 'none',
} as const;
