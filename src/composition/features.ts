import type * as vscode from 'vscode';
import { awsFacts } from './awsFacts.ts';
import { Transfers } from '../commands/transfers.ts';
import { openVerificationReport } from '../commands/verification/verificationReport.ts';
import { verifyParts } from '../commands/verification/verify.ts';
import type { VerificationTools, VerifiedUpload } from '../commands/verificationTools.ts';
import type { CommandContext, SampleFile } from '../commands/context.ts';
import { uploadActions } from '../commands/unfinished/uploadActions.ts';
import { showAttention } from '../explorer/attention.ts';
import { PartsPanels } from '../partsPanel/host/panels.ts';
import type { PartsList } from '../store/partsList.ts';
import type { Sessions } from '../store/sessions.ts';
import { UploadsPanels } from '../uploadsPanel/host/uploadsPanels.ts';

/*
 * Loaded as one chunk when a command first runs or a panel is first shown. Activation reads the tree and nothing of
 * this, however many commands and panels there are.
 */

export { commands, rowCommands } from '../commands/bodies.ts';
export { runCommand } from '../commands/runCommand.ts';
export { tellInterrupted } from '../commands/transfer/tellInterrupted.ts';
export { callTool, prepareTool } from '../tools/call.ts';
export { restoreVerification } from '../commands/verification/keptVerifications.ts';
export { Documents } from '../ui/documents.ts';
export { LogDocument } from '../ui/logDocument.ts';

export const facts = { aws: awsFacts, sampleFile: loadSampleFile, transfers: new Transfers() };

/** Creates the owner of the parts panels. */
export function createPartsPanels(
  extensionUri: vscode.Uri,
  sessions: Sessions,
  tools: VerificationTools,
): PartsPanels {
  const verification = {
    verify: (upload: VerifiedUpload) => verifyParts(tools, upload),
    openReport: (parts: PartsList) => openVerificationReport(tools, parts),
  };
  return new PartsPanels(extensionUri, sessions, tools.documents, verification, (message) =>
    tools.log.warn(message),
  );
}

/** Creates the owner of the uploads panel. `folder` keeps what was found for the next window. */
export function createUploadsPanels(
  extensionUri: vscode.Uri,
  folder: string,
  context: Omit<CommandContext, keyof typeof facts>,
): UploadsPanels {
  const { sessions, view, log, verification } = context;
  return new UploadsPanels({
    extensionUri,
    folder,
    sessions,
    log,
    documents: verification.documents,
    actions: uploadActions({ ...context, ...facts }),
    onFound: (uploads) => showAttention(view.tree, uploads, Date.now()),
  });
}

/** The local file behind one of the sample account's uploads. */
async function loadSampleFile(): Promise<SampleFile> {
  const { sampleAccountId, sampleFile, writeSampleFile } = await import('../emulator/sample/sample.ts');
  const { name, uploadId, description } = sampleFile;
  return { name, accountId: sampleAccountId, uploadId, description, write: writeSampleFile };
}
