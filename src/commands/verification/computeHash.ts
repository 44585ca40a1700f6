import { basename } from 'node:path';
import { formatBytes } from '../../core/text/bytes.ts';
import type { ListedPart } from '../../core/parts/partRows.ts';
import { partSizes } from '../../core/parts/partSize.ts';
import { maxParts } from '../../core/serviceLimits.ts';
import { documentToJson } from '../../core/parts/rowRecords.ts';
import type { FileHashes } from '../../jobs/hashing/hashFile.ts';
import { clickedOrChosen } from '../../ui/chooseFile.ts';
import { copy } from '../../ui/copy.ts';
import { pickOne } from '../../ui/picks/pickOne.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import { reportBytes } from './progress.ts';
import { computeHashTexts as texts } from './texts.ts';
import type { CommandContext } from '../context.ts';

/** Computes the hashes of any file, which can then be copied, or listed by part size. */
export async function computeTreeHash(context: CommandContext, clicked: unknown): Promise<void> {
  const path = await clickedOrChosen(clicked, { title: texts.title, action: texts.compute });
  if (path === undefined) return;
  const { treeHash, linear = '', identity } = await hash(context, path, undefined);
  const choice = await pickOne<'tree' | 'linear' | 'parts'>({
    title: texts.hashesOf(basename(path), identity.size),
    placeholder: texts.select,
    items: [
      { icon: 'copy', label: texts.treeHash, detail: treeHash, value: 'tree' },
      { icon: 'copy', label: texts.sha256, detail: linear, value: 'linear' },
      { icon: 'list-ordered', label: texts.byPartSize, value: 'parts' },
    ],
  });
  if (choice === 'tree') await copy(treeHash, texts.copiedTreeHash);
  if (choice === 'linear') await copy(linear, texts.sha256);
  if (choice === 'parts') await listParts(context, path, identity.size);
}

/** Shows the parts that an upload of the file would have. */
async function listParts(context: CommandContext, path: string, size: number): Promise<void> {
  const fitting = partSizes.filter((partSize) => Math.ceil(size / partSize) <= maxParts);
  const partSize = await pickOne<number>({
    title: texts.partSize,
    placeholder: texts.mostParts(maxParts),
    items: fitting.map((each) => ({
      label: formatBytes(each),
      description: texts.parts(Math.ceil(size / each)),
      value: each,
    })),
  });
  if (partSize === undefined || partSize === 'back') return;
  const { parts = [], treeHash } = await hash(context, path, partSize);
  const rows = parts.map((part, index): ListedPart => ({
    kind: 'part',
    number: index + 1,
    ...part,
    flags: [],
  }));
  const head = {
    file: basename(path),
    sizeInBytes: size,
    partSizeInBytes: partSize,
    sha256TreeHash: treeHash,
  };
  const text = [...documentToJson(head, rows)].join('');
  const documents = await context.verification.documents();
  await documents.open(texts.listName(basename(path)), `${partSize} ${path}`, text);
}

async function hash(
  { verification }: CommandContext,
  path: string,
  partSize: number | undefined,
): Promise<FileHashes> {
  const { hashFile } = await import('../../jobs/entry.ts');
  const pool = await verification.pool();
  return withCancellableProgress(texts.hashing(basename(path), partSize === undefined), (signal, report) =>
    hashFile(path, {
      pool,
      signal,
      onProgress: reportBytes(report),
      ...(partSize === undefined ? { linear: true } : { partSize }),
    }),
  );
}
