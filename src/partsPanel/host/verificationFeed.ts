import { isCompared } from '../../core/verification/partResult.ts';
import { verdictSentence } from '../../core/verification/texts/verdictSentence.ts';
import { severityOfVerdict } from '../../core/verification/severity.ts';
import type { VerificationRun } from '../../core/verification/verificationRun.ts';
import type { VerificationNews } from '../protocol/messages.ts';
import { toResultColumns } from '../protocol/resultColumns.ts';
import { panelTexts } from './texts.ts';

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
    const fresh = [...run.results.values()].slice(this.seen).filter(isCompared);
    const from = this.told;
    this.seen = run.results.size;
    this.told += fresh.length;
    return { name: run.name, ...stateOf(run), from, results: toResultColumns(fresh) };
  }
}

function stateOf(
  run: VerificationRun,
): Pick<VerificationNews, 'byList' | 'progress' | 'outcome' | 'archiveBytes'> {
  if (!run.result) return { progress: run.progress };
  const { result, finished, outdated, archiveBytes } = run;
  const { against, verdict } = result;
  const sentence = verdictSentence(verdict);
  return {
    ...(against.kind === 'hashList' && { byList: true }),
    outcome: {
      sentence: outdated ? panelTexts.outdated(sentence) : sentence,
      severity: outdated ? 'warning' : severityOfVerdict(verdict),
      finished: finished.getTime(),
    },
    ...(archiveBytes !== undefined && { archiveBytes }),
  };
}
