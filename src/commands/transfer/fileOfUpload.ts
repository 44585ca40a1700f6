import { basename } from 'node:path';
import { uploadLabel } from '../../core/description/uploadLabel.ts';
import type { MultipartUpload } from '../../core/model.ts';
import { formatBytes } from '../../core/text/bytes.ts';
import { chooseFile } from '../../ui/chooseFile.ts';
import { pickOne } from '../../ui/picks/pickOne.ts';
import type { CommandContext } from '../context.ts';
import { rememberedFile, rememberFile } from '../verification/rememberedFiles.ts';
import { fileTexts as texts } from './texts/files.ts';

/** The local file of an upload: the one it was last verified against, if the user takes it, else one that they select. */
export async function fileOfUpload(
  { verification: { memento } }: CommandContext,
  upload: MultipartUpload,
  title: string,
): Promise<string | undefined> {
  const before = rememberedFile(memento, upload.id);
  const known = before === undefined ? undefined : await stillThere(before);
  const path = known ? await ask(known, upload, title) : await select(before);
  if (path !== undefined) await rememberFile(memento, upload.id, path);
  return path;
}

interface KnownFile {
  readonly path: string;
  readonly size: number;
}

async function stillThere(path: string): Promise<KnownFile | undefined> {
  const { identityAt } = await import('../../jobs/entry.ts');
  const identity = await identityAt(path).catch(() => undefined);
  return identity && { path, size: identity.size };
}

async function ask(
  { path, size }: KnownFile,
  upload: MultipartUpload,
  title: string,
): Promise<string | undefined> {
  const other = 'other';
  const chosen = await pickOne<KnownFile | typeof other>({
    title,
    placeholder: texts.placeholder(uploadLabel(upload).name),
    items: [
      {
        icon: 'file',
        label: basename(path),
        description: formatBytes(size),
        detail: path,
        value: { path, size },
      },
      { icon: 'folder-opened', label: texts.another, value: other },
    ],
  });
  if (chosen === undefined || chosen === 'back') return undefined;
  return chosen === other ? select(path) : chosen.path;
}

function select(begin: string | undefined): Promise<string | undefined> {
  return chooseFile({ title: texts.fileToSend, action: texts.select, begin });
}
