import { hash } from 'node:crypto';

/** SHA-256 of bytes in memory, 32 bytes; core's tree hashes take it as a parameter. */
export function sha256(bytes: Uint8Array): Uint8Array {
  return hash('sha256', bytes, 'buffer');
}
