import { commandIds } from '../manifest.ts';
import type { PauseControl } from '../jobs/pacing/pauseControl.ts';
import type { RateLimiter } from '../jobs/pacing/rateLimiter.ts';
import type { PartMemory } from '../jobs/transfer/partMemory.ts';
import type { PartsList, SendingNote } from '../store/partsList.ts';
import { createStatusItem, type StatusItem } from '../ui/progress.ts';
import { statusItemTexts as texts } from './texts/statusItem.ts';

/** A file that is being sent into an upload. */
export interface Transfer {
  /** The file's name. */
  readonly name: string;
  readonly list: PartsList;
  /** Of the file, in bytes. */
  readonly size: number;
  readonly pause: PauseControl;
  readonly cancel: () => void;
  /** Ends it without a word, as its upload was ended here. */
  readonly drop: () => void;
  /** Shows the upload's panel. */
  readonly show: () => unknown;
}

/** A transfer with how far it is. */
export interface RunningTransfer extends Transfer {
  readonly progress: SendingNote;
}

type Entry = Transfer & { progress: SendingNote };

/** The transfers of this window, with one item in the status bar for all of them. */
export class Transfers {
  private readonly entries = new Set<Entry>();
  private item: StatusItem | undefined;
  /** Shared by all of them; made by the first. */
  limiter: RateLimiter | undefined;
  /** Likewise. */
  memory: PartMemory | undefined;
  /** Bytes a second of the last transfer that ended. */
  speed: number | undefined;

  /** In the order in which they began. */
  get all(): readonly RunningTransfer[] {
    return [...this.entries];
  }

  /** The transfer into an upload, if there is one. */
  into(list: PartsList): RunningTransfer | undefined {
    return this.all.find((each) => each.list === list);
  }

  /** Adds a transfer; returns how to tell how far it is, and that it has ended. */
  begin(transfer: Transfer): { readonly tell: (progress: SendingNote) => void; readonly end: () => void } {
    const entry: Entry = {
      ...transfer,
      progress: { text: texts.starting, paused: false, ranges: [], size: transfer.size },
    };
    this.entries.add(entry);
    entry.list.showSending(entry.progress);
    this.draw();
    return {
      tell: (progress) => {
        entry.progress = progress;
        entry.list.showSending(progress);
        this.draw();
      },
      end: () => {
        this.entries.delete(entry);
        entry.list.showSending(undefined);
        this.draw();
      },
    };
  }

  private draw(): void {
    const [first, ...others] = this.entries;
    if (!first) {
      this.item?.dispose();
      this.item = undefined;
      return;
    }
    this.item ??= createStatusItem('glacier.transfers', texts.title, commandIds.showTransfers);
    const entries = [...this.entries];
    const shown = entries.map(({ name, progress }) => ({ name, progress: progress.text }));
    const text =
      others.length === 0
        ? texts.one(first.name, first.progress.text)
        : texts.several(shown.map(({ progress }) => progress));
    const isPaused = entries.every(({ progress }) => progress.paused);
    this.item.show(isPaused ? 'debug-pause' : 'cloud-upload', text, texts.tooltip(shown));
  }
}
