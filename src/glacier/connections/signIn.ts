import { access, constants, stat } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { profileInUse, readSections, signInProfile } from '../awsFiles/profiles.ts';

/** How to sign in: a program of the AWS CLI and its arguments. */
export interface SignInCommand {
  readonly args: readonly string[];
  /** Where the AWS CLI is; absent where it is not installed. */
  readonly cli?: string;
}

/**
 * The command that renews the sign-in of a profile, or of the profile its role is assumed with; undefined where there is
 * nothing to sign in to, as with access keys.
 */
export async function signInCommand(profile: string | undefined): Promise<SignInCommand | undefined> {
  const name = profileInUse(profile) ?? 'default';
  const found = signInProfile(await readSections(), name);
  if (!found) return undefined;
  const args = [...(found.kind === 'login' ? ['login'] : ['sso', 'login']), `--profile=${found.name}`];
  const cli = await findProgram('aws');
  return { args, ...(cli !== undefined && { cli }) };
}

async function findProgram(name: string): Promise<string | undefined> {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter(Boolean);
  for (const path of folders.flatMap((folder) => endings.map((ending) => join(folder, name + ending)))) {
    if (await isProgram(path)) return path;
  }
  return undefined;
}

/** Folders also pass the X_OK check. */
async function isProgram(path: string): Promise<boolean> {
  try {
    await access(path, constants.X_OK);
    return (await stat(path)).isFile();
  } catch {
    return false;
  }
}
