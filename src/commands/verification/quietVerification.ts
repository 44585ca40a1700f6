import { basename } from 'node:path';
import { GlacierError } from '../../core/errors.ts';
import { type FinishedVerification, finishedRun } from '../../core/verification/verificationRun.ts';
import type { PartsList } from '../../store/partsList.ts';
import type { VerificationTools } from '../verificationTools.ts';
import { compareFile, comparison, conflictOf, settle } from './comparison.ts';
import { rememberFile } from './rememberedFiles.ts';
import { verifyTexts as texts } from './texts.ts';

/**
 * Verifies an upload against a local file with no dialog and no message: lists all parts anew, then reads the file. Tree
 * and panel show it as any other. `stopped` says why parts are unverified.
 * @throws GlacierError of what could not be listed or read; `file` where the size tells that it is not the upload's file
 */
export async function verifyQuietly(
  tools: VerificationTools,
  parts: PartsList,
  path: string,
  signal: AbortSignal,
): Promise<{ readonly run: FinishedVerification; readonly stopped?: GlacierError }> {
  const before = parts.verification;
  try {
    const outcome = await comparison(parts, path, { signal, report: () => {} }, async (comparing) => {
      comparing.report(texts.listing);
      const all = await parts.listAnew(signal, (count) => comparing.report(texts.listed(count)));
      const listed = { partSize: parts.upload.partSize, parts: all };
      const conflict = await conflictOf(listed, path);
      if (conflict !== undefined) throw new GlacierError('file', conflict);
      return compareFile(tools, listed, path, comparing);
    });
    const run = finishedRun(basename(path), outcome.verification, new Date());
    await settle(tools, parts, { before, found: run, stopped: outcome.stopped });
    await rememberFile(tools.memento, parts.upload.id, path);
    return { run, ...(outcome.stopped && { stopped: outcome.stopped }) };
  } catch (cause) {
    parts.showVerification(before);
    throw cause;
  }
}
