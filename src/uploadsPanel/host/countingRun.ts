import { toGlacierError } from '../../core/errors.ts';
import { maxParts, pageLimits } from '../../core/serviceLimits.ts';
import type { UploadRecord } from '../../core/uploads/uploadRecord.ts';
import { countTexts as texts, statusTexts } from './texts.ts';
import type { UploadsList } from './uploadsList.ts';
import type { UploadsPanelOptions } from './uploadsPanelOptions.ts';

/** Uploads whose parts are listed at a time. */
const most = 4;

/** Counts the parts of uploads, once the user has agreed to the requests it takes. */
export class CountingRun {
  private under: { done: number; readonly of: number; readonly abort: AbortController } | undefined;
  private readonly list: UploadsList;
  private readonly options: Pick<UploadsPanelOptions, 'actions' | 'confirm' | 'jobs'>;
  private readonly onChange: () => void;
  private readonly onEnd: () => void;

  constructor(
    list: UploadsList,
    options: Pick<UploadsPanelOptions, 'actions' | 'confirm' | 'jobs'>,
    onChange: () => void,
    onEnd: () => void,
  ) {
    this.list = list;
    this.options = options;
    this.onChange = onChange;
    this.onEnd = onEnd;
  }

  /** How many are counted; undefined while none are being counted. */
  get progress(): { readonly done: number; readonly of: number } | undefined {
    return this.under && { done: this.under.done, of: this.under.of };
  }

  /** One that fails keeps no other from being counted, and says so in its row. One run at a time. */
  async count(records: readonly UploadRecord[]): Promise<void> {
    const { confirm } = this.options;
    // Those that have ended have none any more.
    const waiting = records.filter(({ ended }) => ended === undefined);
    const { length } = waiting;
    const pages = Math.ceil(maxParts / pageLimits.parts);
    if (this.under || length === 0) return;
    if (!(await confirm(texts.question(length), texts.facts(length, length * pages), texts.action))) return;
    if (this.under) return;
    const abort = new AbortController();
    this.under = { done: 0, of: length, abort };
    this.onChange();
    const work = async () => {
      for (let record = waiting.shift(); record && !abort.signal.aborted; record = waiting.shift())
        await this.countOne(record, abort.signal);
    };
    await Promise.all(Array.from({ length: most }, work));
    this.under = undefined;
    this.onChange();
    this.onEnd();
  }

  stop(): void {
    this.under?.abort.abort();
  }

  private async countOne(record: UploadRecord, signal: AbortSignal): Promise<void> {
    const { jobs, actions } = this.options;
    try {
      const port = await actions.portOf(record);
      this.list.noteCounted(record, await jobs.countParts(port, record.upload, signal));
    } catch (cause) {
      const error = toGlacierError(cause);
      if (error.kind === 'notFound') this.list.noteEnded(record, 'unknown');
      else if (!signal.aborted) this.list.noteFailure(record, statusTexts.notCounted(error.message));
    }
    if (this.under) this.under.done++;
    this.onChange();
  }
}
