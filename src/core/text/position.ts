import { GiB, KiB, MiB, TiB } from './bytes.ts';

/** A place in an upload as a person names it. */
export type Position =
  /** A part by its number, counted from 1. */
  | { readonly kind: 'part'; readonly number: number }
  /** A byte, counted from 0. */
  | { readonly kind: 'byte'; readonly offset: number };

/** Bytes by unit: binary ones as everywhere here, and the decimal ones that file managers and AWS's prices use. */
const units: Readonly<Record<string, number>> = {
  b: 1,
  byte: 1,
  bytes: 1,
  kib: KiB,
  mib: MiB,
  gib: GiB,
  tib: TiB,
  kb: 1e3,
  mb: 1e6,
  gb: 1e9,
  tb: 1e12,
};

/**
 * Reads a part number (`7`, `1,280`) or, with a unit, a byte offset (`12.5 GiB`, `52428800 B`). Fractions of a byte are
 * cut off; a comma only groups thousands. Undefined for anything else, and for offsets that a double cannot hold exactly.
 */
export function parsePosition(text: string): Position | undefined {
  const match = /^(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s*([a-z]*)$/i.exec(text.trim());
  if (!match) return undefined;
  const [, digits = '', fraction = '', unit = ''] = match;
  const value = Number(`${digits.replaceAll(',', '')}${fraction}`);
  if (unit === '') {
    return fraction === '' && value > 0 && Number.isSafeInteger(value)
      ? { kind: 'part', number: value }
      : undefined;
  }
  const size = Object.hasOwn(units, unit.toLowerCase()) ? units[unit.toLowerCase()] : undefined;
  if (size === undefined) return undefined;
  const offset = Math.floor(value * size);
  return Number.isSafeInteger(offset) ? { kind: 'byte', offset } : undefined;
}
