import type { PartMemory } from './partMemory.ts';

/**
 * The memory for the bytes of parts on their way: buffers of one size, which are made as they are needed and there is room
 * for them, and used again.
 */
export class PartBuffers {
  private readonly size: number;
  private readonly memory: PartMemory;
  private readonly free: ArrayBuffer[] = [];
  private made = 0;

  /** `size` of a buffer in bytes. */
  constructor(size: number, memory: PartMemory) {
    this.size = size;
    this.memory = memory;
  }

  /** Bytes of all buffers there are, in use or not. */
  get bytes(): number {
    return this.made * this.size;
  }

  /** Undefined where there is no room for one: the part has to do without. */
  take(): ArrayBuffer | undefined {
    const buffer = this.free.pop();
    if (buffer || !this.memory.take(this.size)) return buffer;
    this.made++;
    return new ArrayBuffer(this.size);
  }

  /** Takes back a buffer; undefined for one that was lost. Nobody may use it any more. */
  giveBack(buffer: ArrayBuffer | undefined): void {
    if (buffer) this.free.push(buffer);
    else {
      this.made--;
      this.memory.giveBack(this.size);
    }
  }

  /** Makes room for others, once none is in use. */
  dispose(): void {
    this.memory.giveBack(this.bytes);
    this.made = 0;
    this.free.length = 0;
  }
}
