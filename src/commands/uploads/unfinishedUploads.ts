import { untilAborted } from '../../core/untilAborted.ts';
import { sessionOf } from '../../explorer/nodes.ts';
import type * as Jobs from '../../jobs/entry.ts';
import type { Session } from '../../store/session.ts';
import { notify } from '../../ui/notify.ts';
import { type LiveSource, pickLive } from '../../ui/picks/pickLive.ts';
import { withCancellableProgress } from '../../ui/progress.ts';
import { clickedNode } from '../arguments.ts';
import { type CommandContext, isUsable } from '../context.ts';
import { openPanel } from '../openPanel.ts';
import type { FoundUpload } from '../pickUpload.ts';
import { reconnected } from '../reconnected.ts';
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
  if (sessions.length === 0) return void notify('There is no connection to look through.');
  await openAll(sessions);
  const found = await pickLive<FoundUpload>('Unfinished Uploads', (changed, closed) =>
    scanSessions(jobs, sessions, changed, closed),
  );
  const now = found && (await reconnected(context, found));
  if (now) await openPanel(context, now);
}

/**
 * Opens the connections, and lists their first vaults: whoever is asked for an MFA code or a sign-in for that must be able
 * to answer, and the pick would be closed by the question. What fails is said in the pick.
 */
async function openAll(sessions: readonly Session[]): Promise<void> {
  const closed = sessions.filter(({ store }) => store === undefined || store.vaults.count === 0);
  if (closed.length === 0) return;
  await withCancellableProgress('Opening connections', (signal) =>
    // Cancel goes on with those that are open.
    untilAborted(signal, Promise.all(closed.map(listVaults))).catch(() => {}),
  );
}

async function listVaults(session: Session): Promise<void> {
  const store = await session.connect();
  await store?.vaults.first();
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
    each.error = store ? undefined : each.session.error;
    // What was found through a connection that was opened anew may be somebody else's.
    if (store && each.looked?.store !== store)
      each.looked = { store, scan: new UploadScan(store.connection.port) };
    await each.looked?.scan.run({ pause, signal, onChange: changed });
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
        if (each.session.error) void each.session.retry();
        void scanSession(each);
      }
    },
  };
}
