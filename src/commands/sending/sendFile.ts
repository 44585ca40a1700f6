import { basename } from 'node:path';
import { GlacierError, toGlacierError } from '../../core/errors.ts';
import { errorKinds } from '../../core/errorKinds.ts';
import { uploadLabel } from '../../core/description/uploadLabel.ts';
import type { Part } from '../../core/model.ts';
import { throttle } from '../../core/throttle.ts';
import type { TransferPlan } from '../../core/transfer/planTransfer.ts';
import { changeOf, type FileIdentity } from '../../core/verification/fileIdentity.ts';
import type { SendResult } from '../../jobs/transfer/sendOptions.ts';
import type { SendState } from '../../jobs/transfer/sendState.ts';
import { logError } from '../../ui/log.ts';
import { warn } from '../../ui/notify.ts';
import { onSettingsChange, readConcurrency, readUploadLimit } from '../../ui/settings.ts';
import type { CommandContext } from '../context.ts';
import { openPanel } from '../openPanel.ts';
import type { FoundUpload } from '../pickUpload.ts';
import { keepVerification } from '../verification/keptVerifications.ts';
import { Hold } from './hold.ts';
import { releaseAfter } from './releaseAfter.ts';
import { sendFileTexts as texts } from './texts.ts';
import { uploadMark } from './uploadMark.ts';

/** Milliseconds between updates of what is said of the progress. */
const tellInterval = 1000;
/** Milliseconds between saving what is known to match, so that the next window need not read it again. */
const keepInterval = 60_000;

/** What to send of a file, and the file as it was when that was planned. */
export interface PlannedFile {
  readonly plan: TransferPlan;
  readonly identity: FileIdentity;
  /** The upload is to be completed once it has all parts. Until then the next window would go on with it. */
  readonly completes: boolean;
}

/**
 * Sends the planned parts of a file, shows them as they arrive, and returns what was sent and what is left; undefined
 * where another window is sending into the same upload, which it has said, and where the upload was aborted here.
 */
export async function sendFile(
  context: CommandContext,
  found: FoundUpload,
  path: string,
  { plan, identity, completes }: PlannedFile,
): Promise<SendResult | undefined> {
  const { store, upload } = found;
  const list = store.partsOf(upload);
  const jobs = await import('../../jobs/entry.ts');
  const abort = new AbortController();
  let dropped = false;
  const { name } = uploadLabel(upload);
  const release = await jobs.markTransfer(
    context.storage.transfers,
    uploadMark(found, 'sending', path),
    () => {
      void warn(texts.takenOver(name));
      abort.abort();
    },
  );
  if (!release) {
    void warn(texts.isSentAlready(name));
    return undefined;
  }
  const limiter = (context.transfers.limiter ??= new jobs.RateLimiter(readUploadLimit()));
  limiter.setRate(readUploadLimit());
  const limiting = onSettingsChange(['uploadLimit'], () => limiter.setRate(readUploadLimit()));
  const pause = new jobs.PauseControl();
  const { tell, end } = context.transfers.begin({
    name: basename(path),
    list,
    size: identity.size,
    pause,
    cancel: () => abort.abort(),
    drop: () => {
      dropped = true;
      abort.abort();
    },
    show: () => openPanel(context, found),
  });
  let bytes = 0;
  const kept = identity.size - plan.bytes;
  let rate = jobs.noRate;
  let state: Pick<SendState, 'phase' | 'begun'> = { phase: 'sending', begun: [] };
  /** Why parts are sent again, since the last that got through. */
  let trouble: string | undefined;
  const hold = new Hold(context, found, basename(path), pause);
  const arrived: Part[] = [];
  const keep = async () => {
    if (list.verification?.result) await keepVerification(context.verification, upload, list.verification);
  };
  // Each update takes account of all parts, so many parts are shown less often.
  const show = throttle(Math.max(1000, plan.requests / 2), () => list.noteSent(arrived.splice(0), identity));
  const save = throttle(keepInterval, () => void keep());
  const tick = setInterval(() => {
    hold.look();
    const waits = hold.words ?? phaseWords[state.phase];
    // A rate over a time in which nothing could be sent says nothing of what is to come.
    rate = waits === undefined ? jobs.addSample(rate, performance.now(), bytes) : jobs.noRate;
    const text = jobs.transferProgress({ kept, sent: bytes, total: plan.bytes }, rate, waits ?? trouble);
    tell({ text, paused: pause.paused, ranges: state.begun, size: identity.size });
  }, tellInterval);
  let ended: SendResult | undefined;
  let failure: unknown;
  try {
    ended = await jobs.withLocalFile(path, async (file) => {
      const change = changeOf(identity, file.identity);
      if (change !== undefined)
        throw new GlacierError('fileChanged', texts.fileChanged(basename(path), change));
      return jobs.sendRounds(
        store.connection.port,
        { vaultName: upload.vaultName, id: upload.id },
        file,
        [...plan.send, ...plan.replace],
        {
          pool: await context.verification.pool(),
          signal: abort.signal,
          pause,
          concurrency: readConcurrency(),
          limiter,
          memory: (context.transfers.memory ??= new jobs.PartMemory()),
          onProgress: (sent) => (bytes = sent),
          onState: (now) => (state = now),
          onRetry: ({ error }) => {
            logError(context.log, error);
            trouble = texts.retrying(errorKinds[error.kind].label);
          },
          onHold: hold.change,
          onPart: (part) => {
            hold.gotThrough();
            trouble = undefined;
            arrived.push(part);
            show.call();
            save.call();
          },
        },
      );
    });
  } catch (error) {
    failure = error;
    throw error;
  } finally {
    clearInterval(tick);
    limiting.dispose();
    hold.dispose();
    show.dispose();
    save.dispose();
    list.noteSent(arrived.splice(0), identity);
    context.transfers.speed = jobs.bytesPerSecond(rate) ?? context.transfers.speed;
    end();
    const how = releaseAfter(ended, failure, {
      stopped: abort.signal.aborted,
      completes,
      isAccountUnsure: found.session.hasNewCredentials,
    });
    await release(how).catch((error: unknown) => logError(context.log, toGlacierError(error)));
  }
  context.log.info(`sent: ${ended.sent.length} parts to upload ${upload.id}; ${ended.left.length} not sent`);
  if (dropped) return undefined;
  await keep();
  return ended;
}

const phaseWords: Readonly<Partial<Record<SendState['phase'], string>>> = texts.phases;
