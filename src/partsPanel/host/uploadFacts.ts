import type { MultipartUpload } from '../../core/model.ts';
import type { PanelOptions } from './panelOptions.ts';
import type { UploadFacts } from '../protocol/messages.ts';

/** The facts of an upload for the webview, as the service gave them. */
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
