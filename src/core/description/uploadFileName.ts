import type { MultipartUpload } from '../model.ts';
import { displayText, shortId } from '../text/displayText.ts';
import { uploadLabel } from './uploadLabel.ts';

/** Characters. */
const most = 60;

/**
 * What a file about an upload is called, but for its ending: as the upload is called on screen, in characters that
 * every system allows in the name of a file; by its shortened id where nothing of that is left.
 */
export function uploadFileName(upload: Pick<MultipartUpload, 'id' | 'description'>): string {
  return fileName(uploadLabel(upload).name) || fileName(shortId(upload.id)) || 'upload';
}

/** Names that Windows has for devices, whatever follows the first period (Naming Files, Paths, and Namespaces). */
const device = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** Empty where `text` has nothing for a name. A dot in front would hide the file. */
function fileName(text: string): string {
  const name = displayText(text.replaceAll(/[/\\:*?"<>|]/g, '_').replace(/^[\s.]+/, ''), most);
  if (/^[_\s]*$/.test(name)) return '';
  return device.test(name) ? `_${name}` : name;
}
