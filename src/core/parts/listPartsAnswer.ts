import { formatRange } from '../byteRange.ts';
import type { MultipartUpload, Part } from '../model.ts';

/**
 * The answer of List Parts with the service's own names, as JSON in chunks, a part a line: what the AWS CLI prints once
 * it has joined all pages. `marker` asks for the parts after these; null where there are none. Ends of ranges are
 * inclusive, also where the service listed one a byte too far.
 */
export function* listPartsAnswer(
  { id, vaultArn, description, partSize, created }: MultipartUpload,
  parts: Iterable<Part>,
  marker: string | null,
): Generator<string> {
  const head = {
    MultipartUploadId: id,
    VaultARN: vaultArn || null,
    ArchiveDescription: description || null,
    PartSizeInBytes: partSize,
    CreationDate: created.toISOString(),
  };
  const fields = Object.entries(head).map(([name, value]) => `  "${name}": ${JSON.stringify(value)}`);
  yield `{\n${[...fields, '  "Parts": ['].join(',\n')}`;
  let separator = '\n';
  for (const { range, treeHash } of parts) {
    yield `${separator}    ${JSON.stringify({ RangeInBytes: formatRange(range), SHA256TreeHash: treeHash })}`;
    separator = ',\n';
  }
  yield `${separator === '\n' ? '' : '\n  '}],\n  "Marker": ${JSON.stringify(marker)}\n}\n`;
}
