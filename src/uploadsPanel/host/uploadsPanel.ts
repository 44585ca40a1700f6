import { GlacierError } from '../../core/errors.ts';
import { specKey, specLabel } from '../../core/aws/connectionSpec.ts';
import type { Disposable } from '../../core/emitter.ts';
import { type Throttle, throttle } from '../../core/throttle.ts';
import type { KeptUploads } from '../../core/uploads/keptUploads.ts';
import type {
  ScannedConnection,
  ScanProblem,
  ScanProgress,
  UploadRecord,
} from '../../core/uploads/uploadRecord.ts';
import { answer } from '../../panel/host/answering.ts';
import type { Session } from '../../store/session.ts';
import type { SessionsChange } from '../../store/sessions.ts';
import {
  type HostMessage,
  type PageAction,
  protocolVersion,
  type RequestBody,
} from '../protocol/messages.ts';
import { parseRequest } from '../protocol/parseRequest.ts';
import { CountingRun } from './countingRun.ts';
import { ScanRun } from './scanRun.ts';
import { fieldNames, panelTexts as texts, exportTexts, statusTexts } from './texts.ts';
import { UploadsList } from './uploadsList.ts';
import type { UploadsPanelOptions } from './uploadsPanelOptions.ts';

/** Milliseconds between messages while uploads are found. */
const postInterval = 100;

/** Milliseconds between keeping what was found while more is. */
const keepInterval = 5000;

/** The id of the sample account. */
const sampleId = specKey({ kind: 'sample' });

/** Before anything was begun. */
const nothingYet: ScanProgress = {
  state: 'running',
  vaults: 0,
  knowsVaults: false,
  scanned: 0,
  requests: 0,
  asOf: 0,
};

/**
 * The extension's side of the uploads panel: looks for uploads, sends the webview what it should show, and carries out its
 * requests. Knows nothing of VS Code.
 */
export class UploadsPanel implements Disposable {
  private readonly list: UploadsList;
  private readonly counting: CountingRun;
  private readonly options: UploadsPanelOptions;
  private readonly telling: Throttle;
  private readonly watching: Disposable;
  private run: ScanRun | undefined;
  /** Something was found since that was last looked at. */
  private hasFound = false;
  /** The sample account, where it is open. */
  private sample: Session | undefined;
  /** What was found there was dropped, as it has begun anew or was closed. */
  private isSampleDropped = false;
  private connections: readonly ScannedConnection[] = [];
  /** Whether a webview is there and has asked for something; false while the panel is hidden. */
  private listening = false;
  private disposed = false;
  /** What the webview has; undefined where it has nothing. */
  private told: { readonly generation: number; readonly rows: number } | undefined;
  private state: ScanProgress['state'] | undefined;
  /** Milliseconds since 1970. */
  private keptAt = 0;

  constructor(options: UploadsPanelOptions) {
    this.options = options;
    this.list = new UploadsList(options.sessions);
    this.sample = sampleOf(options.sessions.all);
    this.counting = new CountingRun(
      this.list,
      options,
      () => this.changed(),
      () => this.keep(),
    );
    this.telling = throttle(postInterval, () => this.tell());
    this.watching = options.sessions.onDidChange((change) => this.noteChange(change));
  }

  /** Whether it is these connections that are looked through. */
  shows(sessions: readonly Session[]): boolean {
    const shown = new Set(this.connections.map(({ sessionId }) => sessionId));
    return sessions.length === shown.size && sessions.every(({ id }) => shown.has(id));
  }

  /** Looks through these connections, in place of what is shown. */
  scan(sessions: readonly Session[]): void {
    this.end();
    this.list.clear();
    this.isSampleDropped = false;
    this.connections = sessions.map(({ id, spec }) => ({ sessionId: id, name: specLabel(spec) }));
    const { jobs, sessions: known } = this.options;
    this.run = new ScanRun(sessions, known, jobs, () => {
      this.hasFound = true;
      this.changed();
    });
    this.hasFound = true;
    this.changed();
  }

