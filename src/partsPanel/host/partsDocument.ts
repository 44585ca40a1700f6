import { documentToJson } from '../../core/parts/rowRecords.ts';
import type { PartsList } from '../../store/partsList.ts';
import { loadedRows } from './clipboardText.ts';

/** What is loaded of an upload as a JSON document, in chunks. `complete` tells whether that is everything. */
export function partsDocument(parts: PartsList): Generator<string> {
  const { upload, pager } = parts;
  const head = {
    vaultName: upload.vaultName,
    vaultArn: upload.vaultArn,
    uploadId: upload.id,
    description: upload.description ?? '',
    creationDate: upload.created.toISOString(),
    partSizeInBytes: upload.partSize,
    parts: pager.count,
    complete: pager.done,
  };
  return documentToJson(head, loadedRows(parts));
}
