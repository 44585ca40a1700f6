import type { MultipartUpload } from '../../core/model.ts';
import type { PanelOptions } from './panelOptions.ts';
import type { UploadFacts } from '../protocol/messages.ts';

/** What a webview is told of an upload, as the service gave it. */
export function factsOf(
  upload: MultipartUpload,
  { sessionId, connectionLabel, language }: Pick<PanelOptions, 'sessionId' | 'connectionLabel' | 'language'>,
): UploadFacts {
  return {
    sessionId,
    connection: connectionLabel,
    vaultName: upload.vaultName,
    vaultArn: upload.vaultArn,
    uploadId: upload.id,
    description: upload.description ?? '',
    partSize: upload.partSize,
    created: upload.created.getTime(),
    language,
  };
}
