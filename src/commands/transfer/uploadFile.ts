import { basename } from 'node:path';
import { GlacierError } from '../../core/errors.ts';
import { formatBytes } from '../../core/text/bytes.ts';
import type { NewUpload } from '../../core/transfer/newUpload.ts';
import { askText } from '../../ui/askText.ts';
import { clickedOrChosen } from '../../ui/chooseFile.ts';
import { choose } from '../../ui/confirm.ts';
import { pickOne } from '../../ui/picks/pickOne.ts';
import { targetNode } from '../arguments.ts';
import type { CommandContext } from '../context.ts';
import { expandRow } from '../expandRow.ts';
import { type FoundVault, foundVault, pickVault, placeOf } from '../pickUpload.ts';
import { rememberFile } from '../verification/rememberedFiles.ts';
import { resumeFound, sendWays, type SendWay } from './resumeUpload.ts';
import { completesToo } from './texts/resume.ts';
import { startUpload } from './startUpload.ts';
import { fileTexts } from './texts/files.ts';
import { uploadFileTexts as texts } from './texts/uploadFile.ts';
import { assertWritable } from './writable.ts';

/** Starts an upload of a local file into a vault, and sends all of it, once part size and description were agreed to. */
export async function uploadFile(context: CommandContext, clicked: unknown): Promise<void> {
  assertWritable('uploadFile');
  const question = { title: fileTexts.fileToUpload, action: fileTexts.select };
  const path = await clickedOrChosen(clicked, question);
  if (path === undefined) return;
  const { sizeOf } = await import('../../jobs/entry.ts');
  const size = await sizeOf(path);
  if (size === 0) throw new GlacierError('file', texts.isEmpty(basename(path)));
  const target = await targetVault(context, clicked);
  const wanted = target && (await askHow(path, size));
  const how = wanted && (await confirmed(target, path, size, wanted));
  if (!target || !wanted || !how) return;
  const upload = await startUpload(context, target, path, wanted);
  const row = context.view.provider.vaultNode(target.store.connection.key, target.vault.name);
  if (row) void expandRow(context, row, { select: false });
  await rememberFile(context.verification.memento, upload.id, path);
  await resumeFound(context, { ...target, upload }, { path, agreed: { how, size } });
}

/** The vault that was clicked or is selected, or has what is; else one that the user picks. */
async function targetVault(context: CommandContext, clicked: unknown): Promise<FoundVault | undefined> {
  const node = targetNode(context, clicked);
  return (node && foundVault(node)) ?? pickVault(context, texts.title);
}

/** Asks for part size and description. */
async function askHow(path: string, size: number): Promise<NewUpload | undefined> {
  const { descriptionProblem, partSizeChoices, proposedPartSize } = await import('../../jobs/entry.ts');
  const proposed = proposedPartSize(size);
  if (proposed === undefined) throw new GlacierError('tooManyParts', texts.isTooLarge(basename(path)));
  const partSize = await pickOne<number>({
    afterDialog: true,
    title: texts.partSize.title,
    placeholder: texts.partSize.placeholder,
    active: (value) => value === proposed,
    items: partSizeChoices(size).map((each) => ({
      label: formatBytes(each.partSize),
      description: texts.partSize.parts(each.parts, each.partSize === proposed),
      value: each.partSize,
    })),
  });
  if (partSize === undefined || partSize === 'back') return undefined;
  const description = await askText({
    title: texts.description.title,
    prompt: texts.description.prompt,
    value: basename(path),
    problemWith: descriptionProblem,
  });
  return description === undefined ? undefined : { partSize, ...(description !== '' && { description }) };
}

function confirmed(
  target: FoundVault,
  path: string,
  size: number,
  { partSize, description }: NewUpload,
): Promise<SendWay | undefined> {
  const parts = Math.ceil(size / partSize);
  const place = placeOf(target);
  const plan = {
    size,
    vaultName: target.vault.name,
    place,
    parts,
    partSize,
    requests: parts + 2,
    isSample: target.session.spec.kind === 'sample',
  };
  return choose(
    texts.question(basename(path), size),
    [texts.facts.plan(plan), texts.facts.description(description), completesToo],
    sendWays,
  );
}