  /** Shows what an earlier window has found, but for the sample account, which begins anew with each window. */
  restore(kept: KeptUploads): void {
    this.connections = kept.connections;
    this.list.restore(kept);
    this.dropSample();
    this.changed();
  }

  /** Passes on an action from the context menu. */
  act(action: PageAction): void {
    if (this.listening) this.post({ type: 'act', action });
  }

  /** VS Code destroys the webview when the panel is hidden; a new one starts by asking. */
  hide(): void {
    this.listening = false;
    this.told = undefined;
  }

  /** Handles a message from the webview. Whatever it is, it is answered or logged, and nothing is thrown. */
  async receive(message: unknown): Promise<void> {
    await answer(message, {
      parse: parseRequest,
      run: (request) => this.carryOut(request),
      post: (reply) => this.post(reply),
      onRefused: (reason) => this.options.log(texts.refused(reason)),
    });
  }

  dispose(): void {
    this.disposed = true;
    this.end();
    this.watching.dispose();
    this.hide();
    this.telling.dispose();
    this.options.onFound([]);
  }

  /**
   * Carries out a request of the webview.
   * @throws GlacierError where it is refused
   */
  private async carryOut(request: RequestBody): Promise<void> {
    const { options, list } = this;
    switch (request.type) {
      case 'ready':
        this.listening = true;
        this.told = undefined;
        this.changed();
        return;
      case 'stop':
        this.run?.stop();
        return;
      case 'goOn':
        // What an earlier window has begun cannot be gone on with.
        if (this.run) this.run.goOn();
        else this.refresh();
        return;
      case 'refresh':
        this.refresh();
        return;
      case 'row': {
        const record = this.recordOf(request.generation, request.row);
        void options.actions.run(request.action, record);
        return;
      }
      case 'copyField': {
        const { upload } = this.recordOf(request.generation, request.row);
        const { id, description, vaultArn } = upload;
        const text = { uploadId: id, description, vaultArn }[request.field];
        if (!text) throw new GlacierError('invalid', texts.noSuchField(request.field));
        await options.copy(text, fieldNames[request.field]);
        return;
      }
      case 'copyRows': {
        this.recordsOf(request);
        const text = options.jobs.uploadsToTsv(list.exported(request.rows));
        await options.copy(text, exportTexts.copied(request.rows.length));
        return;
      }
      case 'count':
        void this.counting.count(this.recordsOf(request));
        return;
      case 'stopCounting':
        this.counting.stop();
        return;
      case 'abort':
        void this.abort(this.recordsOf(request));
        return;
      case 'export':
        this.recordsOf(request);
        void options.exportUploads(list.exported(request.rows));
        return;
      case 'openAsText':
        this.recordsOf(request);
        void options.openAsText(list.exported(request.rows));
    }
  }

  /**
   * Looks through the same connections anew; of those that are not there any more it says so.
   * @throws GlacierError `notConnected` where none is
   */
  private refresh(): void {
    const { all } = this.options.sessions;
    // Those of an earlier window are known by their ids.
    const there = this.connections.flatMap(({ sessionId }) => all.find(({ id }) => id === sessionId) ?? []);
    if (there.length === 0) throw new GlacierError('notConnected', texts.noConnectionLeft);
    const { connections } = this;
    this.scan(there);
    this.connections = connections;
  }

  private async abort(records: readonly UploadRecord[]): Promise<void> {
    for (const record of records) this.list.noteFailure(record, undefined);
    for (const { record, why } of await this.options.actions.abort(records))
      this.list.noteFailure(record, statusTexts.notAborted(why));
    this.changed();
    this.keep();
  }

  private recordsOf({
    generation,
    rows,
  }: {
    readonly generation: number;
    readonly rows: readonly number[];
  }): UploadRecord[] {
    return rows.map((row) => this.recordOf(generation, row));
  }

  private recordOf(generation: number, row: number): UploadRecord {
    if (generation !== this.list.generation) throw new GlacierError('invalid', texts.rowsChanged);
    const record = this.list.recordAt(row);
    if (!record) throw new GlacierError('invalid', texts.noSuchRow);
    return record;
  }

