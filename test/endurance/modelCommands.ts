import assert from 'node:assert/strict';
import type fc from 'fast-check';
import { formatRange } from '../../src/core/byteRange.ts';
import { toGlacierError } from '../../src/core/errors.ts';
import { MiB } from '../../src/core/text/bytes.ts';
import type { UploadMark } from '../../src/core/transfer/transferMark.ts';
import { withLocalFile } from '../../src/jobs/files/localFile.ts';
import { PauseControl } from '../../src/jobs/pacing/pauseControl.ts';
import { completeUpload } from '../../src/jobs/transfer/completeUpload.ts';
import { sendRounds } from '../../src/jobs/transfer/sendRounds.ts';
import { interruptedTransfers, markTransfer } from '../../src/jobs/journal/transferMarks.ts';
import { treeHashOf } from '../unit/jobs/files.ts';
import type { Model, Real } from './modelWorld.ts';
import { completionNow, planNow } from './steps.ts';

type Command = fc.AsyncCommand<Model, Real>;

const { signal } = new AbortController();

function markOf({ world }: Real, step: UploadMark['step']): UploadMark {
  const upload = { ...world.upload, vaultArn: '', created: new Date(0), partSize: MiB };
  return { step, sessionId: 's', name: 'file', path: '/file', upload };
}

/** Sends what is missing; something happens once `after` parts were acknowledged. */
export class Send implements Command {
  private readonly after: number;
  private readonly event: 'none' | 'pause' | 'kill' | 'change' | 'abort' | 'window';

  constructor(after: number, event: Send['event']) {
    this.after = after;
    this.event = event;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, real: Real): Promise<void> {
    const { world, of, folder } = real;
    const release = await markTransfer(folder, markOf(real, 'sending'));
    assert.ok(release, 'nobody else sends');
    const plan = await planNow(of).catch(toGlacierError);
    if ('message' in plan) {
      // Bytes beyond the end of the file are in the way.
      assert.equal(plan.kind, model.gone ? 'notFound' : 'invalid');
      return release('over');
    }
    assert.equal(model.gone, undefined);
    const before = real.wanted();
    const stored = new Set(world.stored());
    const again = plan.send.filter((range) =>
      stored.has(before.find((part) => part.startsWith(`${formatRange(range)} `)) ?? ''),
    );
    assert.deepEqual(again, [], 'what is there is not sent again');
    const abort = new AbortController();
    const pause = new PauseControl();
    let acknowledged = 0;
    const { sent, left, stopped } = await withLocalFile(of.path, (file) =>
      sendRounds(of.port, world.upload, file, [...plan.send, ...plan.replace], {
        pool: of.pool,
        signal: abort.signal,
        pause,
        backoff: { first: 1, longest: 2 },
        onHold: () => assert.fail('there is nothing to wait for'),
        onPart: async () => {
          if (acknowledged++ === this.after) await this.happen(real, pause, abort);
        },
      }),
    );
    const happened = acknowledged > this.after;
    if (happened && this.event === 'abort') model.gone = 'aborted';
    if (!model.gone) {
      const now = new Set(world.stored());
      for (const { range, treeHash } of sent)
        assert.ok(now.has(`${formatRange(range)} ${treeHash}`), 'it is there');
    }
    if (stopped === undefined) assert.deepEqual(left, []);
    else assert.ok(happened && ['kill', 'change', 'abort'].includes(this.event), stopped.message);
    await release(stopped?.kind === 'cancelled' ? 'interrupted' : 'over');
    const { interrupted } = await interruptedTransfers(folder);
    assert.equal(interrupted.length, stopped?.kind === 'cancelled' ? 1 : 0);
  }

  private async happen(real: Real, pause: PauseControl, abort: AbortController): Promise<void> {
    switch (this.event) {
      case 'none':
        return;
      case 'pause':
        pause.pause();
        setImmediate(() => pause.resume());
        return;
      case 'kill':
        return abort.abort();
      case 'change':
        return real.change('write');
      case 'abort':
        return real.of.port.abortUpload(real.world.upload, signal);
      case 'window':
        for (const step of ['sending', 'completing'] as const)
          assert.equal(await markTransfer(real.folder, markOf(real, step)), undefined, 'this window has it');
    }
  }

  toString(): string {
    return `Send(${this.event} after ${this.after})`;
  }
}

export class ChangeFile implements Command {
  private readonly how: 'write' | 'grow' | 'truncate';

  constructor(how: ChangeFile['how']) {
    this.how = how;
  }

  check(): boolean {
    return true;
  }

  run(_model: Model, real: Real): Promise<void> {
    real.change(this.how);
    return Promise.resolve();
  }

  toString(): string {
    return `ChangeFile(${this.how})`;
  }
}

export class AbortElsewhere implements Command {
  check({ gone }: Readonly<Model>): boolean {
    return gone === undefined;
  }

  async run(model: Model, { of, world }: Real): Promise<void> {
    await of.port.abortUpload(world.upload, signal);
    model.gone = 'aborted';
  }

  toString(): string {
    return 'AbortElsewhere';
  }
}

/** Completes the upload; so many answers are lost. */
export class Complete implements Command {
  private readonly lost: number;

  constructor(lost: number) {
    this.lost = lost;
  }

  check(): boolean {
    return true;
  }

  async run(model: Model, real: Real): Promise<void> {
    const { world, of, folder, history } = real;
    const isWhole = JSON.stringify(world.stored()) === JSON.stringify(real.wanted());
    const release = await markTransfer(folder, markOf(real, 'completing'));
    assert.ok(release);
    const archive = await completionNow(of).catch(toGlacierError);
    if ('message' in archive) {
      assert.equal(archive.kind, model.gone ? 'notFound' : 'invalid', archive.message);
      assert.ok(model.gone || !isWhole, 'what is whole is not refused');
      return release('undone');
    }
    assert.ok(!model.gone && isWhole, 'every byte is there');
    assert.equal(archive.treeHash, treeHashOf(real.content()));
    if (this.lost > 0)
      world.emulator.inject({
        fault: { kind: 'dropAnswer' },
        operation: 'CompleteMultipartUpload',
        times: this.lost,
      });
    const { id: uploadId, vaultName } = world.upload;
    const place = { uploadId, vaultName, vaultArn: '', region: world.emulator.region };
    const request = { ...place, ...archive, asked: new Date().toISOString() };
    const outcome = await completeUpload(of.port, request, { history, signal, firstWait: 1 });
    assert.equal(outcome.kind, 'completed');
    model.gone = 'completed';
    await release('over');
  }

  toString(): string {
    return `Complete(${this.lost} answers lost)`;
  }
}
