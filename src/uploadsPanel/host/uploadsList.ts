import { summarize } from '../../core/parts/listedSummary.ts';
import { type MultipartUpload, uploadKey } from '../../core/model.ts';
import { specLabel } from '../../core/aws/connectionSpec.ts';
import type { KeptUploads } from '../../core/uploads/keptUploads.ts';
import {
  type CountedParts,
  recordKey,
  type ScanProblem,
  type ScanProgress,
  type UploadRecord,
} from '../../core/uploads/uploadRecord.ts';
import type { ExportedUpload } from '../../core/uploads/uploadTable.ts';
import type { PartsList } from '../../store/partsList.ts';
import type { Sessions } from '../../store/sessions.ts';
import type { UploadRow } from '../protocol/messages.ts';
import type { ScanRun } from './scanRun.ts';
import { type Ended, endOf, statusOf, type UploadNews } from './uploadStatus.ts';

interface Entry extends UploadNews {
  record: UploadRecord;
  ended?: UploadNews['ended'];
  failure?: UploadNews['failure'];
}

/**
 * The uploads that were found, in the order in which they were found, with what the rest of the extension knows of them.
 * Rows keep their index within a generation.
 */
export class UploadsList {
  /** Grows whenever the rows are made anew. */
  generation = 0;
  problems: readonly ScanProblem[] = [];
  progress: ScanProgress | undefined;
  private entries: Entry[] = [];
  private readonly indexes = new Map<string, number>();
  /** Rows that have changed since they were last asked for. */
  private readonly changed = new Set<number>();
  private generationOfRun = 0;
  private readonly sessions: Pick<Sessions, 'all'>;

  constructor(sessions: Pick<Sessions, 'all'>) {
    this.sessions = sessions;
  }

  get count(): number {
    return this.entries.length;
  }

  get records(): readonly UploadRecord[] {
    return this.entries.map(({ record }) => record);
  }

  /** Uploads that are there still, as far as is known. */
  get open(): readonly UploadRecord[] {
    return this.entries.filter(({ ended }) => ended === undefined).map(({ record }) => record);
  }

  /** Begins anew without rows. */
  clear(): void {
    this.generation++;
    this.entries = [];
    this.indexes.clear();
    this.changed.clear();
    this.problems = [];
    this.progress = undefined;
  }

  /** Shows what an earlier window has found. */
  restore({ records, problems, progress }: KeptUploads): void {
    this.clear();
    for (const record of records) this.add(record);
    this.problems = problems;
    this.progress = progress;
  }

  /** Adds what a scan has found since. */
  take(run: ScanRun): void {
    if (run.generation !== this.generationOfRun) this.clear();
    this.generationOfRun = run.generation;
    for (const { session, store, upload } of run.found) {
      const found = { sessionId: session.id, upload };
      if (this.indexes.has(recordKey(found))) continue;
      const { region } = store.connection;
      this.add({ ...found, connection: specLabel(session.spec), region });
    }
    this.problems = run.problems;
    this.progress = run.progress;
  }

  recordAt(index: number): UploadRecord | undefined {
    return this.entries[index]?.record;
  }

  /** Takes note of what the extension has learned of an upload. */
  noteList(sessionId: string, list: PartsList): void {
    const index = this.indexes.get(recordKey({ sessionId, upload: list.upload }));
    const entry = index === undefined ? undefined : this.entries[index];
    if (index === undefined || !entry) return;
    entry.ended = endOf(list);
    const { pages, done, status, asOf } = list.pager;
    if (done && status === 'ready' && asOf !== undefined)
      entry.record = { ...entry.record, counted: { ...summarize(pages.flat(), list.tail), asOf } };
    this.changed.add(index);
  }

  /** The connection was opened or closed: what was known through it may be known no more. */
  noteSession(id: string): void {
    for (const [index, { record }] of this.entries.entries())
      if (record.sessionId === id) this.changed.add(index);
  }

  noteCounted(record: UploadRecord, counted: CountedParts): void {
    this.change(record, (entry) => {
      entry.record = { ...entry.record, counted };
      entry.failure = undefined;
    });
  }

  /** Says in its row why something was not done with an upload; undefined takes it back. */
  noteFailure(record: UploadRecord, failure: string | undefined): void {
    this.change(record, (entry) => (entry.failure = failure));
  }

  noteEnded(record: UploadRecord, ended: Ended): void {
    this.change(record, (entry) => (entry.ended = ended));
  }

  rowsFrom(first: number): UploadRow[] {
    return this.entries.slice(first).map((entry) => this.rowOf(entry));
  }

  /** The rows before `end` that have changed since this was last called. */
  changedRows(end: number): [index: number, row: UploadRow][] {
    const rows = [...this.changed].flatMap((index): [number, UploadRow][] => {
      const entry = this.entries[index];
      return entry && index < end ? [[index, this.rowOf(entry)]] : [];
    });
    this.changed.clear();
    return rows;
  }

  /** The records of rows as they are exported. */
  exported(rows: readonly number[]): ExportedUpload[] {
    return rows.flatMap((index): ExportedUpload[] => {
      const entry = this.entries[index];
      return entry ? [{ ...entry.record, status: this.statusOf(entry)?.text ?? '' }] : [];
    });
  }

  private add(record: UploadRecord): void {
    this.indexes.set(recordKey(record), this.entries.length);
    const list = this.listOf(record.sessionId, record.upload);
    this.entries.push({ record });
    if (list) this.noteList(record.sessionId, list);
  }

  private change(record: UploadRecord, change: (entry: Entry) => void): void {
    const index = this.indexes.get(recordKey(record));
    const entry = index === undefined ? undefined : this.entries[index];
    if (index === undefined || !entry) return;
    change(entry);
    this.changed.add(index);
  }

  private rowOf(entry: Entry): UploadRow {
    const { connection, region, upload, counted } = entry.record;
    const activity = this.listOf(entry.record.sessionId, upload)?.lastActivity;
    const status = this.statusOf(entry);
    return {
      connection,
      region,
      vaultName: upload.vaultName,
      vaultArn: upload.vaultArn,
      uploadId: upload.id,
      description: upload.description ?? '',
      created: upload.created.getTime(),
      partSize: upload.partSize,
      ...(counted && { counted }),
      ...(activity !== undefined && { activity }),
      ...(status && { status }),
    };
  }

  private statusOf(entry: Entry): UploadRow['status'] {
    const { sessionId, upload } = entry.record;
    return statusOf(this.listOf(sessionId, upload), entry);
  }

  /** The parts of an upload, where they were listed. */
  private listOf(sessionId: string, upload: MultipartUpload): PartsList | undefined {
    const list = this.sessions.all.find(({ id }) => id === sessionId)?.store?.knownPartsOf(upload);
    return list && uploadKey(list.upload) === uploadKey(upload) ? list : undefined;
  }
}
