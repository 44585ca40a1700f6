import type { MultipartUpload } from '../model.ts';
import { countParts } from '../parts/partGrid.ts';
import { partSizes } from '../parts/partSize.ts';
import { longestDescription, maxParts } from '../serviceLimits.ts';
import { MiB } from '../text/bytes.ts';
import { descriptionTexts as texts } from './texts/description.ts';

/** A part size, in bytes, and how many parts it makes of a file, which are as many requests. */
export interface PartSizeChoice {
  readonly partSize: number;
  readonly parts: number;
}

/** The part sizes by which an upload can hold a file of `size` bytes, the smallest first. */
export function partSizeChoices(size: number): PartSizeChoice[] {
  return partSizes
    .map((partSize) => ({ partSize, parts: countParts(size, partSize) }))
    .filter(({ parts }) => parts <= maxParts);
}

/** Below this a part costs more in requests than a retry costs in bytes. */
const leastProposed = 16 * MiB;
/** Above this a listing takes more than 20 requests. */
const mostProposed = 1000;

/**
 * The part size to propose for a file of `size` bytes: requests are few, and a part that has to be sent again is not
 * large. Undefined where no upload can hold the file.
 */
export function proposedPartSize(size: number): number | undefined {
  const choices = partSizeChoices(size);
  const fitting = choices.find(({ partSize, parts }) => partSize >= leastProposed && parts <= mostProposed);
  return (fitting ?? choices.at(-1))?.partSize;
}

/**
 * Why a text cannot be the description of an upload: at most 1,024 printable ASCII characters (guide: "Initiate
 * Multipart Upload"). Undefined where it can; spaces around it would be lost on the way.
 */
export function descriptionProblem(text: string): string | undefined {
  const characters = Array.from(text);
  if (characters.length > longestDescription) return texts.tooLong(longestDescription, characters.length);
  const wrong = [...new Set(characters.filter((each) => !/[\x20-\x7e]/.test(each)))].slice(0, 5);
  return wrong.length === 0 ? undefined : texts.notAscii(wrong);
}

/** What an upload was started with. */
export interface NewUpload {
  readonly partSize: number;
  readonly description?: string | undefined;
}

/** Milliseconds by which the clocks of the service and of this computer may differ: with more, requests are refused. */
const clockTolerance = 5 * 60_000;

/**
 * The upload that a request may have made whose answer was lost: the only one that is not among the ids `before` it, has
 * this part size and description, and was not created before the request was sent at `asked`, where that is known, in
 * milliseconds since 1970. Undefined where there is none, or where nobody can tell which. It may still be that of another
 * client, started at the same time for a file of the same name, so nothing is sent into it before a person has agreed.
 */
export function lostUpload(
  wanted: NewUpload,
  before: readonly string[],
  now: readonly MultipartUpload[],
  asked = -Infinity,
): MultipartUpload | undefined {
  const fresh = now.filter(
    ({ id, partSize, created, description = '' }) =>
      !before.includes(id) &&
      partSize === wanted.partSize &&
      description === (wanted.description ?? '') &&
      created.getTime() >= asked - clockTolerance,
  );
  return fresh.length === 1 ? fresh[0] : undefined;
}
