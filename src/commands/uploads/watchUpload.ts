import type { CommandContext } from '../context.ts';
import { openPanel } from '../openPanel.ts';
import { uploadFor } from '../pickUpload.ts';
import { watchTexts as texts } from './texts.ts';

/** Opens the panel of an upload, which asks for new parts again and again until it is closed. */
export async function watchUpload(context: CommandContext, clicked: unknown): Promise<void> {
  const found = await uploadFor(context, clicked, texts.title);
  if (!found) return;
  await openPanel(context, found);
  await (await context.panels()).watch(found.session, found.upload);
}
