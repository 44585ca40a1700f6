import { uploadFileName } from '../../core/description/uploadFileName.ts';
import { listPartsAnswer } from '../../core/parts/listPartsAnswer.ts';
import { exportAll } from '../../partsPanel/host/exportParts.ts';
import type { PartsList } from '../../store/partsList.ts';
import { copy } from '../../ui/copy.ts';
import type { CommandContext } from '../context.ts';
import { uploadFor } from '../pickUpload.ts';
import { allParts } from './loading.ts';
import { responseTexts as texts } from './texts.ts';

/** Copies the parts of an upload as the service answers List Parts. */
export async function copyListPartsResponse(context: CommandContext, clicked: unknown): Promise<void> {
  const found = await uploadFor(context, clicked, texts.copy);
  if (found) await copyListPartsResponseOf(found.store.partsOf(found.upload));
}

/** Loads all parts, and copies them as one answer. */
export async function copyListPartsResponseOf(parts: PartsList): Promise<void> {
  const listed = await allParts(parts);
  await copy([...listPartsAnswer(parts.upload, listed, null)].join(''), texts.copied);
}

/** Asks for a file, loads all parts of an upload, and writes them as one answer of List Parts. */
export async function exportListPartsResponse(context: CommandContext, clicked: unknown): Promise<void> {
  const found = await uploadFor(context, clicked, texts.export);
  if (!found) return;
  const parts = found.store.partsOf(found.upload);
  const question = {
    title: texts.export,
    name: `${uploadFileName(found.upload)}-list-parts.json`,
    action: texts.exportButton,
    filters: { JSON: ['json'] },
  };
  await exportAll(parts, question, () => listPartsAnswer(found.upload, parts.pager.pages.flat(), null));
}
