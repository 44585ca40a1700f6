import type { CommandContext } from '../context.ts';
import type { FoundUpload } from '../pickUpload.ts';
import { notify } from '../../ui/notify.ts';
import { abortFound } from './abortUploads.ts';
import { completeFound } from './completeUpload.ts';
import { resumeFound } from './resumeUpload.ts';
import { panelTexts as texts } from './texts/panel.ts';
import { assertWritable } from './writable.ts';

/*
 * From the menu of a panel's tab: what ends the upload that the panel shows.
 */

export async function panelResumeUpload(context: CommandContext): Promise<void> {
  assertWritable('sendParts');
  const found = await shownUpload(context);
  if (found) await resumeFound(context, found);
}

export async function panelCompleteUpload(context: CommandContext): Promise<void> {
  assertWritable('completeUpload');
  const found = await shownUpload(context);
  if (found) await completeFound(context, found);
}

export async function panelAbortUpload(context: CommandContext): Promise<void> {
  assertWritable('abortUploads');
  const found = await shownUpload(context);
  if (found) await abortFound(context, [found]);
}

/** The upload of the active panel, through the connection that its parts were loaded through; says so where that is closed. */
async function shownUpload({ panels, sessions }: CommandContext): Promise<FoundUpload | undefined> {
  const list = (await panels()).active;
  if (!list) return undefined;
  const session = sessions.all.find(({ store }) => store?.connection === list.target);
  if (session?.store) return { session, store: session.store, upload: list.upload };
  void notify(texts.closed);
  return undefined;
}
