import { formatBytes, formatCount } from '../../core/text/bytes.ts';
import type { ListedSummary } from '../../core/parts/listedSummary.ts';

/** Texts of the rows of uploads, and of what is in them. */
export const uploadRowTexts = {
  /** To be read out: the name, then what is known. */
  spoken: (name: string, transfer: 'paused' | 'sending' | undefined, notes: string) =>
    `${name}, ${transfer ? spokenTransfers[transfer] : ''}${notes}`,
  noParts: 'no parts',
  /** `+` says that there is more. */
  listed: ({ parts, bytes }: Pick<ListedSummary, 'parts' | 'bytes'>, done: boolean) => {
    const more = done ? '' : '+';
    return `${formatCount(parts)}${more} ${parts === 1 && done ? 'part' : 'parts'}, ${formatBytes(bytes)}${more}`;
  },
  gaps: (gaps: number, bytes: number) =>
    `${formatCount(gaps)} ${gaps === 1 ? 'gap' : 'gaps'} (${formatBytes(bytes)})`,
  partSize: (bytes: number) => `${formatBytes(bytes)} parts`,
  verdict: {
    nothingToVerify: 'nothing to verify',
    verified: (matching: number, expected: number) => `${some(matching, expected)} parts verified`,
    anotherFile: 'probably another file',
    newUpload: 'needs a new upload',
    allMatch: (list: boolean) => `all parts match${theList(list)}`,
    match: (matching: number, expected: number, list: boolean) =>
      `${some(matching, expected)} parts match${theList(list)}`,
  },
  moreParts: 'More parts…',
  loadingParts: 'Loading parts…',
  couldNotLoadMore: (loaded: string) => `${loaded} · could not load more`,
  part: (number: number) => `Part ${formatCount(number)}`,
  parts: (first: number, last: number) => `Parts ${formatCount(first)}–${formatCount(last)}`,
  /** To be read out. */
  spanAndHash: (span: string, start: string) => `${span}, tree hash begins ${start}`,
  gap: 'Gap',
  missing: (span: string) => `${span} missing`,
};

const spokenTransfers = { paused: 'paused: ', sending: 'sending: ' } as const;

function some(matching: number, expected: number): string {
  return `${formatCount(matching)} of ${formatCount(expected)}`;
}

function theList(list: boolean): string {
  return list ? ' the list' : '';
}
