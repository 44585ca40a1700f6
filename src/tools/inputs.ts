import nodePath, { type PlatformPath } from 'node:path';
import { isPlainText } from '../core/aws/connectionSpec.ts';
import { isUploadId, vaultNameProblem } from '../core/aws/names.ts';
import { displayText } from '../core/text/displayText.ts';
import { Refusal } from './refusal.ts';
import { inputTexts as texts } from './texts/inputs.ts';

/** The tools by their names, with what each must and may be given besides a connection. package.json says the same. */
export const toolInputs = {
  glacier_listVaults: { required: [], optional: ['cursor'] },
  glacier_listUploads: { required: ['vault'], optional: ['cursor'] },
  glacier_listParts: { required: ['vault', 'uploadId'], optional: ['cursor'] },
  glacier_findUnfinishedUploads: { required: [], optional: ['cursor'] },
  glacier_verifyFile: { required: ['vault', 'uploadId', 'file'], optional: [] },
  glacier_explainVerdict: { required: ['vault', 'uploadId'], optional: ['cursor'] },
  glacier_planResume: { required: ['vault', 'uploadId'], optional: ['cursor'] },
} as const satisfies Record<
  string,
  { readonly required: readonly Field[]; readonly optional: readonly Field[] }
>;

export type ToolName = keyof typeof toolInputs;

type Field = 'connection' | 'vault' | 'uploadId' | 'file' | 'cursor';

/** What a tool is given. What it must be given and is not asked for is empty. */
export interface ToolInput {
  readonly connection?: string;
  readonly vault: string;
  readonly uploadId: string;
  readonly file: string;
  readonly cursor?: string;
}

/** Characters. */
export const longest = { file: 1024, cursor: 1100 } as const;

export function isToolName(name: string): name is ToolName {
  return Object.hasOwn(toolInputs, name);
}

/**
 * Reads what a model gave to a tool, which may be anything.
 * @throws Refusal that says what is wrong, and what to do
 */
export function readInput(name: ToolName, given: unknown): ToolInput {
  if (typeof given !== 'object' || given === null || Array.isArray(given)) throw new Refusal(texts.noObject);
  const { required, optional }: { required: readonly Field[]; optional: readonly Field[] } = toolInputs[name];
  const known: readonly string[] = ['connection', ...required, ...optional];
  const fields = Object.entries(given).filter(([, value]) => value !== undefined);
  const unknown = fields.find(([field]) => !known.includes(field));
  if (unknown) throw new Refusal(texts.unknown(displayText(unknown[0], 40), known));
  const missing = required.find((field) => !fields.some(([each]) => each === field));
  if (missing) throw new Refusal(texts.missing(missing));
  for (const [field, value] of fields) {
    if (typeof value !== 'string') throw new Refusal(texts.notText(field));
    const problem = problems[field as Field](value);
    if (problem !== undefined) throw new Refusal(problem);
  }
  return { vault: '', uploadId: '', file: '', ...(Object.fromEntries(fields) as Partial<ToolInput>) };
}

/** Why a text cannot be what a field is for, and what to do; undefined where it can. */
const problems: Readonly<Record<Field, (text: string) => string | undefined>> = {
  connection: (text) => (isPlainText(text) ? undefined : texts.connection),
  vault: (text) => {
    const problem = vaultNameProblem(text);
    return problem === undefined ? undefined : texts.vault(problem);
  },
  uploadId: (text) => (isUploadId(text) ? undefined : texts.uploadId),
  file: (text) => fileProblem(text),
  cursor: (text) => (isShown(text, longest.cursor) ? undefined : texts.cursor),
};

/** Why a file is not read for a model. What a person is asked about must be what is read, so all of a path must show. */
export function fileProblem(
  text: string,
  platform: Pick<PlatformPath, 'isAbsolute' | 'sep'> = nodePath,
): string | undefined {
  if (!isShown(text, longest.file)) return texts.file.notShown;
  if (!platform.isAbsolute(text)) return texts.file.notAbsolute;
  // Looking at such a path makes Windows sign in to whatever computer it names.
  return platform.sep === '\\' && /^[\\/]{2}/.test(text) ? texts.file.network : undefined;
}

/** Whether a text is seen as it is: not empty, with nothing invisible in it, and not too long. */
export function isShown(text: string, most: number): boolean {
  return text !== '' && text.length <= most && displayText(text, most) === text;
}
