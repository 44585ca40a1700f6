import { basename } from 'node:path';
import { type ByteRange, totalLength } from '../../core/byteRange.ts';
import { missingPartsScript } from '../../core/cli/missingPartsScript.ts';
import type { CliTarget } from '../../core/cli/cliCommand.ts';
import type { Shell } from '../../core/cli/shellQuote.ts';
import type { Part } from '../../core/model.ts';
import { changeOf } from '../../core/verification/fileIdentity.ts';
import type { Verification } from '../../core/verification/verification.ts';
import { type MissingParts, missingParts } from '../../core/parts/missingRanges.ts';
import { assertGrid } from '../../core/parts/partGrid.ts';
import type { PartsList } from '../../store/partsList.ts';
import { chooseFile } from '../../ui/chooseFile.ts';
import { copy } from '../../ui/copy.ts';
import { notify, warn } from '../../ui/notify.ts';
import { pickOne } from '../../ui/picks/pickOne.ts';
import { terminalShell } from '../../ui/terminal.ts';
import { targetNode } from '../arguments.ts';
import type { CommandContext } from '../context.ts';
import { uploadFor } from '../pickUpload.ts';
import type { VerificationTools } from '../verificationTools.ts';
import { rememberedFile, rememberFile } from '../verification/rememberedFiles.ts';
import { allParts } from './loading.ts';
import { missingPartsTexts as texts } from './texts.ts';

/** Copies what sends the parts that an upload lacks, or those of a gap; after a verification also those that differ. */
export async function copyMissingPartCommands(context: CommandContext, clicked: unknown): Promise<void> {
  const node = targetNode(context, clicked);
  const found = await uploadFor(context, clicked, texts.title);
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
    title: texts.chooseFile,
    action: texts.choose,
    begin: rememberedFile(memento, upload.id),
  });
  if (file === undefined) return;
  const plan = await planOf(file, parts, listed);
  if (!plan) return;
  await rememberFile(memento, upload.id, file);
  const ranges = plan.ranges.filter(({ start, end }) => !gap || (start <= gap.end && end >= gap.start));
  if (ranges.length === 0) {
    void notify(nothingToSend(plan, gap));
    return;
  }
  const shell = await pickShell(plan.verified);
  if (shell === undefined) return;
  await copy(
    missingPartsScript({ upload, target, file, ranges }, shell),
    texts.copied(ranges.length, totalLength(ranges)),
  );
  if (plan.misfits > 0 && !gap) void notify(texts.leftOut(plan.misfits));
}

/** What is to be sent. */
interface Plan extends MissingParts {
  /** The file was verified, so the ranges include parts that differ. */
  readonly verified: boolean;
}

/** What is to be sent for the upload to become this file; undefined after saying why it cannot. */
async function planOf(file: string, parts: PartsList, listed: readonly Part[]): Promise<Plan | undefined> {
  const found = await verificationOf(file, parts);
  if (!found) {
    const missing = await missingPartsOf(file, listed, parts.upload.partSize);
    return missing && { ...missing, verified: false };
  }
  const { verdict, expected } = found;
  if (verdict.completion === 'newUpload') {
    void warn(texts.doNotFit);
    return undefined;
  }
  return {
    ranges: verdict.toSend.flatMap((number) => expected.parts.get(number) ?? []),
    misfits: 0,
    verified: true,
  };
}

/** The verification of all parts against this very file, if there is one that holds. */
async function verificationOf(file: string, { verification }: PartsList): Promise<Verification | undefined> {
  if (!verification?.result || verification.outdated) return undefined;
  const { against, verdict } = verification.result;
  if (against.kind !== 'file' || against.path !== file || verdict.unverified.length > 0) return undefined;
  const { identityAt } = await import('../../jobs/entry.ts');
  const identity = await identityAt(file);
  return identity && changeOf(against.identity, identity) === undefined ? verification.result : undefined;
}

/** The parts of the file that are missing; undefined after saying why the file cannot be that of the upload. */
async function missingPartsOf(
  file: string,
  listed: readonly Part[],
  partSize: number,
): Promise<MissingParts | undefined> {
  const { sizeConflict, sizeOf } = await import('../../jobs/entry.ts');
  const size = await sizeOf(file);
  if (size === 0) {
    void warn(texts.isEmpty(basename(file)));
    return undefined;
  }
  const conflict = sizeConflict({ partSize, parts: listed }, size, basename(file));
  if (conflict !== undefined) {
    void warn(texts.cannotBeTheFile(conflict));
    return undefined;
  }
  assertGrid(size, partSize);
  return missingParts(listed, partSize, size);
}

function nothingToSend(plan: Plan, gap: ByteRange | undefined): string {
  if (gap) return texts.noneInGap;
  if (plan.misfits > 0) return texts.noneWhole(plan.misfits);
  return plan.verified ? texts.noneVerified : texts.none;
}

/** Without a verification nothing is known of the parts that are listed. */
async function pickShell(verified: boolean): Promise<Shell | undefined> {
  const shell = await pickOne<Shell>({
    title: texts.title,
    placeholder: verified ? texts.shell : texts.shellUnverified,
    items: [
      { icon: 'terminal-bash', ...texts.bash, value: 'posix' },
      { icon: 'terminal-powershell', ...texts.powerShell, value: 'powershell' },
    ],
    active: (value) => value === terminalShell,
    afterDialog: true,
  });
  return shell === 'back' ? undefined : shell;
}
