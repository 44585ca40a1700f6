import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { getHomeDir } from '@smithy/core/config';
import { findIniProblems } from '../../core/aws/iniProblems.ts';
import type { FileProblem } from '../../core/aws/profile.ts';
import { awsFileTexts as texts } from './texts.ts';

export type AwsFile = 'config' | 'credentials';

/** Where the SDK looks for the shared files (SDK reference: "Location of the shared config and credentials files"). */
export function awsFilePath(file: AwsFile): string {
  const named = process.env[file === 'config' ? 'AWS_CONFIG_FILE' : 'AWS_SHARED_CREDENTIALS_FILE'];
  return named ? inHome(named) : join(getHomeDir(), '.aws', file);
}

/** A path with the home folder in place of a leading `~/`. */
export function inHome(path: string): string {
  return path.startsWith('~/') ? join(getHomeDir(), path.slice(2)) : path;
}

/** What the SDK would skip silently: files it cannot read, and lines it does not understand. */
export async function findFileProblems(): Promise<FileProblem[]> {
  const problems = await Promise.all([problemsOf('config'), problemsOf('credentials')]);
  return problems.flat();
}

/** Whether neither of the files exists. */
export async function noAwsFiles(): Promise<boolean> {
  const read = await Promise.all([awsFilePath('config'), awsFilePath('credentials')].map(tryRead));
  return read.every((each) => each === 'missing');
}

async function problemsOf(file: AwsFile): Promise<FileProblem[]> {
  const path = awsFilePath(file);
  const read = await tryRead(path);
  if (read === 'missing') return [];
  if ('code' in read) return [{ path, what: texts.unreadable(read.code) }];
  return findIniProblems(read.text, file).map((problem) => ({ path, ...problem }));
}

type Read = 'missing' | { readonly code: string } | { readonly text: string };

async function tryRead(path: string): Promise<Read> {
  try {
    return { text: await readFile(path, 'utf8') };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'ENOENT' || code === 'ENOTDIR' ? 'missing' : { code: code ?? texts.unknownError };
  }
}
