import { randomBytes } from 'node:crypto';

/*
 * Ids are opaque to clients. Lengths and alphabet are those of the guide's samples; the first character may be a dash,
 * which breaks tools that put an id on a command line, so some here begin with one.
 */

/** 92 characters of base64url. */
export function newUploadId(): string {
  return randomBytes(69).toString('base64url');
}

/** 138 characters of base64url. */
export function newArchiveId(): string {
  return randomBytes(104).toString('base64url').slice(0, 138);
}

/** 47 characters of base64url. */
export function newRequestId(): string {
  return randomBytes(36).toString('base64url').slice(0, 47);
}
