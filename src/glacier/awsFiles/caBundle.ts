import { readFile, stat } from 'node:fs/promises';
import { GlacierError } from '../../core/errors.ts';
import type { Sections } from './profiles.ts';
import { inHome } from './awsFiles.ts';
import { findSetting, type Setting } from './settings.ts';
import { awsFileTexts, certificateTexts as texts } from './texts.ts';

/** Certificates that a connection trusts in place of those of the system. */
export interface CaBundle {
  /** Certificates in PEM form. */
  readonly text: string;
  /** To name it in an error: the file and where it was set. */
  readonly source: string;
}

/** Bytes; the bundle of all public authorities has 0.3 MB. */
const mostBytes = 8 * 1024 * 1024;

/**
 * Where the certificates are that AWS_CA_BUNDLE or the profile's `ca_bundle` names (AWS CLI guide: "ca_bundle"). The SDK
 * ignores both.
 */
export function findCaBundle(sections: Sections, profile: string): Setting | undefined {
  const found = findSetting(sections, profile, 'ca_bundle', ['AWS_CA_BUNDLE']);
  return found && { ...found, value: inHome(found.value) };
}

/** @throws GlacierError `config` for a file that cannot be read or has no certificates */
export async function readCaBundle(sections: Sections, profile: string): Promise<CaBundle | undefined> {
  const found = findCaBundle(sections, profile);
  if (!found) return undefined;
  const source = texts.source(found.value, found.source);
  const refuse = (why: string) => new GlacierError('config', texts.refused(source, why));
  const unreadable = (error: NodeJS.ErrnoException): never => {
    throw refuse(awsFileTexts.unreadable(error.code ?? awsFileTexts.unknownError));
  };
  const file = await stat(found.value).catch(unreadable);
  if (!file.isFile()) throw refuse(texts.notAFile);
  if (file.size > mostBytes) throw refuse(texts.tooLarge);
  const text = await readFile(found.value, 'utf8').catch(unreadable);
  if (!text.includes('-----BEGIN CERTIFICATE-----')) throw refuse(texts.none);
  return { text, source };
}
