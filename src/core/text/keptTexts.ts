/** At most so many texts, and so many characters of all of them together. */
export interface MostKept {
  readonly texts: number;
  readonly characters: number;
}

interface KeptText {
  readonly text: () => string;
  /** Characters. */
  readonly length: number;
}

/** Texts by their ids, the latest ones: the oldest goes where there are too many or they are too long. */
export class KeptTexts {
  private readonly most: MostKept;
  /** In the order in which they came. */
  private readonly kept = new Map<string, KeptText>();

  constructor(most: MostKept) {
    this.most = most;
  }

  /** Keeps a text, which may be made when it is asked for and has then no length. The latest one stays, however long. */
  set(id: string, text: () => string, length: number): void {
    this.kept.delete(id);
    this.kept.set(id, { text, length });
    let characters = [...this.kept.values()].reduce((sum, each) => sum + each.length, 0);
    for (const [oldest, { length: freed }] of this.kept) {
      if (this.kept.size <= this.most.texts && (characters <= this.most.characters || this.kept.size === 1))
        return;
      this.kept.delete(oldest);
      characters -= freed;
    }
  }

  /** Undefined where it is not kept, or not any more. */
  get(id: string): string | undefined {
    return this.kept.get(id)?.text();
  }

  clear(): void {
    this.kept.clear();
  }
}
