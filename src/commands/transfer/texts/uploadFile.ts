import { bills } from '../../../core/transfer/texts/transfer.ts';
import { formatBytes, formatCount, formatExactBytes } from '../../../core/text/bytes.ts';

/** Texts of Upload File. */
export const uploadFileTexts = {
  title: 'Upload File',
  isEmpty: (file: string) => `${file} is empty, and Glacier has no empty archives.`,
  isTooLarge: (file: string) => `${file} is too large for a single archive.`,
  partSize: {
    title: 'Upload File: Part Size',
    placeholder: 'It cannot be changed later. Each part is one request',
    parts: (parts: number, recommended: boolean) =>
      `${countParts(parts)}${recommended ? ' · recommended' : ''}`,
  },
  description: {
    title: 'Upload File: Description',
    prompt: 'Description of the archive, by which it is found later',
  },
  question: (file: string, size: number) => `Upload ${file} (${formatBytes(size)})?`,
  facts: {
    /** What is sent where, and what it costs. */
    plan: ({ size, vaultName, place, parts, partSize, requests, isSample }: Plan) =>
      `${formatExactBytes(size)} to the vault ${vaultName} (${place}), in ${countParts(parts)} of ${formatBytes(partSize)}. ${bills(isSample)} about ${formatCount(requests)} requests, and the storage.`,
    description: describe,
  },
  starting: (vaultName: string) => `Starting an upload into ${vaultName}`,
  /** Asked before anything is sent into an upload that the service has not said is the one it was asked for. */
  lostAnswer: {
    question: (file: string) => `Send ${file} into the upload that was found?`,
    facts: (vaultName: string, description: string | undefined, created: Date) => [
      `The answer to starting the upload was lost. Since then there is one new upload like it in the vault ${vaultName}, started at ${created.toLocaleString()}.`,
      describe(description),
      'It is another one if somebody else has started such an upload at that time. What is sent would replace their parts.',
    ],
    action: 'Use This Upload',
  },
  isUploadedAlready: (file: string) =>
    `${file} is being uploaded to this vault already, here or in another window.`,
};

interface Plan {
  readonly size: number;
  readonly vaultName: string;
  /** Connection and region. */
  readonly place: string;
  readonly parts: number;
  readonly partSize: number;
  readonly requests: number;
  /** The sample account costs nothing. */
  readonly isSample: boolean;
}

function describe(description: string | undefined): string {
  return description === undefined ? 'Without a description.' : `Description: ${description}`;
}

function countParts(parts: number): string {
  return `${formatCount(parts)} ${parts === 1 ? 'part' : 'parts'}`;
}
