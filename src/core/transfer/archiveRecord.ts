import { parseFields } from '../text/fields.ts';
import { isArchiveId, isUploadId, isVaultArn, isVaultName } from '../aws/names.ts';
import { isRegionName } from '../aws/regionName.ts';
import { isTreeHash } from '../treeHash/treeHash.ts';

/** What Complete was asked to make of an upload. */
export interface ArchiveRequest {
  readonly uploadId: string;
  readonly vaultName: string;
  /** Empty where the service did not tell, or a line has none that can be one; so is the region. */
  readonly vaultArn: string;
  readonly region: string;
  /** Lower-case hex, of the whole archive. */
  readonly treeHash: string;
  /** Bytes. */
  readonly size: number;
  readonly description?: string;
  /** The local file it was verified against. */
  readonly file?: string;
  /** It is in the sample account, and gone with that. */
  readonly sample?: true;
  /** ISO 8601, UTC. */
  readonly asked: string;
}

/** An archive that was made. Without its id it can be found by an inventory of its vault only. */
export interface ArchiveRecord extends ArchiveRequest {
  readonly archiveId: string;
  /** The tree hash that the service has told of the archive, where it is not the one it was asked for. */
  readonly answeredHash?: string;
  /** ISO 8601, UTC. */
  readonly completed: string;
}

/** A Complete that made no archive, as the service has said. */
export interface RefusedRequest extends ArchiveRequest {
  /** ISO 8601, UTC. */
  readonly refused: string;
}

/** What is known of a Complete: `archiveId` is absent while no answer has told it. */
export type CompleteRecord = ArchiveRequest | ArchiveRecord;

export function isArchive(record: CompleteRecord): record is ArchiveRecord {
  return 'archiveId' in record;
}

/** One line of the history, with its line feed. */
export function writeRecord(record: CompleteRecord | RefusedRequest): string {
  return `${JSON.stringify(record)}\n`;
}

/**
 * Reads a history: the latest record of each Complete, in the order in which they were asked for, without those that were
 * refused. A line that cannot be read, as after a power loss, costs that line only.
 */
export function readRecords(text: string): CompleteRecord[] {
  const lines = text.split('\n').flatMap((line) => readRecord(line) ?? []);
  const refused = new Set(lines.filter(isRefused).map(requestKey));
  const records = new Map<string, CompleteRecord>();
  for (const record of lines) {
    if (isRefused(record) || (!isArchive(record) && refused.has(requestKey(record)))) continue;
    const key = uploadOf(record);
    const known = records.get(key);
    if (!known || isArchive(record) || !isArchive(known)) records.set(key, record);
  }
  return [...records.values()];
}

function isRefused(record: CompleteRecord | RefusedRequest): record is RefusedRequest {
  return 'refused' in record;
}

function uploadOf({ region, vaultArn, uploadId }: ArchiveRequest): string {
  return `${region} ${vaultArn} ${uploadId}`;
}

/** An upload may have been asked to be completed several times. */
function requestKey(request: ArchiveRequest): string {
  return `${uploadOf(request)} ${request.asked}`;
}

function readRecord(line: string): CompleteRecord | RefusedRequest | undefined {
  const fields = parseFields(line);
  const text = (name: string) => (typeof fields[name] === 'string' ? fields[name] : undefined);
  const { size } = fields;
  const [uploadId, vaultName, treeHash, asked] = ['uploadId', 'vaultName', 'treeHash', 'asked'].map((name) =>
    text(name),
  );
  if (!uploadId || !isUploadId(uploadId) || !vaultName || !isVaultName(vaultName)) return undefined;
  if (!treeHash || !isTreeHash(treeHash) || !isDate(asked)) return undefined;
  if (typeof size !== 'number' || !Number.isSafeInteger(size) || size < 1) return undefined;
  const [description, file] = [text('description'), text('file')];
  const [vaultArn = '', region = ''] = [text('vaultArn'), text('region')];
  const request: ArchiveRequest = {
    uploadId,
    vaultName,
    // Without them the archive can still be found, so they do not cost the line.
    vaultArn: isVaultArn(vaultArn) ? vaultArn : '',
    region: isRegionName(region) ? region : '',
    treeHash: treeHash.toLowerCase(),
    size,
    ...(description !== undefined && { description }),
    ...(file !== undefined && { file }),
    ...(fields['sample'] === true && { sample: true }),
    asked,
  };
  const [archiveId, completed, refused] = [text('archiveId'), text('completed'), text('refused')];
  if (isDate(refused)) return { ...request, refused };
  if (!archiveId || !isArchiveId(archiveId) || !isDate(completed)) return request;
  const answeredHash = text('answeredHash');
  const isOther = answeredHash !== undefined && isTreeHash(answeredHash);
  return { ...request, archiveId, ...(isOther && { answeredHash }), completed };
}

/** As `toISOString` writes it: `Date.parse` alone would let any text in parentheses pass. */
function isDate(text: string | undefined): text is string {
  if (text === undefined || !/^\d{4}-/.test(text)) return false;
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text;
}
