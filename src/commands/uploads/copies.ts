import { formatRange, lengthOf } from '../../core/byteRange.ts';
import { hashLines } from '../../core/parts/rowRecords.ts';
import { listPartsCommand } from '../../core/cli/cliCommand.ts';
import { type PartNode, uploadOf, vaultOf } from '../../explorer/nodes.ts';
import { copy } from '../../ui/copy.ts';
import { notify } from '../../ui/notify.ts';
import { terminalShell } from '../../ui/terminal.ts';
import { targetNode, targetNodes } from '../arguments.ts';
import type { CommandContext } from '../context.ts';
import { pickVault, uploadFor } from '../pickUpload.ts';
import { copyTexts as texts } from './texts.ts';

type Copy = (context: CommandContext, clicked: unknown, selected: unknown) => Promise<void>;

/** The tree hashes of the selected parts, one a line, in the order of their ranges. */
export const copyTreeHash: Copy = copyParts(texts.treeHashes, (parts) =>
  hashLines(parts.map(({ part }) => part)),
);

/**
 * The ranges of the selected parts and gaps as the service writes them, `start-end` with an inclusive end, one a line.
 */
export const copyByteRange: Copy = async (context, clicked, selected) => {
  const ranges = targetNodes(context, clicked, selected)
    .flatMap((node) => (node.kind === 'part' ? [node.part.range] : node.kind === 'gap' ? [node.range] : []))
    .sort((a, b) => a.start - b.start);
  if (ranges.length === 0) return;
  await copy(ranges.map(formatRange).join('\n'), texts.byteRanges(ranges.length));
};

/** One part as a JSON object, several as an array. */
export const copyPartAsJson: Copy = copyParts(texts.partsAsJson, (parts) => {
  const objects = parts.map((node) => {
    const upload = uploadOf(node).upload;
    return {
      vaultName: upload.vaultName,
      uploadId: upload.id,
      partNumber: node.part.number,
      rangeInBytes: formatRange(node.part.range),
      sizeInBytes: lengthOf(node.part.range),
      sha256TreeHash: node.part.treeHash,
    };
  });
  return JSON.stringify(objects.length === 1 ? objects[0] : objects, undefined, 2);
});

export const copyUploadId: Copy = async (context, clicked) => {
  const found = await uploadFor(context, clicked, texts.uploadId.title);
  if (found) await copy(found.upload.id, texts.uploadId.copied);
};

/** The description as the service has it. */
export const copyDescription: Copy = async (context, clicked) => {
  const found = await uploadFor(context, clicked, texts.description.title);
  if (!found) return;
  const { description = '' } = found.upload;
  if (description) await copy(description, texts.description.copied);
  else void notify(texts.description.none);
};

/** The ARN of the selected vault, or of the vault that the selected node is in. */
export const copyVaultArn: Copy = async (context, clicked) => {
  const node = targetNode(context, clicked);
  const vault = (node && vaultOf(node)?.vault) ?? (await pickVault(context, texts.vaultArn.title))?.vault;
  if (vault) await copy(vault.arn, texts.vaultArn.copied);
};

export const copyCliCommand: Copy = async (context, clicked) => {
  const found = await uploadFor(context, clicked, texts.cliCommand.title);
  if (found)
    await copy(
      listPartsCommand(found.upload, found.store.connection, terminalShell),
      texts.cliCommand.copied,
    );
};

function copyParts(what: (count: number) => string, text: (parts: readonly PartNode[]) => string): Copy {
  return async (context, clicked, selected) => {
    const parts = targetNodes(context, clicked, selected)
      .filter((node) => node.kind === 'part')
      .sort((a, b) => a.part.range.start - b.part.range.start);
    if (parts.length === 0) return;
    await copy(text(parts), what(parts.length));
  };
}
