import { specLabel } from '../../core/aws/connectionSpec.ts';
import { uploadLabel } from '../../core/description/uploadLabel.ts';
import { errorKinds } from '../../core/errorKinds.ts';
import type { GlacierError } from '../../core/errors.ts';
import { uploadKey } from '../../core/model.ts';
import { formatAge } from '../../core/text/age.ts';
import { formatBytes, formatCount } from '../../core/text/bytes.ts';
import type { UploadScan } from '../../jobs/uploads/uploadScan.ts';
import type { ConnectionStore } from '../../store/connectionStore.ts';
import type { Session } from '../../store/session.ts';
import type { LiveList, LiveRow } from '../../ui/picks/pickLive.ts';
import { type FoundUpload, placeOf } from '../pickUpload.ts';

/** A connection that is looked through. */
export interface ScannedSession {
  readonly session: Session;
  /** Absent before the connection is open, and where it cannot be opened. */
  looked?: { readonly store: ConnectionStore; readonly scan: UploadScan };
  /** Why it could not be opened. */
  error?: GlacierError | undefined;
}

/** All of a connection was looked through. */
export function isWhole({ session, looked }: ScannedSession): boolean {
  if (!looked || looked.store !== session.store) return false;
  const { scan } = looked;
  return scan.done && scan.refused.length === 0 && scan.error === undefined;
}

/** What was found, the newest first, after what could not be looked through. */
export function unfinishedList(
  scanned: readonly ScannedSession[],
  state: LiveList<FoundUpload>['state'],
): LiveList<FoundUpload> {
  const uploads = scanned
    .flatMap(({ session, looked }) =>
      looked ? looked.scan.uploads.map((upload) => ({ session, store: looked.store, upload })) : [],
    )
    .sort((a, b) => b.upload.created.getTime() - a.upload.created.getTime());
  const several = scanned.length > 1;
  return {
    state,
    status: statusOf(scanned, uploads.length, state),
    rows: [...scanned.flatMap(problemsOf), ...uploads.map((found) => uploadRow(found, several))],
  };
}

function uploadRow(found: FoundUpload, several: boolean): LiveRow<FoundUpload> {
  const { session, upload } = found;
  const { name, folder } = uploadLabel(upload);
  const place = several ? placeOf(found) : '';
  const age = formatAge(upload.created, Date.now());
  return {
    key: `${session.id} ${uploadKey(upload)}`,
    icon: 'cloud-upload',
    label: name,
    description: [age, upload.vaultName, place, `${formatBytes(upload.partSize)} parts`, folder]
      .filter(Boolean)
      .join(' · '),
    value: found,
  };
}

/** A row for a connection that failed, and for each vault that refused. */
function problemsOf({ session, looked, error }: ScannedSession): LiveRow<FoundUpload>[] {
  const label = specLabel(session.spec);
  const of = (what: string, { kind, message }: GlacierError): LiveRow<FoundUpload> => ({
    key: `${session.id} ${what}`,
    icon: 'warning',
    label: errorKinds[kind].label,
    description: what,
    detail: message,
  });
  const failure = error ?? looked?.scan.error;
  return [
    ...(failure && failure.kind !== 'cancelled' ? [of(label, failure)] : []),
    ...(looked?.scan.refused ?? []).map(({ vaultName, error: refusal }) =>
      of(`${vaultName} · ${label}`, refusal),
    ),
  ];
}

/** `340 of 1,000 vaults, 12 uploads found, 1,100 requests`. */
function statusOf(
  scanned: readonly ScannedSession[],
  uploads: number,
  state: LiveList<FoundUpload>['state'],
): string {
  const scans = scanned.flatMap(({ looked }) => looked?.scan ?? []);
  const sum = (of: (scan: UploadScan) => number) => scans.reduce((total, scan) => total + of(scan), 0);
  const [vaults, done, requests] = [
    sum((scan) => scan.vaults),
    sum((scan) => scan.scanned),
    sum((scan) => scan.requests),
  ];
  const known = scans.length === scanned.length && scans.every((scan) => scan.knowsVaults);
  const progress = {
    running: 'Looking through vaults',
    stopped: 'Not all vaults were looked through',
    over: uploads === 0 ? 'No uploads in progress' : 'Select an upload to list its parts',
  }[state];
  const of =
    done === vaults && known
      ? formatCount(vaults)
      : `${formatCount(done)} of ${formatCount(vaults)}${known ? '' : '+'}`;
  return `${progress}: ${of} ${vaults === 1 ? 'vault' : 'vaults'}, ${formatCount(uploads)} ${uploads === 1 ? 'upload' : 'uploads'} found, ${formatCount(requests)} ${requests === 1 ? 'request' : 'requests'}`;
}
