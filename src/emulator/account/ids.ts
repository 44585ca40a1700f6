import { createHash, randomBytes } from 'node:crypto';

/** Returns so many random bytes, or in a test the same ones at every start. */
export type RandomBytes = (count: number) => Uint8Array;

/** Bytes that depend on `seed` and on how often they were asked for; without a seed random ones. */
export function randomSource(seed: string | undefined): RandomBytes {
  if (seed === undefined) return randomBytes;
  let asked = 0;
  return (count) => createHash('shake256', { outputLength: count }).update(`${asked++} ${seed}`).digest();
}

/*
 * Ids are opaque to clients. Their lengths and alphabet are those of the guide's samples. Real ones may begin with a
 * dash, which breaks tools that put an id on a command line; here every fourth or so does, so that it is noticed soon.
 */

/** 92 characters of base64url, made of 69 bytes. */
export function uploadIdOf(bytes: Uint8Array): string {
  return idOf(bytes, 92);
}

export function newUploadId(random: RandomBytes): string {
  return uploadIdOf(random(69));
}

/** 138 characters of base64url. */
export function newArchiveId(random: RandomBytes): string {
  return idOf(random(104), 138);
}

/** 47 characters of base64url. */
export function newRequestId(random: RandomBytes): string {
  return idOf(random(36), 47);
}

function idOf(bytes: Uint8Array, length: number): string {
  const text = Buffer.from(bytes).toString('base64url').slice(0, length);
  return (bytes.at(-1) ?? 0) % 4 === 0 ? `-${text.slice(1)}` : text;
}
