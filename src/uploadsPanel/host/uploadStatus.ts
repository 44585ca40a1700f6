import type { Ended, UploadRecord } from '../../core/uploads/uploadRecord.ts';
import { severityOfVerdict } from '../../core/verification/severity.ts';
import type { PartsList } from '../../store/partsList.ts';
import type { UploadRow } from '../protocol/messages.ts';
import { statusTexts as texts } from './texts.ts';

/**
 * How an upload has ended, as its list tells it; `before` where that tells nothing. An end that is known is not replaced by
 * one of which nothing is, and only parts that were listed since say that the upload is there after all.
 */
export function endOf(
  list: Pick<PartsList, 'gone' | 'ended' | 'pager'>,
  before: Ended | undefined,
): Ended | undefined {
  if (list.gone) return list.ended ?? before ?? 'unknown';
  return list.pager.status === 'ready' ? undefined : before;
}

/** What is said of an upload in its row; `list` are its parts, where they are loaded. */
export function statusOf(
  list: PartsList | undefined,
  { ended, failure }: Pick<UploadRecord, 'ended' | 'failure'>,
): UploadRow['status'] {
  if (ended !== undefined) return { text: texts.ended[ended], severity: 'ended' };
  if (failure !== undefined) return { text: failure, severity: 'error' };
  if (list?.sending) return { text: texts.sending(list.sending), severity: 'sending' };
  const { verification } = list ?? {};
  if (!verification?.result) return undefined;
  const { verdict } = verification.result;
  return { text: texts.verified(verification.name, verdict), severity: severityOfVerdict(verdict) };
}
