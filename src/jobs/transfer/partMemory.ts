import { MiB } from '../../core/text/bytes.ts';

/** Bytes. */
const standard = 256 * MiB;

/** The memory that the parts of all transfers may take together. */
export class PartMemory {
  private left: number;

  /** @param bytes 256 MiB by default */
  constructor(bytes = standard) {
    this.left = bytes;
  }

  /** Takes so many bytes; false where there is no room for them. */
  take(bytes: number): boolean {
    if (bytes > this.left) return false;
    this.left -= bytes;
    return true;
  }

  giveBack(bytes: number): void {
    this.left += bytes;
  }
}
