import { maxParts } from '../serviceLimits.ts';
import {
  entryOf,
  fieldOf,
  hashOf,
  isPartRecord,
  isRecord,
  type ListEntry,
  refused,
  refusedInventory,
} from './entries.ts';
import { hashListTexts as texts } from './texts.ts';

/**
 * Reads the parts out of JSON: hashes or parts in an array, an object or an array of objects that have them in a list
 * (the answer of list-parts, our exports and reports), one part alone, or several of these one after another.
 * @throws GlacierError `hashList` that names the line or the entry
 */
export function entriesOfJson(text: string): ListEntry[] {
  refuseDeep(text);
  const items = documentsIn(text).flatMap((document) => itemsOf(document));
  if (items.length > mostItems) throw refused(texts.tooManyPartsCounted(items.length));
  return items.flatMap((item, index) => {
    const where = () => texts.entry(index + 1);
    if (typeof item === 'string') return [{ treeHash: hashOf(item, where), where }];
    const entry = entryOf(item, where);
    return entry ? [entry] : [];
  });
}

function itemsOf(document: unknown): readonly unknown[] {
  if (Array.isArray(document))
    return document.flatMap((item: unknown) =>
      isRecord(item) && !isPartRecord(item) ? listIn(item) : [item],
    );
  if (isRecord(document)) return isPartRecord(document) ? [document] : listIn(document);
  throw refused(texts.noParts);
}

/** Our own exports have the parts as `rows`, other lists as `parts`. */
function listIn(record: Readonly<Record<string, unknown>>): readonly unknown[] {
  if (fieldOf(record, 'archivelist') !== undefined) throw refusedInventory();
  const lists = [fieldOf(record, 'parts'), fieldOf(record, 'rows')];
  const list = lists.find((each): each is unknown[] => Array.isArray(each));
  if (!list) throw refused(texts.noParts);
  return list;
}

/** A gap before each part is the most there can be. */
const mostItems = 2 * maxParts;

/** Levels of objects and arrays; a page in an array has four. */
const mostDepth = 20;

/** Before anything is parsed: JSON.parse takes seconds for some megabytes of opening brackets. */
function refuseDeep(text: string): void {
  let [depth, isQuoted] = [0, false];
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"') isQuoted = !isQuoted;
    else if (letter === '\\') at++;
    else if (isQuoted) continue;
    else if (letter === '[' || letter === '{') depth++;
    else if (letter === ']' || letter === '}') depth--;
    if (depth > mostDepth) throw refused(texts.tooDeep);
  }
}

/** The values of one or more JSON documents with nothing but blanks and commas between them. */
function documentsIn(text: string): unknown[] {
  try {
    return [JSON.parse(text)];
  } catch {
    return split(text).map((stretch) => parseStretch(text, stretch));
  }
}

/** A stretch of a text, `to` excluded. */
interface Stretch {
  readonly from: number;
  readonly to: number;
}

function parseStretch(text: string, { from, to }: Stretch): unknown {
  try {
    return JSON.parse(text.slice(from, to));
  } catch (error) {
    const line = lineOf(text, from + positionIn(error));
    throw refused(texts.invalidJson(texts.line(line)), error);
  }
}

/** Where each outermost object or array begins and ends; what lies between them is in a stretch of its own. */
function split(text: string): Stretch[] {
  const found: Stretch[] = [];
  const token = /"(?:[^"\\]|\\.)*"|[[\]{}]/gs;
  let [depth, from] = [0, 0];
  for (let match = token.exec(text); match; match = token.exec(text)) {
    if (/[[{]/.test(match[0])) depth++;
    else if (/[\]}]/.test(match[0])) depth--;
    if (depth > 0 || match[0].startsWith('"')) continue;
    if (found.length === mostItems) throw refused(texts.tooManyParts);
    found.push({ from, to: token.lastIndex });
    from =
      token.lastIndex +
      (/^[\s,]*/.exec(text.slice(token.lastIndex, token.lastIndex + 1000))?.[0].length ?? 0);
    depth = 0;
  }
  if (text.slice(from).trim() !== '') found.push({ from, to: text.length });
  return found;
}

/** Where JSON.parse stumbled; the beginning where it does not say. */
function positionIn(error: unknown): number {
  return Number(/at position (\d+)/.exec(String(error))?.[1] ?? 0);
}

function lineOf(text: string, position: number): number {
  return text.slice(0, position).split(/\r\n|[\r\n]/).length;
}
