import type { PartResult } from '../../core/verification/partResult.ts';
import { verdictSentence } from '../../core/verification/verdictSentence.ts';
import type { VerificationRun } from '../../store/partsList.ts';
import type { VerificationNews } from '../protocol/messages.ts';
import { type ListedResult, toResultColumns } from '../protocol/resultColumns.ts';

/**
 * Tracks which results of a verification a webview has been sent. While it is running, new ones are at the end of its
 * map. When it has ended all are sent again, because mismatches may have got their reasons.
 */
export class VerificationFeed {
  private about: Pick<VerificationRun, 'results' | 'result'> | undefined;
  /** Entries of the map seen so far. */
  private seen = 0;
  /** Results sent so far. */
  private told = 0;

  /** The webview has lost what it was sent, or is new. */
  forget(): void {
    this.about = undefined;
  }

  /** The next results to send; they count as sent from here on. */
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
    const byList = result?.against.kind === 'hashList';
    return { name, ...(byList && { byList }), sentence, from, results: toResultColumns(fresh) };
  }
}

function isListed(result: PartResult): result is ListedResult {
  return result.kind !== 'missing';
}
