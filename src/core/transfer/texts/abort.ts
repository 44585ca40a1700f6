import type { GlacierError } from '../../errors.ts';
import type { MultipartUpload } from '../../model.ts';
import { uploadLabel } from '../../description/uploadLabel.ts';
import { formatAge } from '../../text/age.ts';
import { formatBytes, formatCount } from '../../text/bytes.ts';

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
      question: `Abort the upload “${uploadLabel(upload).name}”?`,
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
    return `“${uploadLabel(upload).name}” in ${upload.vaultName} (${each.place}), started ${formatAge(upload.created, now)}: ${contents(each)}${each.sending ? ', being sent at the moment' : ''}.`;
  });
  const others = uploads.length - named.length;
  return {
    question: `Abort ${formatCount(uploads.length)} uploads?`,
    facts: [
      ...named,
      ...(others > 0 ? [`And ${formatCount(others)} more.`] : []),
      `Together ${uploads.some((each) => each.parts === undefined) ? 'at least ' : ''}${formatCount(parts)} parts, ${formatBytes(bytes)}. ${lost}`,
    ],
  };
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
  const named = failures.slice(0, 3).map(([name, error]) => `“${name}”: ${error.message}`);
  const others = failures.length - named.length;
  const more = others > 0 ? ` And ${formatCount(others)} more; see the log.` : '';
  return `${first}${ended} Not aborted: ${named.join(' ')}${more}`;
}

function countUploads(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'upload' : 'uploads'}`;
}
