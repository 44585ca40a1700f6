import { MiB } from './bytes.ts';
import { lazy } from '../lazy.ts';

const format = lazy(() => new Intl.NumberFormat('en-US', { maximumFractionDigits: 3 }));

/** Bytes in MiB whatever their size, so that a column of them can be read down: `16 MiB`, `78,400 MiB`, `0.5 MiB`. */
export function formatMebibytes(bytes: number): string {
  return `${format().format(bytes / MiB)} MiB`;
}
