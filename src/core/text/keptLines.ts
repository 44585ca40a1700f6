/** A line of the log. */
export interface LogLine {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly level: string;
  readonly text: string;
}

const mostLines = 2000;

/** Characters of all texts: 1 MiB of memory, for characters have two bytes. */
const mostCharacters = 524_288;

/** The last lines that were added. */
export class KeptLines {
  private readonly lines: LogLine[] = [];
  private characters = 0;
  /** Called after a line was added. */
  onAdded: (() => void) | undefined;

  /** Oldest first. */
  get all(): readonly LogLine[] {
    return this.lines;
  }

  add(level: string, text: string, time = Date.now()): void {
    this.lines.push({ time, level, text });
    this.characters += text.length;
    while (this.lines.length > mostLines || this.characters > mostCharacters)
      this.characters -= this.lines.shift()?.text.length ?? 0;
    this.onAdded?.();
  }
}
