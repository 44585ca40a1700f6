import { fieldsOf, parseFields } from '../text/fields.ts';
import { isVaultName } from '../aws/names.ts';
import { type MultipartUpload, uploadKey } from '../model.ts';
import { isPartSize } from '../parts/partSize.ts';
import { readUpload } from '../uploads/keptUploads.ts';
import type { NewUpload } from './newUpload.ts';

/** What is known of anything that a process does for an upload, and that another one can go on with. */
interface MarkedWork {
  /** Of the connection in VS Code. */
  readonly sessionId: string;
  /** Of the upload, as it is called on screen. */
  readonly name: string;
  /** Of the local file; empty where there is none. */
  readonly path: string;
}

/** An upload that the service was asked for, and has not told the id of. */
export interface StartingMark extends MarkedWork {
  readonly step: 'starting';
  readonly vaultName: string;
  readonly vaultArn: string;
  readonly wanted: NewUpload;
  /** The ids of the uploads that there were before. */
  readonly known: readonly string[];
}

/** An upload that is being sent into, or completed. */
export interface UploadMark extends MarkedWork {
  readonly step: 'sending' | 'completing';
  readonly upload: MultipartUpload;
}

/** What is being done. */
export type TransferMark = StartingMark | UploadMark;

/** A process: its number says nothing on another computer, which may share the folder of the marks. */
export interface MarkOwner {
  readonly pid: number;
  /** Of the computer. */
  readonly host: string;
}

/** What is being done, and by which process. */
export type OwnedMark = TransferMark & MarkOwner;

/** Tells marks apart: there is one for an upload, and one for a file that an upload into a vault is started for. */
export function markKey(mark: TransferMark): string {
  if (mark.step !== 'starting') return uploadKey(mark.upload);
  return JSON.stringify([mark.step, mark.vaultArn, mark.vaultName, mark.path]);
}

/** The vault that a mark is about. */
export function markPlace(mark: TransferMark): Pick<MultipartUpload, 'vaultName' | 'vaultArn'> {
  return mark.step === 'starting' ? mark : mark.upload;
}

/** Whether `mark` is that of the upload which was asked for with `starting`: the process ended between the two. */
export function supersedes(mark: TransferMark, starting: TransferMark): boolean {
  if (mark.step === 'starting' || starting.step !== 'starting') return false;
  const { vaultName, vaultArn, id } = mark.upload;
  return (
    mark.path === starting.path &&
    vaultName === starting.vaultName &&
    vaultArn === starting.vaultArn &&
    !starting.known.includes(id)
  );
}

export function writeMark(mark: TransferMark, { pid, host }: MarkOwner): string {
  return JSON.stringify({ ...mark, pid, host });
}

/** Reads a mark; undefined where the text is not a whole one. */
export function readMark(text: string): OwnedMark | undefined {
  const fields = parseFields(text);
  const { sessionId, name, path, pid, host, step } = fields;
  if (!isText(sessionId) || !isText(name) || !isText(path)) return undefined;
  if (!isText(host)) return undefined;
  if (typeof pid !== 'number' || !Number.isSafeInteger(pid) || pid < 1) return undefined;
  const work = { sessionId, name, path, pid, host };
  if (step === 'starting') {
    const { vaultName, vaultArn, known } = fields;
    const wanted = readWanted(fields['wanted']);
    if (!isText(vaultName) || !isVaultName(vaultName) || !isText(vaultArn) || !wanted) return undefined;
    if (!Array.isArray(known) || !known.every(isText)) return undefined;
    return { ...work, step, vaultName, vaultArn, wanted, known };
  }
  const upload = readUpload(fields['upload']);
  return upload && (step === 'sending' || step === 'completing') ? { ...work, step, upload } : undefined;
}

function readWanted(value: unknown): NewUpload | undefined {
  const { partSize, description } = fieldsOf(value);
  if (typeof partSize !== 'number' || !isPartSize(partSize)) return undefined;
  return { partSize, ...(isText(description) && { description }) };
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
