import { connectionLine } from '../explorer/places.ts';
import { markdownCode, markdownText } from '../core/text/markdownText.ts';
import type { Session } from '../store/session.ts';
import { findUnfinishedUploads, scanRequests } from './findUnfinished.ts';
import type { ToolInput, ToolName } from './inputs.ts';
import { listParts, listRequests, listUploads, listVaults } from './lists.ts';
import { type Place, requestsToFind } from './place.ts';
import { planResume } from './planResume.ts';
import { confirmTexts as texts, type Preparation } from './texts/confirm.ts';
import { explainVerdict, requestsToListAll, verifyFile } from './verification.ts';

/** What a tool does: it reads, and changes nothing in an account. */
interface Tool {
  readonly confirm: keyof typeof texts;
  /** Requests at most, those for credentials and repeated ones apart. */
  readonly requests: () => number;
  /** The result, which is written as JSON. */
  readonly run: (place: Place, input: ToolInput, signal: AbortSignal) => Promise<object>;
}

export const tools: Readonly<Record<ToolName, Tool>> = {
  glacier_listVaults: { confirm: 'listVaults', requests: () => listRequests.vaults, run: listVaults },
  glacier_listUploads: { confirm: 'listUploads', requests: () => listRequests.uploads, run: listUploads },
  glacier_listParts: { confirm: 'listParts', requests: () => listRequests.parts, run: listParts },
  glacier_findUnfinishedUploads: {
    confirm: 'findUnfinishedUploads',
    requests: () => scanRequests,
    run: findUnfinishedUploads,
  },
  glacier_verifyFile: { confirm: 'verifyFile', requests: requestsToListAll, run: verifyFile },
  glacier_explainVerdict: { confirm: 'explainVerdict', requests: () => requestsToFind, run: explainVerdict },
  glacier_planResume: { confirm: 'planResume', requests: requestsToListAll, run: planResume },
};

/** What is asked before a tool runs. Names and paths are shown as they are, and mean nothing in Markdown. */
export function preparationOf(name: ToolName, input: ToolInput, session: Session): Preparation {
  const { confirm, requests } = tools[name];
  return texts[confirm]({
    connection: markdownText(connectionLine(session)),
    vault: markdownCode(input.vault),
    uploadId: markdownCode(input.uploadId),
    file: markdownText(input.file),
    requests: requests(),
  });
}