  private noteChange(change: SessionsChange): void {
    if (change.kind === 'parts') {
      const isTurned = this.list.noteList(change.session.id, change.parts);
      // Parts come many times a second, mostly of uploads that are not shown here.
      if (isTurned === undefined) return;
      if (isTurned) this.keep();
    } else if (change.kind === 'session') this.list.noteSession(change.session.id);
    // One that was removed is not waited for any more.
    else if (change.kind === 'sessions') {
      this.hasFound = true;
      this.noteSample();
    } else return;
    this.changed();
  }

  /** Tells the page anew what it offers, as read-only mode was turned on or off. */
  modeChanged(): void {
    this.told = undefined;
    this.changed();
  }

  /** The sample account begins anew each time it is opened, with the same uploads: what was known of them is untrue. */
  private noteSample(): void {
    const now = sampleOf(this.options.sessions.all);
    if (now === this.sample) return;
    this.sample = now;
    if (this.dropSample()) this.keep();
  }

  /** Returns whether it was looked through. */
  private dropSample(): boolean {
    const looked = this.connections.some(({ sessionId }) => sessionId === sampleId);
    if (looked) this.list.drop(sampleId);
    this.isSampleDropped ||= looked;
    return looked;
  }

  /** Sends what is new, soon; also while the panel is hidden something may have to be kept. */
  private changed(): void {
    if (!this.disposed) this.telling.call();
  }

  private tell(): void {
    const { list, run, options } = this;
    if (run && this.hasFound) list.take(run);
    this.hasFound = false;
    const progress = list.progress ?? nothingYet;
    const isDue = progress.state !== 'running' || Date.now() - this.keptAt > keepInterval;
    if (run && isDue && (progress.state === 'running' || progress.state !== this.state)) this.keep();
    this.state = progress.state;
    options.onFound(list.idle);
    if (!this.listening) return;
    const counting = this.counting.progress;
    const news = {
      generation: list.generation,
      problems: [...this.lostConnections(), ...list.problems],
      progress,
      ...(counting && { counting }),
    };
    const { told } = this;
    if (told?.generation === list.generation) {
      const changed = list.changedRows(told.rows);
      this.post({ type: 'update', from: told.rows, rows: list.rowsFrom(told.rows), changed, ...news });
    } else {
      list.changedRows(0);
      this.post({ type: 'snapshot', ...this.about(), rows: list.rowsFrom(0), ...news });
    }
    this.told = { generation: list.generation, rows: list.count };
  }

  /** What is looked through, and how it is shown. */
  private about() {
    const { id, language, readOnly } = this.options;
    const [only, ...others] = this.connections;
    const several = others.length > 0;
    const scope = only && !several ? only.name : texts.allConnections;
    return { panelId: id, scope, several, readOnly: readOnly(), language };
  }

  /** Connections that were removed since: nothing more can be learned of their uploads until they are back. */
  private lostConnections(): ScanProblem[] {
    const there = new Set(this.options.sessions.all.map(({ id }) => id));
    return this.connections
      .filter(({ sessionId }) => !there.has(sessionId) || (sessionId === sampleId && this.isSampleDropped))
      .map(({ sessionId, name }) => ({
        connection: name,
        region: '',
        ...(sessionId === sampleId ? texts.sampleClosed : texts.connectionLost),
      }));
  }

  private keep(): void {
    const { problems, progress, records } = this.list;
    if (!progress || this.disposed) return;
    this.keptAt = Date.now();
    this.options.keep({ connections: this.connections, records, problems, progress });
  }

  private end(): void {
    this.run?.dispose();
    this.run = undefined;
    this.state = undefined;
    this.counting.stop();
  }

  private post(message: HostMessage): void {
    if (!this.disposed) this.options.post({ ...message, version: protocolVersion });
  }
}

function sampleOf(all: readonly Session[]): Session | undefined {
  return all.find(({ id }) => id === sampleId);
}
