import type { ByteRange } from '../byteRange.ts';
import { maxParts } from '../serviceLimits.ts';
import { GiB, KiB, MiB, TiB } from '../text/bytes.ts';

/** A place in an upload as a person names it. */
export type Position =
  /** A part by its number, counted from 1. */
  | { readonly kind: 'part'; readonly number: number }
  /** A byte, counted from 0. */
  | { readonly kind: 'byte'; readonly offset: number }
  /** Bytes with an inclusive end. */
  | { readonly kind: 'range'; readonly range: ByteRange };

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
 * Reads a part number (`7`, `1,280`), a byte offset (`16777216`, `12.5 GiB`, `52428800 B`) or a range as it is shown and
 * copied (`16777216-33554431`). A number without a unit is that of a part if there can be one. Fractions of a byte are
 * cut off; a comma only groups thousands. Undefined for anything else, and for offsets that a double cannot hold exactly.
 */
export function parsePosition(text: string): Position | undefined {
  const range = /^([\d,]+)\s*[-–]\s*([\d,]+)$/.exec(text.trim());
  if (range) {
    const [start, end] = [wholeNumber(range[1]), wholeNumber(range[2])];
    return start === undefined || end === undefined || start > end
      ? undefined
      : { kind: 'range', range: { start, end } };
  }
  const match = /^([\d,]+)(\.\d+)?\s*([a-z]*)$/i.exec(text.trim());
  const digits = wholeNumber(match?.[1]);
  if (!match || digits === undefined) return undefined;
  const [, , fraction = '', unit = ''] = match;
  if (unit === '') {
    if (fraction !== '') return undefined;
    return digits > 0 && digits <= maxParts
      ? { kind: 'part', number: digits }
      : { kind: 'byte', offset: digits };
  }
  const size = Object.hasOwn(units, unit.toLowerCase()) ? units[unit.toLowerCase()] : undefined;
  if (size === undefined) return undefined;
  const offset = Math.floor(Number(`${digits}${fraction}`) * size);
  return Number.isSafeInteger(offset) ? { kind: 'byte', offset } : undefined;
}

function wholeNumber(text = ''): number | undefined {
  if (!/^(\d{1,3}(,\d{3})+|\d+)$/.test(text)) return undefined;
  const number = Number(text.replaceAll(',', ''));
  return Number.isSafeInteger(number) ? number : undefined;
}
