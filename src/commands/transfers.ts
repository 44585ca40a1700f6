import { commandIds } from '../manifest.ts';
import type { PauseControl } from '../jobs/pacing/pauseControl.ts';
import type { RateLimiter } from '../jobs/pacing/rateLimiter.ts';
import type { PartsList, SendingNote } from '../store/partsList.ts';
import { notify } from '../ui/notify.ts';
import { pickOne } from '../ui/pickOne.ts';
import { createStatusItem, type StatusItem } from '../ui/progress.ts';

/** A file that is being sent into an upload. */
export interface Transfer {
  /** The file's name. */
  readonly name: string;
  readonly list: PartsList;
  readonly pause: PauseControl;
  readonly cancel: () => void;
  /** Ends it without a word, as its upload was ended here. */
  readonly drop: () => void;
  /** Shows the upload's panel. */
  readonly show: () => unknown;
}

interface Entry extends Transfer {
  progress: SendingNote;
}

/** The transfers of this window, with one item in the status bar for all of them. */
export class Transfers {
  private readonly entries = new Set<Entry>();
  private item: StatusItem | undefined;
  /** Shared by all of them; made by the first. */
  limiter: RateLimiter | undefined;
  /** Bytes a second of the last transfer that ended. */
  speed: number | undefined;

  /** The transfer into an upload, if there is one. */
  into(list: PartsList): Transfer | undefined {
    return [...this.entries].find((each) => each.list === list);
  }

  /** Adds a transfer; returns how to tell how far it is, and that it has ended. */
  begin(transfer: Transfer): { readonly tell: (progress: SendingNote) => void; readonly end: () => void } {
    const entry: Entry = { ...transfer, progress: { text: 'starting', paused: false, ranges: [] } };
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

  /** Lets the user pick a transfer, and what to do with it. */
  async manage(): Promise<void> {
    if (this.entries.size === 0) return void notify('Nothing is being sent from this window.');
    const [first, ...others] = this.entries;
    const entry =
      others.length === 0
        ? first
        : await pickOne<Entry>({
            title: 'Transfers',
            placeholder: 'Select a transfer',
            items: [...this.entries].map((value) => ({
              icon: 'cloud-upload',
              label: value.name,
              description: value.progress.text,
              value,
            })),
          });
    if (!entry || entry === 'back') return;
    const { pause, cancel, show } = entry;
    const action = await pickOne<() => unknown>({
      title: `${entry.name}: ${entry.progress.text}`,
      placeholder: 'Select what to do',
      items: [
        pause.paused
          ? { icon: 'debug-continue', label: 'Go On', value: () => pause.resume() }
          : {
              icon: 'debug-pause',
              label: 'Pause',
              description: 'after the parts that are being sent',
              value: () => pause.pause(),
            },
        { icon: 'list-flat', label: 'Show Parts', value: show },
        { icon: 'debug-stop', label: 'Stop Sending', description: 'what was sent stays', value: cancel },
      ],
    });
    if (action && action !== 'back') await action();
  }

  private draw(): void {
    const [first, ...others] = this.entries;
    if (!first) {
      this.item?.dispose();
      this.item = undefined;
      return;
    }
    this.item ??= createStatusItem('glacier.transfers', 'Glacier Transfers', commandIds.showTransfers);
    const entries = [...this.entries];
    const shares = entries.map(({ progress }) => progress.text.split(' · ', 1)[0]).join(', ');
    const text =
      others.length === 0 ? `${first.name} ${first.progress.text}` : `${entries.length} transfers: ${shares}`;
    const lines = entries.map(({ name, progress }) => `${name}: ${progress.text}`);
    const isPaused = entries.every(({ progress }) => progress.paused);
    this.item.show(isPaused ? 'debug-pause' : 'cloud-upload', text, lines.join('; '));
  }
}
