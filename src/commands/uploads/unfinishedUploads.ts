import { sessionOf } from '../../explorer/nodes.ts';
import type * as Jobs from '../../jobs/entry.ts';
import type { Session } from '../../store/session.ts';
import { type LiveSource, pickLive } from '../../ui/picks/pickLive.ts';
import { clickedNode } from '../arguments.ts';
import { type CommandContext, isUsable } from '../context.ts';
import { openPanel } from '../openPanel.ts';
import type { FoundUpload } from '../pickUpload.ts';
import { isWhole, type ScannedSession, unfinishedList } from './unfinishedRows.ts';

/**
 * Looks through all vaults of the clicked connection, or of all connections, for uploads in progress, shows them as they
 * are found, and opens the parts panel of the one that is picked.
 */
export async function showUnfinishedUploads(context: CommandContext, clicked: unknown): Promise<void> {
  const jobs = await import('../../jobs/entry.ts');
  const node = clickedNode(context, clicked);
  const session = node && sessionOf(node);
  const sessions = (session ? [session] : context.sessions.all).filter(isUsable);
  const found = await pickLive<FoundUpload>('Unfinished Uploads', (changed, closed) =>
    scanSessions(jobs, sessions, changed, closed),
  );
  if (found) await openPanel(context, found);
}

/** Looks through connections side by side: one that fails does not hold up the others. */
function scanSessions(
  { PauseControl, UploadScan }: Pick<typeof Jobs, 'PauseControl' | 'UploadScan'>,
  sessions: readonly Session[],
  changed: () => void,
  signal: AbortSignal,
): LiveSource<FoundUpload> {
  const pause = new PauseControl();
  let scanned: ScannedSession[] = [];
  let running = 0;

  const scanSession = async (each: ScannedSession) => {
    running++;
    const store = await each.session.connect();
    if (store) {
      each.scan ??= new UploadScan(store.connection.port);
      await each.scan.run({ pause, signal, onChange: changed });
    }
    each.error = store ? each.scan?.error : each.session.error;
    running--;
    changed();
  };
  const begin = () => {
    scanned = sessions.map((session) => ({ session }));
    for (const each of scanned) void scanSession(each);
  };
  begin();

  return {
    list: () => {
      const isOver = running === 0 && scanned.every(isWhole);
      const isRunning = running > 0 && !pause.paused;
      return unfinishedList(scanned, isOver ? 'over' : isRunning ? 'running' : 'stopped');
    },
    stop: () => pause.pause(),
    goOn: () => {
      pause.resume();
      if (running > 0) return;
      const left = scanned.filter((each) => !isWhole(each));
      if (left.length === 0) return begin();
      for (const each of left) {
        if (each.session.error) each.session.reopen();
        void scanSession(each);
      }
    },
  };
}
