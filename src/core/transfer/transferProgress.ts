import { progressTexts as texts } from './texts/transfer.ts';
import { bytesPerSecond, secondsLeft, type TransferRate } from './transferRate.ts';

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
  const percent = texts.percent(Math.floor((100 * (kept + Math.min(sent, total))) / (kept + total)));
  if (trouble !== undefined) return `${percent} · ${trouble}`;
  if (sent >= total) return `${percent} · ${texts.waitingForGlacier}`;
  const speed = bytesPerSecond(rate);
  const left = secondsLeft(rate, total);
  return [
    percent,
    ...(speed ? [texts.speed(speed)] : []),
    ...(left === undefined ? [] : [texts.left(left)]),
  ].join(' · ');
}
