import { specLabel } from '../../core/aws/connectionSpec.ts';
import { errorKinds } from '../../core/errorKinds.ts';
import type { GlacierError } from '../../core/errors.ts';
import type { MultipartUpload } from '../../core/model.ts';
import type { ScanProblem, ScanProgress } from '../../core/uploads/uploadRecord.ts';
import type * as Jobs from '../../jobs/entry.ts';
import type { UploadScan } from '../../jobs/uploads/uploadScan.ts';
import type { ConnectionStore } from '../../store/connectionStore.ts';
import type { Session } from '../../store/session.ts';

/** A connection that is looked through. */
interface ScannedSession {
  readonly session: Session;
  /** Absent before the connection is open, and where it cannot be opened. */
  looked?: { readonly store: ConnectionStore; readonly scan: UploadScan };
  /** Why it could not be opened. */
  error?: GlacierError | undefined;
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
  /** Grows when what was found before is not to be relied on: a connection was opened anew. */
  generation = 0;
  private running = 0;
  private readonly asOf = Date.now();
  private readonly pause;
  private readonly over = new AbortController();
  private readonly scanned: readonly ScannedSession[];
  private readonly jobs: Pick<typeof Jobs, 'PauseControl' | 'UploadScan'>;
  private readonly onChange: () => void;

  constructor(
    sessions: readonly Session[],
    jobs: Pick<typeof Jobs, 'PauseControl' | 'UploadScan'>,
    onChange: () => void,
  ) {
    this.jobs = jobs;
    this.onChange = onChange;
    this.pause = new jobs.PauseControl();
    this.scanned = sessions.map((session) => ({ session }));
    for (const each of this.scanned) void this.scan(each);
  }

  get sessions(): readonly Session[] {
    return this.scanned.map(({ session }) => session);
  }

  /** What was found so far: it only grows within a generation, though not always at its end. */
  get found(): readonly ScannedUpload[] {
    return this.scanned.flatMap(({ session, looked }) =>
      looked ? looked.scan.uploads.map((upload) => ({ session, store: looked.store, upload })) : [],
    );
  }

  get problems(): ScanProblem[] {
    return this.scanned.flatMap(problemsOf);
  }

  get progress(): ScanProgress {
    const scans = this.scanned.flatMap(({ looked }) => looked?.scan ?? []);
    const sum = (of: (scan: UploadScan) => number) => scans.reduce((total, scan) => total + of(scan), 0);
    const isOver = this.running === 0 && this.scanned.every(isWhole);
    return {
      state: isOver ? 'over' : this.running > 0 && !this.pause.paused ? 'running' : 'stopped',
      vaults: sum((scan) => scan.vaults),
      knowsVaults: scans.length === this.scanned.length && scans.every((scan) => scan.knowsVaults),
      scanned: sum((scan) => scan.scanned),
      requests: sum((scan) => scan.requests),
      asOf: this.asOf,
    };
  }

  /** Begins no further request. */
  stop(): void {
    this.pause.pause();
    this.onChange();
  }

  /** Goes on after a stop, and asks again what has failed. */
  goOn(): void {
    this.pause.resume();
    this.onChange();
    if (this.running > 0) return;
    for (const each of this.scanned) {
      if (isWhole(each)) continue;
      if (each.session.error) void each.session.retry();
      void this.scan(each);
    }
  }

  /** Ends everything for good. */
  dispose(): void {
    this.over.abort();
  }

  private async scan(each: ScannedSession): Promise<void> {
    this.running++;
    const store = await each.session.connect();
    each.error = store ? undefined : each.session.error;
    // What was found through a connection that was opened anew may be somebody else's.
    if (store && each.looked?.store !== store) {
      if (each.looked) this.generation++;
      each.looked = { store, scan: new this.jobs.UploadScan(store.connection.port) };
    }
    const { pause, over, onChange } = this;
    if (!over.signal.aborted) await each.looked?.scan.run({ pause, signal: over.signal, onChange });
    this.running--;
    onChange();
  }
}

/** All of a connection was looked through. */
function isWhole({ session, looked }: ScannedSession): boolean {
  if (!looked || looked.store !== session.store) return false;
  const { scan } = looked;
  return scan.done && scan.refused.length === 0 && scan.error === undefined;
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
  const failure = error ?? looked?.scan.error;
  return [
    ...(failure && failure.kind !== 'cancelled' ? [of(failure)] : []),
    ...(looked?.scan.refused ?? []).map(({ vaultName, error: refusal }) => of(refusal, vaultName)),
  ];
}
