import type { MultipartUpload } from '../model.ts';
import { longestDescription } from '../serviceLimits.ts';
import { parseDescription } from './describedFile.ts';
import { displayText, shortId } from '../text/displayText.ts';

/** An upload as it is called on screen. */
export interface UploadLabel {
  /** The name of the file if the description has it, else the description, or the id where there is none. */
  readonly name: string;
  /** The folder of that file, by its last names; empty where the description tells none. */
  readonly folder: string;
}

/** Characters of a description that is no path, of one that is, and of a folder beside a name. */
const most = { text: 80, path: 60, folder: 30 };

export function uploadLabel({
  id,
  description = '',
}: Pick<MultipartUpload, 'id' | 'description'>): UploadLabel {
  const file = parseDescription(description);
  if (file) return { name: file.name, folder: pathEnd(file.folder, most.folder) };
  const text = displayText(description, longestDescription);
  const name = isPath(text) ? pathEnd(text, most.path) : displayText(text, most.text);
  return { name: name || shortId(id), folder: '' };
}

/** A path begins with a separator or a name without blanks, and has two separators: a sentence may have a slash in it. */
function isPath(text: string): boolean {
  return /^[\p{L}\p{N}.:_~-]*[/\\].*[/\\]/u.test(text);
}

/** The last names of a path that fit, after an ellipsis; of a longer last name its end. */
function pathEnd(path: string, length: number): string {
  const characters = Array.from(path);
  if (characters.length <= length) return path;
  const end = characters.slice(1 - length);
  const separator = end.findIndex((character) => character === '/' || character === '\\');
  return `…${end.slice(Math.max(0, separator)).join('')}`;
}
