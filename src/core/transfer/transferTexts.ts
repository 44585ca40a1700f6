import { formatBytes, formatCount } from '../text/bytes.ts';
import { formatDuration } from '../text/duration.ts';
import type { TransferPlan } from './planTransfer.ts';
import { bytesPerSecond, secondsLeft, type TransferRate } from './transferRate.ts';

/** What is stated before a file is sent into an upload, a paragraph each. `speed` in bytes a second, if known. */
export function transferFacts(
  plan: TransferPlan,
  {
    vaultName,
    place,
    partSize,
    speed,
  }: {
    readonly vaultName: string;
    readonly place: string;
    /** Bytes. */
    readonly partSize: number;
    readonly speed?: number | undefined;
  },
): string[] {
  const { keep, replace, bytes, requests } = plan;
  const billed = requests === 1 ? '1 request' : `${formatCount(requests)} requests`;
  return [
    `Sends ${partsText(requests)} of up to ${formatBytes(partSize)} (${formatBytes(bytes)}) to the vault ${vaultName} (${place}). AWS bills ${billed}.`,
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

/** How much of a file the service has, in bytes. */
interface Progress {
  /** What it had before the transfer. */
  readonly kept: number;
  readonly sent: number;
  /** What the transfer is to send. */
  readonly total: number;
}

/** How much of the file is there: `45% · 12.3 MiB/s · 3 min left`, or why the transfer does not go on. */
export function transferProgress(
  { kept, sent, total }: Progress,
  rate: TransferRate,
  trouble?: string,
): string {
  const percent = `${Math.floor((100 * (kept + Math.min(sent, total))) / (kept + total))}%`;
  if (trouble !== undefined) return `${percent} · ${trouble}`;
  if (sent >= total) return `${percent} · waiting for Glacier`;
  const speed = bytesPerSecond(rate);
  const left = secondsLeft(rate, total);
  return [
    percent,
    ...(speed ? [`${formatBytes(speed)}/s`] : []),
    ...(left === undefined ? [] : [`${formatDuration(left)} left`]),
  ].join(' · ');
}

/** What a transfer came to; `reason` is why parts are left, in sentences. */
export function transferOutcome(sent: number, bytes: number, left: number, reason: string): string {
  if (left === 0) return `Sent ${partsText(sent)} (${formatBytes(bytes)}).`;
  return `Sent ${formatCount(sent)} of ${partsText(sent + left)}. ${reason}`;
}

function partsText(count: number): string {
  return `${formatCount(count)} ${count === 1 ? 'part' : 'parts'}`;
}
