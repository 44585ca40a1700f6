import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { toGlacierError } from '../../src/core/errors.ts';
import type { MultipartUpload } from '../../src/core/model.ts';
import { MiB } from '../../src/core/text/bytes.ts';
import { isArchive } from '../../src/core/transfer/archiveRecord.ts';
import { lostUpload } from '../../src/core/transfer/newUpload.ts';
import type { TransferMark } from '../../src/core/transfer/transferMark.ts';
import { connectToSample, type SampleEndpoint } from '../../src/glacier/connections/connectSample.ts';
import { withLocalFile } from '../../src/jobs/files/localFile.ts';
import { PauseControl } from '../../src/jobs/pacing/pauseControl.ts';
import { loadRecords } from '../../src/jobs/journal/archiveHistory.ts';
import { completeUpload } from '../../src/jobs/transfer/completeUpload.ts';
import { initiateUpload } from '../../src/jobs/transfer/initiateUpload.ts';
import { sendRounds } from '../../src/jobs/transfer/sendRounds.ts';
import { interruptedTransfers, markTransfer, type Release } from '../../src/jobs/journal/transferMarks.ts';
import { newPool } from '../unit/jobs/files.ts';
import { dieInWrite } from './dieInWrite.ts';
import { completionNow, planNow } from './steps.ts';

/*
 * A process that makes an archive of a file, as a window does: it goes on with what an earlier process has left, or else
 * starts an upload. It exits with 0 when the ID of the archive is in the history.
 */

export interface SenderTask {
  readonly endpoint: SampleEndpoint;
  /** Of the local file. */
  readonly path: string;
  /** What outlives the process is kept here. */
  readonly folder: string;
  /** Dies in the middle of this write to the folder, counted from 1. */
  readonly dieInWrite?: number | undefined;
}

const task = JSON.parse(process.argv[2] ?? '') as SenderTask;
const [transfers, history] = [join(task.folder, 'transfers'), join(task.folder, 'archives.jsonl')];
const vaultName = 'vault';
const wanted = { partSize: MiB, description: 'killed.tar' };
const work = { sessionId: 'sample', name: 'killed.tar', path: task.path };
const { signal } = new AbortController();
const { port, region } = connectToSample(task.endpoint);
const pool = newPool(1);

if (task.dieInWrite !== undefined) dieInWrite(task.dieInWrite);
process.send?.('ready');
const upload = await theUpload();
if (upload) await send(upload);
if (upload) await complete(upload);
port.dispose();
await pool.dispose();
process.disconnect();

/** The upload that was interrupted, or a new one; undefined where its archive was made. */
async function theUpload(): Promise<MultipartUpload | undefined> {
  const { interrupted } = await interruptedTransfers(transfers);
  const mark = interrupted.find(({ step }) => step !== 'starting') ?? interrupted[0];
  if (mark && mark.step !== 'starting') return mark.upload;
  // It may have died after everything was done.
  if (!mark) return (await loadRecords(history)).some(isArchive) ? undefined : start();
  const lost = lostUpload(mark.wanted, mark.known, await listUploads());
  if (!lost) return start();
  return note(lost, await take(mark));
}

async function start(): Promise<MultipartUpload> {
  let release: Release | undefined;
  const id = await initiateUpload(port, vaultName, wanted, {
    listUploads,
    onAsk: async (known) => {
      const starting = { ...work, step: 'starting', vaultName, vaultArn: '', wanted, known } as const;
      release = await take(starting);
    },
    // There is no other client.
    isOwn: () => Promise.resolve(true),
    signal,
  });
  const listed = (await listUploads()).find((each) => each.id === id);
  if (!listed) throw new Error('The upload that was started is not listed.');
  return note(listed, release);
}

/** Leaves a mark of the upload itself in place of the one that says it was asked for. */
async function note(upload: MultipartUpload, release: Release | undefined): Promise<MultipartUpload> {
  await (
    await take({ ...work, step: 'sending', upload })
  )('interrupted');
  await release?.('over');
  return upload;
}

async function send(upload: MultipartUpload): Promise<void> {
  const release = await take({ ...work, step: 'sending', upload });
  const plan = await planNow({ port, pool, path: task.path, upload }).catch(undefinedWhereGone);
  if (plan) {
    const { left } = await withLocalFile(task.path, (file) =>
      sendRounds(port, upload, file, [...plan.send, ...plan.replace], {
        pool,
        signal,
        pause: new PauseControl(),
        onHold: (held) => {
          throw held?.reason ?? new Error('There is nothing to wait for.');
        },
      }),
    );
    if (left.length > 0) throw left[0]?.error ?? new Error('Parts are left.');
  }
  await release('interrupted');
}

async function complete(upload: MultipartUpload): Promise<void> {
  const release = await take({ ...work, step: 'completing', upload });
  const archive = await completionNow({ port, pool, path: task.path, upload }).catch(undefinedWhereGone);
  const known = (await loadRecords(history)).find(({ uploadId }) => uploadId === upload.id);
  if (!known || !isArchive(known)) {
    const asked = new Date().toISOString();
    const place = { uploadId: upload.id, vaultName, vaultArn: '', region, asked };
    const request = archive ? { ...place, ...archive } : known && { ...known, asked };
    if (!request) throw new Error('The upload is gone, and nobody has completed it.');
    const outcome = await completeUpload(port, request, { history, signal });
    if (outcome.kind !== 'completed') throw new Error(`Not completed: ${outcome.kind}`);
  }
  await release('over');
}

/** An upload that is gone was completed, or nobody knows: the history tells. */
function undefinedWhereGone(error: unknown): undefined {
  if (toGlacierError(error).kind !== 'notFound') throw error;
}

/** Marks work, once a mark that broke off while it was written is old enough to be known for that. */
async function take(mark: TransferMark): Promise<Release> {
  for (;;) {
    const release = await markTransfer(transfers, mark);
    if (release) return release;
    await setTimeout(100);
  }
}

async function listUploads(): Promise<readonly MultipartUpload[]> {
  const { items } = await port.listMultipartUploads(vaultName, {}, signal);
  return items.map((each) => ({ ...each, vaultArn: '' }));
}
