import { lazy } from '../lazy.ts';

export const KiB = 1024;
export const MiB = 1024 * KiB;
export const GiB = 1024 * MiB;
export const TiB = 1024 * GiB;

const units = [
  { size: TiB, name: 'TiB' },
  { size: GiB, name: 'GiB' },
  { size: MiB, name: 'MiB' },
  { size: KiB, name: 'KiB' },
] as const;

const rounded = lazy(() => new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 }));
const grouped = lazy(() => new Intl.NumberFormat('en-US'));

/** The largest binary unit in which `bytes` is at least one. */
export function unitFor(bytes: number): { readonly size: number; readonly name: string } {
  return units.find(({ size }) => bytes >= size) ?? { size: 1, name: 'B' };
}

/** A count of bytes to one decimal: `784 MiB`, `1.6 GiB`. */
export function formatBytes(bytes: number): string {
  const { size, name } = unitFor(bytes);
  return `${rounded().format(bytes / size)} ${name}`;
}

/** A count of bytes to one decimal, and in full: `30.3 MiB (31,757,280 bytes)`. */
export function formatExactBytes(bytes: number): string {
  return `${formatBytes(bytes)} (${formatCount(bytes)} bytes)`;
}

/** A count with thousands separators: `1,277`. */
export function formatCount(count: number): string {
  return grouped().format(count);
}
