import { specLabel } from '../../core/aws/connectionSpec.ts';
import { type MultipartUpload, uploadKey } from '../../core/model.ts';
import { summarize } from '../../core/parts/listedSummary.ts';
import type { KeptUploads } from '../../core/uploads/keptUploads.ts';
import {
  type CountedParts,
  type Ended,
  recordKey,
  type ScanProblem,
  type ScanProgress,
  type UploadRecord,
} from '../../core/uploads/uploadRecord.ts';
import type { ExportedUpload } from '../../core/uploads/uploadTable.ts';
import type { ConnectionStore } from '../../store/connectionStore.ts';
import type { PartsList } from '../../store/partsList.ts';
import type { Sessions } from '../../store/sessions.ts';
import type { UploadRow } from '../protocol/messages.ts';
import type { ScanRun } from './scanRun.ts';
import { endOf, statusOf } from './uploadStatus.ts';

/**
 * The uploads that were found, in the order in which they were found, with what the rest of the extension knows of them.
 * Rows keep their index within a generation.
 */
export class UploadsList {
  /** Grows whenever the rows are made anew. */
  generation = 0;
  problems: readonly ScanProblem[] = [];
  progress: ScanProgress | undefined;
  private entries: UploadRecord[] = [];
  private readonly indexes = new Map<string, number>();
  /** Rows that have changed since they were last asked for. */
  private readonly changed = new Set<number>();
  /** What each connection's uploads were found through. */
  private readonly stores = new Map<string, ConnectionStore>();
  private readonly sessions: Pick<Sessions, 'all'>;

  constructor(sessions: Pick<Sessions, 'all'>) {
    this.sessions = sessions;
  }

  get count(): number {
    return this.entries.length;
  }

  get records(): readonly UploadRecord[] {
    return this.entries;
  }

  /** Uploads that are there still, as far as is known, and that nothing is being sent into from here. */
  get idle(): readonly UploadRecord[] {
    return this.entries.filter(
      ({ ended, sessionId, upload }) => ended === undefined && !this.listOf(sessionId, upload)?.sending,
    );
  }

  /** Begins anew without rows. */
  clear(): void {
    this.problems = [];
    this.progress = undefined;
    this.stores.clear();
    this.replace([]);
  }

  /** Shows what an earlier window has found. */
  restore({ records, problems, progress }: KeptUploads): void {
    this.clear();
    for (const record of records) this.add(record);
    this.problems = problems;
    this.progress = progress;
  }

  /** Adds what a scan has found since. What was found through a connection that was opened anew since is dropped. */
  take(run: ScanRun): void {
    for (const { session, store } of run.looked) {
      const before = this.stores.get(session.id);
      if (before && before !== store) this.drop(session.id);
      this.stores.set(session.id, store);
    }
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
    return this.entries[index];
  }

  /** Drops what was found through a connection. */
  drop(id: string): void {
    this.stores.delete(id);
    this.replace(this.entries.filter(({ sessionId }) => sessionId !== id));
  }

  /**
   * Takes note of what the extension has learned of an upload; returns whether it has come to its end, or is back, and
   * undefined for one that was not found.
   */
  noteList(sessionId: string, list: PartsList): boolean | undefined {
    const index = this.indexes.get(recordKey({ sessionId, upload: list.upload }));
    const before = index === undefined ? undefined : this.entries[index];
    if (index === undefined || !before) return undefined;
    const { pages, done, status, asOf } = list.pager;
    const { ended: endedBefore, ...record } = before;
    const ended = endOf(list, endedBefore);
    const isListed = done && status === 'ready' && asOf !== undefined;
    const counted = isListed ? { ...summarize(pages.flat(), list.tail), asOf } : before.counted;
    this.entries[index] = { ...record, ...(counted && { counted }), ...(ended && { ended }) };
    this.changed.add(index);
    return ended !== endedBefore;
  }

  /** The connection was opened or closed: what was known through it may be known no more. */
  noteSession(id: string): void {
    for (const [index, { sessionId }] of this.entries.entries())
      if (sessionId === id) this.changed.add(index);
  }

  noteCounted(record: UploadRecord, counted: CountedParts): void {
    this.change(record, (before) => ({ ...withoutFailure(before), counted }));
  }

  noteEnded(record: UploadRecord, ended: Ended): void {
    this.change(record, (before) => ({ ...before, ended }));
  }

  /** Says in its row why something was not done with an upload; undefined takes it back. */
  noteFailure(record: UploadRecord, failure: string | undefined): void {
    this.change(record, (before) =>
      failure === undefined ? withoutFailure(before) : { ...before, failure },
    );
  }

  rowsFrom(first: number): UploadRow[] {
    return this.entries.slice(first).map((record) => this.rowOf(record));
  }

  /** The rows before `end` that have changed since this was last called. */
  changedRows(end: number): [index: number, row: UploadRow][] {
    const rows = [...this.changed].flatMap((index): [number, UploadRow][] => {
      const record = this.entries[index];
      return record && index < end ? [[index, this.rowOf(record)]] : [];
    });
    this.changed.clear();
    return rows;
  }

  /** The records of rows as they are exported. */
  exported(rows: readonly number[]): ExportedUpload[] {
    return rows.flatMap((index): ExportedUpload[] => {
      const record = this.entries[index];
      return record ? [{ ...record, status: this.statusOf(record)?.text ?? '' }] : [];
    });
  }

  private replace(records: readonly UploadRecord[]): void {
    this.generation++;
    this.entries = [...records];
    this.changed.clear();
    this.indexes.clear();
    for (const [index, record] of records.entries()) this.indexes.set(recordKey(record), index);
  }

  private add(record: UploadRecord): void {
    this.indexes.set(recordKey(record), this.entries.length);
    this.entries.push(record);
    const list = this.listOf(record.sessionId, record.upload);
    if (list) this.noteList(record.sessionId, list);
  }

  private change(record: UploadRecord, change: (before: UploadRecord) => UploadRecord): void {
    const index = this.indexes.get(recordKey(record));
    const before = index === undefined ? undefined : this.entries[index];
    if (index === undefined || !before) return;
    this.entries[index] = change(before);
    this.changed.add(index);
  }

  private rowOf(record: UploadRecord): UploadRow {
    const { sessionId, connection, region, upload, counted } = record;
    const activity = this.listOf(sessionId, upload)?.lastActivity;
    const status = this.statusOf(record);
    return {
      sessionId,
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

  private statusOf(record: UploadRecord): UploadRow['status'] {
    return statusOf(this.listOf(record.sessionId, record.upload), record);
  }

  /** The parts of an upload, where they were listed. */
  private listOf(sessionId: string, upload: MultipartUpload): PartsList | undefined {
    const list = this.sessions.all.find(({ id }) => id === sessionId)?.store?.knownPartsOf(upload);
    return list && uploadKey(list.upload) === uploadKey(upload) ? list : undefined;
  }
}

function withoutFailure(record: UploadRecord): UploadRecord {
  const { failure: _, ...others } = record;
  return others;
}
