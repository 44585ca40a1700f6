import { dirname, relative } from 'node:path';
import { parseDescription } from '../../core/description/describedFile.ts';
import { formatBytes, formatCount } from '../../core/text/bytes.ts';
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
import { openVerificationReport, openVerificationReportAsJson } from './verificationReport.ts';
import type { CommandContext } from '../context.ts';
import { uploadFor } from '../pickUpload.ts';
import { openPanel } from '../openPanel.ts';

type UploadCommand = (context: CommandContext, clicked: unknown) => Promise<void>;

/** Verifies an upload against a file that the user picks. */
export const verifyLocalFile: UploadCommand = onUpload('Verify Local File', verifyParts);

/** Searches a folder for the file of an upload, and verifies the upload against the one that the user picks. */
export const findLocalFile: UploadCommand = onUpload('Find Local File', async (tools, upload) => {
  const { parts } = upload;
  const folder = await chooseFile({
    title: 'Select the Folder to Search',
    action: 'Search Folder',
    folder: true,
    begin: folderOf(rememberedFile(tools.memento, parts.upload.id)),
  });
  if (folder === undefined) return;
  const { found, skipped } = await search(tools, parts, folder);
  const left =
    skipped.length > 0 ? ` Files or folders that could not be read: ${formatCount(skipped.length)}.` : '';
  if (found.length === 0) {
    void notify(`No file in ${folder} matches the upload's first part.${left}`);
    return;
  }
  const path = await pickOne<string>({
    title: 'Matching Files (by First Part)',
    placeholder: `Select a file to verify in full.${left}`,
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
export const compareHashes: UploadCommand = onUpload('Compare with Hash List', async (tools, upload) => {
  const path = await chooseFile({
    title: 'Select an Export or Tree Hash List',
    action: 'Compare',
    filters: { 'Hash lists': ['csv', 'json', 'txt'], 'All files': ['*'] },
  });
  if (path !== undefined) await verifyAgainstHashList(tools, upload, path);
});

export const openReport: UploadCommand = onUpload('Open Verification Report', (tools, { parts }) =>
  openVerificationReport(tools, parts),
);

export const openReportAsJson: UploadCommand = onUpload(
  'Open Verification Report as JSON',
  (tools, { parts }) => openVerificationReportAsJson(tools, parts),
);

/** Asks for the file of an upload, and verifies the upload against it. */
export async function verifyParts(tools: VerificationTools, upload: VerifiedUpload): Promise<void> {
  const { parts } = upload;
  if (parts.running) return tellRunning(upload, parts.running);
  const path = await chooseFile({
    title: 'Select the File to Verify',
    action: 'Verify',
    begin: rememberedFile(tools.memento, parts.upload.id),
  });
  if (path === undefined) return;
  await rememberFile(tools.memento, parts.upload.id, path);
  await verifyAgainstFile(tools, upload, path);
}

/** Writes the local file behind one of the sample uploads, to try verification with. */
export async function saveSampleFile(context: CommandContext): Promise<void> {
  const sample = await context.sampleFile();
  const target = await chooseTarget({ title: 'Save Sample File', name: sample.name });
  if (target === undefined) return;
  if (target.scheme !== 'file') {
    void notify('Select a folder on this computer: the sample file must be a local file.');
    return;
  }
  await sample.write(target.fsPath);
  void notify(`Sample file saved. It belongs to the upload “${sample.description}”.`);
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
  return withCancellableProgress(`Searching ${folder}`, async (signal, report) => {
    const listed = await listAll(parts, signal, report);
    return findFile(folder, listed, {
      pool: await tools.pool(),
      signal,
      name: parseDescription(parts.upload.description ?? '')?.name,
      onProgress: ({ seen, read, total }) => {
        const files = `${formatCount(seen)} files found`;
        if (total === undefined) report(files);
        else report(`${files}, ${formatCount(read)} of ${formatCount(total)} candidates read`, read / total);
      },
    });
  });
}

function folderOf(path: string | undefined): string | undefined {
  return path === undefined ? undefined : dirname(path);
}
