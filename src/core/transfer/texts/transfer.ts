import { formatBytes, formatCount } from '../../text/bytes.ts';
import { formatDuration } from '../../text/duration.ts';
import type { TransferPlan } from '../planTransfer.ts';

/** What is stated before a file is sent into an upload, a paragraph each. `speed` in bytes a second, if known. */
export function transferFacts(
  plan: TransferPlan,
  {
    vaultName,
    place,
    partSize,
    speed,
    isSample,
  }: {
    readonly vaultName: string;
    readonly place: string;
    /** Bytes. */
    readonly partSize: number;
    readonly speed?: number | undefined;
    /** The sample account costs nothing. */
    readonly isSample: boolean;
  },
): string[] {
  const { keep, replace, bytes, requests } = plan;
  const billed = requests === 1 ? '1 request' : `${formatCount(requests)} requests`;
  return [
    `Sends ${partsText(requests)} of up to ${formatBytes(partSize)} (${formatBytes(bytes)}) to the vault ${vaultName} (${place}). ${bills(isSample)} ${billed}.`,
    ...(speed ? [`At the speed of the last transfer, this takes ${formatDuration(bytes / speed)}.`] : []),
    ...(replace.length === 1 ? ['1 of them replaces a part that differs from the file.'] : []),
    ...(replace.length > 1
      ? [`${formatCount(replace.length)} of them replace parts that differ from the file.`]
      : []),
    keep.length === 0
      ? 'The upload has no part of the file yet.'
      : `${partsText(keep.length)} that match the file stay and are not sent again.`,
  ];
}

/** Begins what requests cost: those to the sample account cost nothing. */
export function bills(isSample: boolean): string {
  return isSample ? 'AWS would bill' : 'AWS bills';
}

/** Texts of how far a transfer is. */
export const progressTexts = {
  percent: (percent: number) => `${percent}%`,
  waitingForGlacier: 'waiting for Glacier',
  /** In bytes a second. */
  speed: (speed: number) => `${formatBytes(speed)}/s`,
  left: (seconds: number) => `${formatDuration(seconds)} left`,
};

/** What a transfer came to; `reason` is why parts are left, in sentences. */
export function transferOutcome(sent: number, bytes: number, left: number, reason: string): string {
  if (left === 0) return `Sent ${partsText(sent)} (${formatBytes(bytes)}).`;
  return `Sent ${formatCount(sent)} of ${partsText(sent + left)}. ${reason}`;
}

function partsText(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'part' : 'parts'}`;
}
