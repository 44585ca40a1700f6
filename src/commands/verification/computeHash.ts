import { basename } from 'node:path';
import * as vscode from 'vscode';
import { formatBytes, formatCount, formatExactBytes } from '../../core/text/bytes.ts';
import type { ListedPart } from '../../core/parts/partRows.ts';
import { partSizes } from '../../core/parts/partSize.ts';
import { maxParts } from '../../core/serviceLimits.ts';
import { documentToJson } from '../../core/parts/rowRecords.ts';
import type { FileHashes } from '../../jobs/hashing/hashFile.ts';
import { chooseFile } from '../../ui/chooseFile.ts';
import { copy } from '../../ui/copy.ts';
import { pickOne } from '../../ui/picks/pickOne.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import { reportBytes } from './progress.ts';
import type { CommandContext } from '../context.ts';

/** Computes the hashes of any file, which can then be copied, or listed by part size. */
export async function computeTreeHash(context: CommandContext, clicked: unknown): Promise<void> {
  const path =
    clicked instanceof vscode.Uri && clicked.scheme === 'file'
      ? clicked.fsPath
      : await chooseFile({ title: 'Compute Tree Hash', action: 'Compute' });
  if (path === undefined) return;
  const { treeHash, linear = '', identity } = await hash(context, path, undefined);
  const choice = await pickOne<'tree' | 'linear' | 'parts'>({
    title: `${basename(path)}, ${formatExactBytes(identity.size)}`,
    placeholder: 'Select a hash to copy',
    items: [
      { icon: 'copy', label: 'SHA-256 tree hash', detail: treeHash, value: 'tree' },
      { icon: 'copy', label: 'SHA-256', detail: linear, value: 'linear' },
      { icon: 'list-ordered', label: 'Tree hashes by part size…', value: 'parts' },
    ],
  });
  if (choice === 'tree') await copy(treeHash, 'tree hash');
  if (choice === 'linear') await copy(linear, 'SHA-256');
  if (choice === 'parts') await listParts(context, path, identity.size);
}

/** Shows the parts that an upload of the file would have. */
async function listParts(context: CommandContext, path: string, size: number): Promise<void> {
  const fitting = partSizes.filter((partSize) => Math.ceil(size / partSize) <= maxParts);
  const partSize = await pickOne<number>({
    title: 'Part Size',
    placeholder: `An upload has at most ${formatCount(maxParts)} parts`,
    items: fitting.map((each) => ({
      label: formatBytes(each),
      description: `${formatCount(Math.ceil(size / each))} parts`,
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
  await context.verification.documents.open(
    `Tree hashes of ${basename(path)}.json`,
    `${partSize} ${path}`,
    text,
  );
}

async function hash(
  { verification }: CommandContext,
  path: string,
  partSize: number | undefined,
): Promise<FileHashes> {
  const { hashFile } = await import('../../jobs/entry.ts');
  const pool = await verification.pool();
  return withCancellableProgress(
    `Hashing ${basename(path)}${partSize === undefined ? ' in two passes' : ''}`,
    (signal, report) =>
      hashFile(path, {
        pool,
        signal,
        onProgress: reportBytes(report),
        ...(partSize === undefined ? { linear: true } : { partSize }),
      }),
  );
}
