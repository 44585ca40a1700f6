/**
 * The memory for the bytes of parts on their way: buffers of one size, which are made as they are needed and used again,
 * and together never more than was allowed.
 */
export class PartBuffers {
  private readonly size: number;
  private readonly most: number;
  private readonly free: ArrayBuffer[] = [];
  private made = 0;

  /** `size` of a buffer and `memory` of all of them, in bytes. */
  constructor(size: number, memory: number) {
    this.size = size;
    this.most = Math.floor(memory / size);
  }

  /** Bytes of all buffers there are, in use or not. */
  get bytes(): number {
    return this.made * this.size;
  }

  /** Undefined where all are in use, or one would be too large: the part has to do without. */
  take(): ArrayBuffer | undefined {
    const buffer = this.free.pop();
    if (buffer || this.made >= this.most) return buffer;
    this.made++;
    return new ArrayBuffer(this.size);
  }

  /** Takes back a buffer; undefined for one that was lost. Nobody may use it any more. */
  giveBack(buffer: ArrayBuffer | undefined): void {
    if (buffer) this.free.push(buffer);
    else this.made--;
  }
}
