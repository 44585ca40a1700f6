import { GlacierError } from '../../src/core/errors.ts';
import type { MultipartUpload, Part } from '../../src/core/model.ts';
import { judgeCompletion } from '../../src/core/transfer/completion.ts';
import { planTransfer, type TransferPlan } from '../../src/core/transfer/planTransfer.ts';
import { combineTreeHashes } from '../../src/core/treeHash/treeHash.ts';
import { finishedRun } from '../../src/core/verification/verificationRun.ts';
import type { GlacierPort } from '../../src/glacier/port.ts';
import type { HashPool } from '../../src/jobs/hashing/hashPool.ts';
import { sha256 } from '../../src/jobs/hashing/sha256.ts';
import { verifyFile } from '../../src/jobs/verification/verifyFile.ts';

/*
 * What the commands do between a person's answers, for processes and tests without a window.
 */

const { signal } = new AbortController();

/** A local file and the upload that is to become its archive. */
export interface FileAndUpload {
  readonly port: GlacierPort;
  readonly pool: HashPool;
  readonly path: string;
  readonly upload: Pick<MultipartUpload, 'vaultName' | 'id' | 'partSize'>;
}

/** @throws GlacierError `notFound` where the upload is gone */
export async function listParts({ port, upload }: FileAndUpload): Promise<readonly Part[]> {
  const parts: Part[] = [];
  for (let marker: string | undefined, first = true; first || marker !== undefined; first = false) {
    const page = await port.listParts(upload, { marker }, signal);
    parts.push(...page.items);
    ({ marker } = page);
  }
  return parts;
}

/** What is to be sent, as a verification tells; what differs is agreed to be replaced. */
export async function planNow(of: FileAndUpload): Promise<TransferPlan> {
  const { run, parts } = await verify(of);
  const { against, results } = run.result;
  const size = against.kind === 'file' ? against.identity.size : 0;
  const plan = planTransfer({ size, partSize: of.upload.partSize, parts, results, replaceMost: true });
  if (plan.kind !== 'plan') throw new GlacierError('invalid', `It cannot be sent: ${plan.reason}.`);
  return plan;
}

/** What to ask Complete for. @throws GlacierError `invalid` where the parts are not the file */
export async function completionNow(of: FileAndUpload): Promise<{ size: number; treeHash: string }> {
  const { run, parts } = await verify(of);
  const judged = judgeCompletion(parts, of.upload.partSize, run);
  if (judged.kind === 'refused')
    throw new GlacierError('invalid', `It cannot be completed: ${judged.obstacle.kind}.`);
  const hashes = parts.map(({ treeHash }) => treeHash);
  return { size: judged.size, treeHash: combineTreeHashes(hashes, sha256) };
}

async function verify(of: FileAndUpload) {
  const parts = await listParts(of);
  const { path, pool, upload } = of;
  const { verification } = await verifyFile(path, { partSize: upload.partSize, parts }, { pool });
  return { parts, run: finishedRun('file', verification, new Date()) };
}
