import { specLabel } from '../../core/aws/connectionSpec.ts';
import { uploadLabel } from '../../core/description/uploadLabel.ts';
import { errorKinds } from '../../core/errorKinds.ts';
import type { GlacierError } from '../../core/errors.ts';
import { uploadKey } from '../../core/model.ts';
import { formatAge } from '../../core/text/age.ts';
import { formatBytes, formatCount } from '../../core/text/bytes.ts';
import type { UploadScan } from '../../jobs/uploads/uploadScan.ts';
import type { Session } from '../../store/session.ts';
import type { LiveList, LiveRow } from '../../ui/picks/pickLive.ts';
import { type FoundUpload, placeOf } from '../pickUpload.ts';

/** A connection that is looked through. */
export interface ScannedSession {
  readonly session: Session;
  /** Absent before the connection is open, and where it cannot be opened. */
  scan?: UploadScan;
  error?: GlacierError | undefined;
}

/** All of a connection was looked through. */
export function isWhole({ scan, error }: ScannedSession): boolean {
  return scan !== undefined && scan.done && scan.refused.length === 0 && error === undefined;
}

/** What was found, the newest first, after what could not be looked through. */
export function unfinishedList(
  scanned: readonly ScannedSession[],
  state: LiveList<FoundUpload>['state'],
): LiveList<FoundUpload> {
  const uploads = scanned
    .flatMap(({ session, scan }) =>
      (session.store && scan ? scan.uploads : []).map((upload) => ({ session, upload })),
    )
    .sort((a, b) => b.upload.created.getTime() - a.upload.created.getTime());
  const several = scanned.length > 1;
  return {
    state,
    status: statusOf(scanned, uploads.length, state),
    rows: [
      ...scanned.flatMap(problemsOf),
      ...uploads.flatMap(({ session, upload }) => uploadRow(session, upload, several) ?? []),
    ],
  };
}

function uploadRow(
  session: Session,
  upload: FoundUpload['upload'],
  several: boolean,
): LiveRow<FoundUpload> | undefined {
  const { store } = session;
  if (!store) return undefined;
  const { name, folder } = uploadLabel(upload);
  const place = several ? placeOf({ session, store }) : '';
  const age = formatAge(upload.created, Date.now());
  return {
    key: `${session.id} ${uploadKey(upload)}`,
    icon: 'cloud-upload',
    label: name,
    description: [age, upload.vaultName, place].filter(Boolean).join(' · '),
    detail: [`${formatBytes(upload.partSize)} parts`, folder].filter(Boolean).join(' · '),
    value: { session, store, upload },
  };
}

/** A row for a connection that failed, and for each vault that refused. */
function problemsOf({ session, scan, error }: ScannedSession): LiveRow<FoundUpload>[] {
  const label = specLabel(session.spec);
  const of = (what: string, { kind, message }: GlacierError): LiveRow<FoundUpload> => ({
    key: `${session.id} ${what}`,
    icon: 'warning',
    label: errorKinds[kind].label,
    description: what,
    detail: message,
  });
  return [
    ...(error && error.kind !== 'cancelled' ? [of(label, error)] : []),
    ...(scan?.refused ?? []).map(({ vaultName, error: refusal }) => of(`${vaultName} · ${label}`, refusal)),
  ];
}

/** `340 of 1,000 vaults, 12 uploads found, 1,100 requests`. */
function statusOf(
  scanned: readonly ScannedSession[],
  uploads: number,
  state: LiveList<FoundUpload>['state'],
): string {
  const scans = scanned.flatMap(({ scan }) => scan ?? []);
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
