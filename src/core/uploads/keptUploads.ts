import { isUploadId, isVaultName } from '../aws/names.ts';
import type { MultipartUpload } from '../model.ts';
import { isPartSize } from '../parts/partSize.ts';
import { fieldsOf, parseFields } from '../text/fields.ts';
import type {
  CountedParts,
  Ended,
  ScannedConnection,
  ScanProblem,
  ScanProgress,
  UploadRecord,
} from './uploadRecord.ts';

/** What was found, for the next window. */
export interface KeptUploads {
  readonly connections: readonly ScannedConnection[];
  readonly records: readonly UploadRecord[];
  readonly problems: readonly ScanProblem[];
  readonly progress: ScanProgress;
}

/** Characters of a text. */
const longest = 4096;

/** Characters of the id of a connection, which has the names of its vaults where they cannot be listed. */
const longestId = 1024 * 1024;

const ends: readonly Ended[] = ['completed', 'aborted', 'unknown'];

/** As JSON. What is running ends with the window. */
export function writeKeptUploads({ progress, ...found }: KeptUploads): string {
  const state = progress.state === 'over' ? 'over' : 'stopped';
  return JSON.stringify({ ...found, progress: { ...progress, state } });
}

/** Reads what was kept; leaves out records that cannot be right, and is undefined for anything else. */
export function readKeptUploads(text: string): KeptUploads | undefined {
  const fields = parseFields(text);
  const progress = readProgress(fields['progress']);
  const { connections, records, problems } = fields;
  if (!progress || !Array.isArray(connections) || !Array.isArray(records) || !Array.isArray(problems))
    return undefined;
  return {
    connections: connections.flatMap((connection) => readConnection(connection) ?? []),
    records: records.flatMap((record) => readRecord(record) ?? []),
    problems: problems.flatMap((problem) => readProblem(problem) ?? []),
    progress,
  };
}

function readProgress(value: unknown): ScanProgress | undefined {
  const { state, vaults, knowsVaults, scanned, requests, asOf } = fieldsOf(value);
  if (!isCount(vaults) || !isCount(scanned) || !isCount(requests) || !isCount(asOf)) return undefined;
  if (!isTime(asOf)) return undefined;
  return {
    state: state === 'over' ? 'over' : 'stopped',
    vaults,
    knowsVaults: knowsVaults === true,
    scanned,
    requests,
    asOf,
  };
}

function readConnection(value: unknown): ScannedConnection | undefined {
  const { sessionId, name } = fieldsOf(value);
  return isText(sessionId, longestId) && isText(name) ? { sessionId, name } : undefined;
}

function readRecord(value: unknown): UploadRecord | undefined {
  const { sessionId, connection, region, upload, counted, ended, failure } = fieldsOf(value);
  const known = readUpload(upload);
  if (!isText(sessionId, longestId) || !isText(connection) || !isText(region) || !known) return undefined;
  const parts = readCounted(counted);
  const end = ends.find((each) => each === ended);
  return {
    sessionId,
    connection,
    region,
    upload: known,
    ...(parts && { counted: parts }),
    ...(end && { ended: end }),
    ...(isText(failure) && { failure }),
  };
}

/** Reads an upload as JSON has it; undefined for what cannot be one. */
export function readUpload(value: unknown): MultipartUpload | undefined {
  const { id, vaultName, vaultArn, description, created, partSize } = fieldsOf(value);
  if (!isText(id) || !isUploadId(id) || !isText(vaultName) || !isVaultName(vaultName)) return undefined;
  if (!isText(vaultArn) || !isText(created) || !isTime(Date.parse(created))) return undefined;
  if (typeof partSize !== 'number' || !isPartSize(partSize)) return undefined;
  const upload = { id, vaultName, vaultArn, created: new Date(created), partSize };
  return isText(description) ? { ...upload, description } : upload;
}

function readCounted(value: unknown): CountedParts | undefined {
  const { parts, bytes, gaps, gapBytes, asOf } = fieldsOf(value);
  if (!isCount(parts) || !isCount(bytes) || !isCount(gaps) || !isCount(gapBytes) || !isCount(asOf))
    return undefined;
  return isTime(asOf) ? { parts, bytes, gaps, gapBytes, asOf } : undefined;
}

function readProblem(value: unknown): ScanProblem | undefined {
  const { connection, region, vaultName, cause, message } = fieldsOf(value);
  if (!isText(connection) || !isText(region) || !isText(cause) || !isText(message)) return undefined;
  return { connection, region, ...(isText(vaultName) && { vaultName }), cause, message };
}

function isText(value: unknown, most = longest): value is string {
  return typeof value === 'string' && value.length <= most;
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isTime(milliseconds: number): boolean {
  return !Number.isNaN(new Date(milliseconds).getTime());
}
