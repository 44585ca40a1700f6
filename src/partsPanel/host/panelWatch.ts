import type { Disposable } from '../../core/emitter.ts';
import { arrivalRate, requestsAnHour, wholeEvery } from '../../core/uploads/arrivals.ts';
import type { PartsList } from '../../store/partsList.ts';
import { PartsWatch } from '../../store/partsWatch.ts';
import type { WatchState } from '../protocol/messages.ts';
import type { PanelOptions } from './panelOptions.ts';

/** Looks without a part after which that is what is said. */
const quietLooks = 4;

/** Watching the upload of a panel. It stops with the connection, and goes on with the next one. */
export class PanelWatch implements Disposable {
  private watch: PartsWatch | undefined;
  /** When the user began to watch, in milliseconds since 1970; undefined while they do not. */
  private since: number | undefined;
  private readonly options: PanelOptions['watch'];
  private readonly onLook: () => void;

  constructor(options: PanelOptions['watch'], onLook: () => void) {
    this.options = options;
    this.onLook = onLook;
  }

  start(parts: PartsList): void {
    this.since ??= Date.now();
    this.follow(parts);
  }

  stop(): void {
    this.since = undefined;
    this.pause();
    this.onLook();
  }

  /** Goes on with the parts as another connection has them. */
  follow(parts: PartsList): void {
    const { options } = this;
    if (!options || this.since === undefined || this.watch?.list === parts) return;
    this.pause();
    this.watch = new PartsWatch(parts, {
      interval: options.interval,
      onLook: this.onLook,
      onNews: (news) => {
        if (news.kind === 'ended') this.stop();
        options.onNews(parts, news);
      },
    });
    this.onLook();
  }

  /** The user watches it, also while there is no connection. */
  get isWanted(): boolean {
    return this.since !== undefined;
  }

  /** The connection is gone. */
  pause(): void {
    this.watch?.dispose();
    this.watch = undefined;
  }

  /** What was seen; undefined while nothing is watched. */
  get state(): WatchState | undefined {
    const { watch, since } = this;
    if (!watch || since === undefined) return undefined;
    const { list, arrivals, interval } = watch;
    const pages = Math.ceil(list.pager.count / list.pageSize);
    const rate = arrivalRate(arrivals);
    const { lastArrival, samples } = arrivals;
    const left =
      list.archiveBytes === undefined ? undefined : list.archiveBytes - (samples.at(-1)?.bytes ?? 0);
    const secondsLeft = left !== undefined && left > 0 && rate?.bytes ? (left / rate.bytes) * 60 : undefined;
    return {
      interval,
      requests: requestsAnHour(interval, pages),
      since,
      // Parts that fill gaps before the last page are seen only when everything is listed.
      quietAfter: interval * (pages > 1 && watch.hasGaps ? wholeEvery + quietLooks : quietLooks),
      ...(lastArrival !== undefined && { lastArrival }),
      ...(rate && { rate }),
      ...(secondsLeft !== undefined && { secondsLeft }),
    };
  }

  dispose(): void {
    this.since = undefined;
    this.pause();
  }
}
