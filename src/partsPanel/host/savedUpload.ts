import { fieldsOf } from '../../core/text/fields.ts';
import type { MultipartUpload } from '../../core/model.ts';
import { isUploadId, isVaultName } from '../../core/aws/names.ts';
import { isPartSize } from '../../core/parts/partSize.ts';

/** What a panel is restored from after the window was reloaded. */
export interface SavedUpload {
  readonly sessionId: string;
  readonly connectionLabel: string;
  readonly upload: MultipartUpload;
}

/** Characters: the id of a connection has the names of its vaults where they cannot be listed. */
const longestSessionId = 1024 * 1024;

/** Reads what the webview saved of its upload; undefined if that is incomplete or invalid. */
export function parseSavedUpload(state: unknown): SavedUpload | undefined {
  const { sessionId, connection, vaultName, vaultArn, uploadId, description, partSize, created } = fieldsOf(
    fieldsOf(state)['upload'],
  );
  if (!isText(sessionId, longestSessionId)) return undefined;
  if (![connection, vaultName, vaultArn, uploadId, description].every((text) => isText(text)))
    return undefined;
  if (typeof partSize !== 'number' || !isPartSize(partSize)) return undefined;
  if (typeof created !== 'number' || Number.isNaN(new Date(created).getTime())) return undefined;
  const upload = {
    id: String(uploadId),
    vaultName: String(vaultName),
    vaultArn: String(vaultArn),
    created: new Date(created),
    partSize,
    ...(description !== '' && { description: String(description) }),
  };
  if (!isVaultName(upload.vaultName) || !isUploadId(upload.id)) return undefined;
  return { sessionId: String(sessionId), connectionLabel: String(connection), upload };
}

function isText(value: unknown, most = 4096): boolean {
  return typeof value === 'string' && value.length <= most;
}
