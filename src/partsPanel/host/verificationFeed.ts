import type { PartResult } from '../../core/verification/partResult.ts';
import { verdictSentence } from '../../core/verification/verdictSentence.ts';
import type { VerificationRun } from '../../store/partsList.ts';
import type { VerificationNews } from '../protocol/messages.ts';
import { type ListedResult, toResultColumns } from '../protocol/resultColumns.ts';

/**
 * Remembers which results of a verification a webview has been told, and says which it lacks. While it is running these
 * are the ones at the end of its map. When it is over all are told once more: what is known of a part that
 * differs may have changed.
 */
export class VerificationFeed {
  private about: Pick<VerificationRun, 'results' | 'result'> | undefined;
  /** Entries of the map that were looked at. */
  private seen = 0;
  /** Results that were told. */
  private told = 0;

  /** The webview has lost what it was told, or never was. */
  forget(): void {
    this.about = undefined;
  }

  /** What to tell the webview now; from here on it counts as told. */
  next(run: VerificationRun | undefined): VerificationNews | undefined {
    if (this.about?.results !== run?.results || this.about?.result !== run?.result) {
      [this.seen, this.told] = [0, 0];
    }
    this.about = run;
    if (!run) return undefined;
    const { name, results, result } = run;
    const fresh = [...results.values()].slice(this.seen).filter(isListed);
    const from = this.told;
    this.seen = results.size;
    this.told += fresh.length;
    const sentence = result ? verdictSentence(result.verdict) : '';
    return { name, sentence, from, results: toResultColumns(fresh) };
  }
}

function isListed(result: PartResult): result is ListedResult {
  return result.kind !== 'missing';
}
