import { dirname, relative } from 'node:path';
import { parseDescription } from '../../core/description/describedFile.ts';
import { formatBytes } from '../../core/text/bytes.ts';
import type { FoundFile } from '../../jobs/files/filesIn.ts';
import type { PartsList } from '../../store/partsList.ts';
import { chooseFile, chooseTarget } from '../../ui/chooseFile.ts';
import { notify } from '../../ui/notify.ts';
import { pickOne } from '../../ui/picks/pickOne.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import { verifyAgainstFile, verifyAgainstHashList, listAll } from './runVerification.ts';
import type { VerificationTools, VerifiedUpload } from '../verificationTools.ts';
import { rememberedFile, rememberFile } from './rememberedFiles.ts';
import { tellRunning } from './outcome.ts';
import { compareTexts, findFileTexts, reportTexts, sampleFileTexts, verifyTexts } from './texts.ts';
import { openVerificationReport, openVerificationReportAsJson } from './verificationReport.ts';
import type { CommandContext } from '../context.ts';
import { uploadFor } from '../pickUpload.ts';
import { openPanel } from '../openPanel.ts';

type UploadCommand = (context: CommandContext, clicked: unknown) => Promise<void>;

/** Verifies an upload against a file that the user picks. */
export const verifyLocalFile: UploadCommand = onUpload(verifyTexts.title, verifyParts);

/** Searches a folder for the file of an upload, and verifies the upload against the one that the user picks. */
export const findLocalFile: UploadCommand = onUpload(findFileTexts.title, async (tools, upload) => {
  const { parts } = upload;
  const folder = await chooseFile({
    title: findFileTexts.chooseFolder,
    action: findFileTexts.search,
    folder: true,
    begin: folderOf(rememberedFile(tools.memento, parts.upload.id)),
  });
  if (folder === undefined) return;
  const { found, skipped } = await search(tools, parts, folder);
  if (found.length === 0) {
    void notify(findFileTexts.noMatch(folder, skipped.length));
    return;
  }
  const path = await pickOne<string>({
    afterDialog: true,
    title: findFileTexts.matches,
    placeholder: findFileTexts.select(skipped.length),
    items: found.map((file) => ({
      icon: 'file',
      label: relative(folder, file.path),
      description: formatBytes(file.size),
      value: file.path,
    })),
  });
  if (path === undefined || path === 'back') return;
  await rememberFile(tools.memento, parts.upload.id, path);
  await verifyAgainstFile(tools, upload, path);
});

/** Verifies an upload against saved hashes. */
export const compareHashes: UploadCommand = onUpload(compareTexts.title, async (tools, upload) => {
  const path = await chooseFile({
    title: compareTexts.chooseFile,
    action: compareTexts.compare,
    filters: { [compareTexts.hashLists]: ['csv', 'json', 'txt'], [compareTexts.allFiles]: ['*'] },
  });
  if (path !== undefined) await verifyAgainstHashList(tools, upload, path);
});

export const openReport: UploadCommand = onUpload(reportTexts.open, (tools, { parts }) =>
  openVerificationReport(tools, parts),
);

export const openReportAsJson: UploadCommand = onUpload(reportTexts.openAsJson, (tools, { parts }) =>
  openVerificationReportAsJson(tools, parts),
);

/** Asks for the file of an upload, and verifies the upload against it. */
export async function verifyParts(tools: VerificationTools, upload: VerifiedUpload): Promise<void> {
  const { parts } = upload;
  if (parts.running) return tellRunning(upload, parts.running);
  const path = await chooseFile({
    title: verifyTexts.chooseFile,
    action: verifyTexts.choose,
    begin: rememberedFile(tools.memento, parts.upload.id),
  });
  if (path === undefined) return;
  await rememberFile(tools.memento, parts.upload.id, path);
  await verifyAgainstFile(tools, upload, path);
}

/** Writes the local file behind one of the sample uploads, to try verification with. */
export async function saveSampleFile(context: CommandContext): Promise<void> {
  const sample = await context.sampleFile();
  const target = await chooseTarget({ title: sampleFileTexts.title, name: sample.name });
  if (target === undefined) return;
  if (target.scheme !== 'file') {
    void notify(sampleFileTexts.notLocal);
    return;
  }
  await sample.write(target.fsPath);
  // Verify Local File is what comes next, and its dialog opens there.
  await rememberFile(context.verification.memento, sample.uploadId, target.fsPath);
  void notify(sampleFileTexts.saved(sample.description));
}

function onUpload(
  title: string,
  work: (tools: VerificationTools, upload: VerifiedUpload) => Promise<void>,
): UploadCommand {
  return async (context, clicked) => {
    const found = await uploadFor(context, clicked, title);
    if (!found) return;
    const parts = found.store.partsOf(found.upload);
    await work(context.verification, { parts, showParts: () => openPanel(context, found) });
  };
}

async function search(
  tools: VerificationTools,
  parts: PartsList,
  folder: string,
): Promise<{ readonly found: readonly FoundFile[]; readonly skipped: readonly string[] }> {
  const { findFile } = await import('../../jobs/entry.ts');
  return withCancellableProgress(findFileTexts.searching(folder), async (signal, report) => {
    const listed = await listAll(parts, signal, report);
    return findFile(folder, listed, {
      pool: await tools.pool(),
      signal,
      name: parseDescription(parts.upload.description ?? '')?.name,
      onProgress: ({ seen, read, total }) => {
        if (total === undefined) report(findFileTexts.found(seen));
        else report(findFileTexts.read(seen, read, total), read / total);
      },
    });
  });
}

function folderOf(path: string | undefined): string | undefined {
  return path === undefined ? undefined : dirname(path);
}
