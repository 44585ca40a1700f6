import { sessionOf } from '../../explorer/nodes.ts';
import { pickLive } from '../../ui/picks/pickLive.ts';
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
  const { PauseControl, UploadScan } = await import('../../jobs/entry.ts');
  const node = clickedNode(context, clicked);
  const session = node && sessionOf(node);
  const sessions = (session ? [session] : context.sessions.all).filter(isUsable);
  const pause = new PauseControl();
  let scanned: ScannedSession[] = [];
  let running = 0;
  let changed = () => {};
  let signal = AbortSignal.abort();

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
    scanned = sessions.map((each) => ({ session: each }));
    for (const each of scanned) void scanSession(each);
  };
  const goOn = () => {
    pause.resume();
    if (running > 0) return;
    const left = scanned.filter((each) => !isWhole(each));
    if (left.length === 0) return begin();
    for (const each of left) {
      if (each.session.error) each.session.reopen();
      void scanSession(each);
    }
  };
  const state = () => {
    if (running > 0 && !pause.paused) return 'running';
    return running === 0 && scanned.every(isWhole) ? 'over' : 'stopped';
  };

  const found = await pickLive<FoundUpload>({
    title: 'Unfinished Uploads',
    list: () => unfinishedList(scanned, state()),
    run: (onChange, closed) => {
      changed = onChange;
      signal = closed;
      begin();
    },
    stop: () => pause.pause(),
    goOn,
  });
  if (found) await openPanel(context, found);
}
