import type { GlacierError } from '../../errors.ts';
import type { MultipartUpload } from '../../model.ts';
import { uploadLabel } from '../../description/uploadLabel.ts';
import { formatAge } from '../../text/age.ts';
import { formatBytes, formatCount } from '../../text/bytes.ts';
import { quotable } from '../../text/displayText.ts';

/** An upload to abort, and what would be lost with it. */
export interface CountedUpload {
  readonly upload: MultipartUpload;
  /** Its connection and region. */
  readonly place: string;
  /** Absent, as are the bytes, where they could not be counted. */
  readonly parts?: number;
  readonly bytes?: number;
  readonly sending: boolean;
}

/** Uploads that a question names; the others are counted. */
const mostNamed = 10;

/** What is asked before uploads are aborted, the facts a paragraph each; `now` in milliseconds since 1970. */
export function abortQuestion(
  uploads: readonly CountedUpload[],
  now: number,
): { readonly question: string; readonly facts: readonly string[] } {
  const [first] = uploads;
  if (first && uploads.length === 1) {
    const { upload, place } = first;
    return {
      question: `Abort the upload “${quotable(uploadLabel(upload).name)}”?`,
      facts: [
        `In the vault ${upload.vaultName} (${place}), started ${formatAge(upload.created, now)}: ${contents(first)}.`,
        ...(first.sending ? ['It is being sent at the moment.'] : []),
        lost,
      ],
    };
  }
  const bytes = uploads.reduce((sum, each) => sum + (each.bytes ?? 0), 0);
  const parts = uploads.reduce((sum, each) => sum + (each.parts ?? 0), 0);
  const named = uploads.slice(0, mostNamed).map((each) => {
    const { upload } = each;
    return `“${quotable(uploadLabel(upload).name)}” in ${upload.vaultName} (${each.place}), started ${formatAge(upload.created, now)}: ${contents(each)}${each.sending ? ', being sent at the moment' : ''}.`;
  });
  const others = uploads.slice(mostNamed);
  return {
    question: `Abort ${formatCount(uploads.length)} uploads?`,
    facts: [
      ...named,
      ...(others.length > 0 ? [othersByVault(others)] : []),
      ...notedApart(uploads, now),
      `Together ${uploads.some((each) => each.parts === undefined) ? 'at least ' : ''}${formatCount(parts)} parts, ${formatBytes(bytes)}. ${lost}`,
    ],
  };
}

/** Vaults that a sentence about the others names. */
const mostVaults = 5;

/** `And 7 more: 4 in photos, 3 in mail.` */
function othersByVault(others: readonly CountedUpload[]): string {
  const vaults = [...Map.groupBy(others, ({ upload }) => upload.vaultName)]
    .map(([vaultName, { length }]) => ({ vaultName, length }))
    .sort((a, b) => b.length - a.length);
  const named = vaults
    .slice(0, mostVaults)
    .map(({ vaultName, length }) => `${formatCount(length)} in ${vaultName}`);
  const rest = vaults.slice(mostVaults).reduce((sum, { length }) => sum + length, 0);
  const more = rest > 0 ? [`${formatCount(rest)} in other vaults`] : [];
  return `And ${formatCount(others.length)} more: ${[...named, ...more].join(', ')}.`;
}

const day = 86_400_000;

/** Those that may not be left over at all. */
function notedApart(uploads: readonly CountedUpload[], now: number): string[] {
  const young = uploads.filter(({ upload }) => now - upload.created.getTime() < day).length;
  const sending = uploads.filter((each) => each.sending).length;
  return [
    ...(young > 0
      ? [`${formatCount(young)} of them ${young === 1 ? 'was' : 'were'} started less than a day ago.`]
      : []),
    ...(sending > 0
      ? [`${formatCount(sending)} of them ${sending === 1 ? 'is' : 'are'} being sent from this computer.`]
      : []),
  ];
}

const lost = 'What was sent is deleted for good. This cannot be undone.';

function contents({ parts, bytes }: CountedUpload): string {
  if (parts === undefined || bytes === undefined) return 'parts that could not be counted';
  if (parts === 0) return 'no parts';
  return `${formatCount(parts)} ${parts === 1 ? 'part' : 'parts'}, ${formatBytes(bytes)}`;
}

/**
 * What became of uploads that were to be aborted: `gone` of them were there no more, `failures`, by name, still are.
 */
export function describeAborted(
  asked: number,
  gone: number,
  failures: readonly (readonly [name: string, error: GlacierError])[],
): string {
  const aborted = asked - gone - failures.length;
  const first =
    aborted === asked
      ? `Aborted ${countUploads(asked)}.`
      : `Aborted ${formatCount(aborted)} of ${countUploads(asked)}.`;
  const ended =
    gone === 0 ? '' : ` ${formatCount(gone)} no longer existed: completed, aborted or expired before.`;
  if (failures.length === 0) return `${first}${ended}`;
  const named = failures.slice(0, 3).map(([name, error]) => `“${quotable(name)}”: ${error.message}`);
  const others = failures.length - named.length;
  const more = others > 0 ? ` And ${formatCount(others)} more; see the log.` : '';
  return `${first}${ended} Not aborted: ${named.join(' ')}${more}`;
}

function countUploads(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'upload' : 'uploads'}`;
}
