import { basename } from 'node:path';
import { type ByteRange, totalLength } from '../../core/byteRange.ts';
import { missingPartsScript } from '../../core/cli/missingPartsScript.ts';
import type { CliTarget } from '../../core/cli/cliCommand.ts';
import type { Shell } from '../../core/cli/shellQuote.ts';
import type { Part } from '../../core/model.ts';
import { type MissingParts, missingParts } from '../../core/parts/missingRanges.ts';
import { assertGrid } from '../../core/parts/partGrid.ts';
import { formatBytes, formatCount } from '../../core/text/bytes.ts';
import type { PartsList } from '../../store/partsList.ts';
import { chooseFile } from '../../ui/chooseFile.ts';
import { copy } from '../../ui/copy.ts';
import { notify, warn } from '../../ui/notify.ts';
import { pickOne } from '../../ui/pickOne.ts';
import { terminalShell } from '../../ui/terminal.ts';
import { targetNode } from '../arguments.ts';
import type { CommandContext } from '../context.ts';
import { uploadFor } from '../pickUpload.ts';
import type { VerificationTools } from '../verificationTools.ts';
import { rememberedFile, rememberFile } from '../verification/rememberedFiles.ts';
import { allParts } from './loading.ts';

const title = 'Copy AWS CLI Commands for Missing Parts';

/** Copies what sends the parts that an upload lacks, or those of a gap. */
export async function copyMissingPartCommands(context: CommandContext, clicked: unknown): Promise<void> {
  const node = targetNode(context, clicked);
  const found = await uploadFor(context, clicked, title);
  if (!found) return;
  const { store, upload } = found;
  const gap = node?.kind === 'gap' ? node.range : undefined;
  await copyMissingPartCommandsOf(context.verification, store.partsOf(upload), store.connection, gap);
}

/**
 * Loads all parts, asks for the local file and the shell, and copies a script that sends the parts of the file which are
 * not listed; only those in `gap` if that is given.
 */
export async function copyMissingPartCommandsOf(
  { memento }: VerificationTools,
  parts: PartsList,
  target: CliTarget,
  gap?: ByteRange,
): Promise<void> {
  const { upload } = parts;
  const listed = await allParts(parts);
  const file = await chooseFile({
    title: 'Select the Local File of the Upload',
    action: 'Select',
    begin: rememberedFile(memento, upload.id),
  });
  if (file === undefined) return;
  const missing = await missingPartsOf(file, listed, upload.partSize);
  if (!missing) return;
  await rememberFile(memento, upload.id, file);
  const ranges = missing.ranges.filter(({ start, end }) => !gap || (start <= gap.end && end >= gap.start));
  if (ranges.length === 0) {
    void notify(nothingToSend(missing, gap));
    return;
  }
  const shell = await pickShell();
  if (shell === undefined) return;
  const count = ranges.length === 1 ? '1 part' : `${formatCount(ranges.length)} parts`;
  await copy(
    missingPartsScript({ upload, target, file, ranges }, shell),
    `AWS CLI commands for ${count} (${formatBytes(totalLength(ranges))})`,
  );
  if (missing.misfits > 0 && !gap) void notify(`Left out: ${misfitsText(missing)}`);
}

/** The parts of the file that are missing; undefined after saying why the file cannot be that of the upload. */
async function missingPartsOf(
  file: string,
  listed: readonly Part[],
  partSize: number,
): Promise<MissingParts | undefined> {
  const { sizeConflict, sizeOf } = await import('../../jobs/entry.ts');
  const size = await sizeOf(file);
  const conflict = sizeConflict({ partSize, parts: listed }, size, basename(file));
  if (conflict !== undefined) {
    void warn(`This cannot be the file of the upload. ${conflict}`);
    return undefined;
  }
  assertGrid(size, partSize);
  return missingParts(listed, partSize, size);
}

function nothingToSend(missing: MissingParts, gap: ByteRange | undefined): string {
  if (missing.misfits > 0) return `No whole part is missing, but there are ${misfitsText(missing)}`;
  return gap ? 'The file has no part in this gap.' : 'No part is missing: the upload has the whole file.';
}

function misfitsText({ misfits }: MissingParts): string {
  const what = misfits === 1 ? '1 part' : `${formatCount(misfits)} parts`;
  return `${what} listed with unexpected ranges. Verify the local file to see which.`;
}

async function pickShell(): Promise<Shell | undefined> {
  const shell = await pickOne<Shell>({
    title,
    placeholder: 'Select the shell to paste into',
    items: [
      { icon: 'terminal-bash', label: 'Bash', description: 'also Zsh', value: 'posix' },
      { icon: 'terminal-powershell', label: 'PowerShell', description: '5.1 or later', value: 'powershell' },
    ],
    active: (value) => value === terminalShell,
  });
  return shell === 'back' ? undefined : shell;
}
