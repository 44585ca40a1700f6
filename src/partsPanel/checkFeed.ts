import type { PartResult } from '../core/partResult.ts';
import { verdictSentence } from '../core/verdictSentence.ts';
import type { PartsCheck } from '../store/partsList.ts';
import type { CheckNews } from './protocol/messages.ts';
import { type ListedResult, toResultColumns } from './protocol/resultColumns.ts';

/**
 * Remembers which results of a comparison a page has been told, and says which it lacks. While the comparison goes on
 * these are the ones at the end of its map. When it is over all are told once more: what is known of a part that
 * differs may have changed.
 */
export class CheckFeed {
  private about: Pick<PartsCheck, 'results' | 'verification'> | undefined;
  /** Entries of the map that were looked at. */
  private seen = 0;
  /** Results that were told. */
  private told = 0;

  /** The page has lost what it was told, or never was. */
  forget(): void {
    this.about = undefined;
  }

  /** What to tell the page now; from here on it counts as told. */
  next(check: PartsCheck | undefined): CheckNews | undefined {
    if (this.about?.results !== check?.results || this.about?.verification !== check?.verification) {
      [this.seen, this.told] = [0, 0];
    }
    this.about = check;
    if (!check) return undefined;
    const { name, results, verification } = check;
    const fresh = [...results.values()].slice(this.seen).filter(isListed);
    const from = this.told;
    this.seen = results.size;
    this.told += fresh.length;
    const sentence = verification ? verdictSentence(verification.verdict) : '';
    return { name, sentence, from, results: toResultColumns(fresh) };
  }
}

function isListed(result: PartResult): result is ListedResult {
  return result.kind !== 'missing';
}
