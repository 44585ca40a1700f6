import { severityOfVerdict } from '../../core/verification/severity.ts';
import type { PartsList } from '../../store/partsList.ts';
import type { UploadRow } from '../protocol/messages.ts';
import { statusTexts as texts } from './texts.ts';

/** How an upload came to its end. */
export type Ended = 'completed' | 'aborted' | 'unknown';

/** What is known of an upload besides what was found. */
export interface UploadNews {
  readonly ended?: Ended | undefined;
  /** Why something that was to be done with it was not done, in a sentence. */
  readonly failure?: string | undefined;
}

/** How an upload has ended, as far as its list knows; undefined while it is there. */
export function endOf(list: Pick<PartsList, 'gone' | 'ended'>): Ended | undefined {
  return list.gone ? (list.ended ?? 'unknown') : undefined;
}

/** What is said of an upload in its row; `list` are its parts, where they are loaded. */
export function statusOf(list: PartsList | undefined, { ended, failure }: UploadNews): UploadRow['status'] {
  if (ended !== undefined) return { text: texts.ended[ended], severity: 'ended' };
  if (failure !== undefined) return { text: failure, severity: 'error' };
  if (list?.sending) return { text: texts.sending(list.sending), severity: 'sending' };
  const { verification } = list ?? {};
  if (!verification?.result) return undefined;
  const { verdict } = verification.result;
  return { text: texts.verified(verification.name, verdict), severity: severityOfVerdict(verdict) };
}
