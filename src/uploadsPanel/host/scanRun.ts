import { specLabel } from '../../core/aws/connectionSpec.ts';
import { errorKinds } from '../../core/errorKinds.ts';
import type { GlacierError } from '../../core/errors.ts';
import type { MultipartUpload } from '../../core/model.ts';
import type { ScanProblem, ScanProgress } from '../../core/uploads/uploadRecord.ts';
import type * as Jobs from '../../jobs/entry.ts';
import type { UploadScan } from '../../jobs/uploads/uploadScan.ts';
import type { ConnectionStore } from '../../store/connectionStore.ts';
import type { Session } from '../../store/session.ts';
import type { Sessions } from '../../store/sessions.ts';

/** A connection that is looked through. */
interface ScannedSession {
  readonly session: Session;
  /** Absent before the connection is open, and where it cannot be opened. */
  looked?: { readonly store: ConnectionStore; readonly scan: UploadScan };
  /** Why it could not be opened. */
  error?: GlacierError | undefined;
  isRunning: boolean;
  /** All of it was looked through; what becomes of the connection later changes nothing in that. */
  isWhole: boolean;
}

/** An upload, and the connection it was found through. */
export interface ScannedUpload {
  readonly session: Session;
  readonly store: ConnectionStore;
  readonly upload: MultipartUpload;
}

/**
 * Looks through all vaults of connections side by side: one that fails does not hold up the others. Ended and begun again
 * it goes on where it was, and asks for nothing twice.
 */
export class ScanRun {
  private readonly asOf = Date.now();
  private readonly pause;
  private readonly over = new AbortController();
  private readonly scanned: readonly ScannedSession[];
  private readonly jobs: Pick<typeof Jobs, 'PauseControl' | 'UploadScan'>;
  private readonly known: Pick<Sessions, 'all'>;
  private readonly onChange: () => void;

  /** @param known all connections that there are */
  constructor(
    sessions: readonly Session[],
    known: Pick<Sessions, 'all'>,
    jobs: Pick<typeof Jobs, 'PauseControl' | 'UploadScan'>,
    onChange: () => void,
  ) {
    this.known = known;
    this.jobs = jobs;
    this.onChange = onChange;
    this.pause = new jobs.PauseControl();
    this.scanned = sessions.map((session) => ({ session, isRunning: false, isWhole: false }));
    this.begin();
  }

  /** The connections that are open, and what they are looked through with. */
  get looked(): readonly Omit<ScannedUpload, 'upload'>[] {
    return this.present.flatMap(({ session, looked }) => (looked ? [{ session, store: looked.store }] : []));
  }

  /** What was found so far: it only grows for each of them, though not always at its end. */
  get found(): readonly ScannedUpload[] {
    return this.present.flatMap(({ session, looked }) =>
      looked ? looked.scan.uploads.map((upload) => ({ session, store: looked.store, upload })) : [],
    );
  }

  get problems(): ScanProblem[] {
    const { all } = this.known;
    return this.scanned.filter(({ session }) => all.includes(session)).flatMap(problemsOf);
  }

  get progress(): ScanProgress {
    const scans = this.present.flatMap(({ looked }) => looked?.scan ?? []);
    const sum = (of: (scan: UploadScan) => number) => scans.reduce((total, scan) => total + of(scan), 0);
    const isRunning = this.scanned.some((each) => each.isRunning);
    // One that was removed since has nothing more to tell.
    const { all } = this.known;
    const isOver =
      !isRunning && this.scanned.every(({ isWhole, session }) => isWhole || !all.includes(session));
    return {
      state: isOver ? 'over' : isRunning && !this.pause.paused ? 'running' : 'stopped',
      vaults: sum((scan) => scan.vaults),
      knowsVaults: scans.length === this.present.length && scans.every((scan) => scan.knowsVaults),
      scanned: sum((scan) => scan.scanned),
      requests: sum((scan) => scan.requests),
      asOf: this.asOf,
    };
  }

  /** Without the sample account where it was closed: it begins anew, and what was found there is there no more. */
  private get present(): readonly ScannedSession[] {
    const { all } = this.known;
    return this.scanned.filter(({ session }) => session.spec.kind !== 'sample' || all.includes(session));
  }

  /** Begins no further request. */
  stop(): void {
    this.pause.pause();
    this.onChange();
  }

  /** Goes on after a stop, and asks again what has failed. */
  goOn(): void {
    this.pause.resume();
    this.begin();
    this.onChange();
  }

  /** Ends everything for good. */
  dispose(): void {
    this.over.abort();
  }

  /** What has failed to open before is opened anew: it is what was asked for. */
  private begin(): void {
    for (const each of this.scanned) {
      if (each.isRunning || each.isWhole) continue;
      if (each.session.error) void each.session.retry();
      void this.scan(each);
    }
  }

  private async scan(each: ScannedSession): Promise<void> {
    each.isRunning = true;
    const store = await each.session.connect();
    each.error = store ? undefined : each.session.error;
    // What was found through a connection that was opened anew may be somebody else's.
    if (store && each.looked?.store !== store)
      each.looked = { store, scan: new this.jobs.UploadScan(store.connection.port) };
    const { pause, over, onChange } = this;
    const { scan } = each.looked ?? {};
    if (store && scan && !over.signal.aborted) {
      await scan.run({ pause, signal: over.signal, onChange });
      each.isWhole = scan.done && scan.refused.length === 0 && scan.error === undefined;
    }
    each.isRunning = false;
    onChange();
  }
}

/** What is said of a connection that failed, and of each vault that refused. */
function problemsOf({ session, looked, error }: ScannedSession): ScanProblem[] {
  const connection = specLabel(session.spec);
  const region = looked?.store.connection.region ?? '';
  const of = ({ kind, message }: GlacierError, vaultName?: string): ScanProblem => ({
    connection,
    region,
    ...(vaultName !== undefined && { vaultName }),
    cause: errorKinds[kind].label,
    message,
  });
  const { error: failure } = looked?.scan ?? {};
  return [
    ...(error ? [of(error)] : []),
    ...(failure && failure.kind !== 'cancelled' ? [of(failure)] : []),
    ...(looked?.scan.refused ?? []).map(({ vaultName, error: refusal }) => of(refusal, vaultName)),
    ...(looked?.scan.unreadable ?? []).map(({ vaultName, error: refusal }) => of(refusal, vaultName)),
  ];
}
