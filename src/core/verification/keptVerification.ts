import { fieldsOf, parseFields } from '../text/fields.ts';
import { gridOf, assertGrid } from '../parts/partGrid.ts';
import type { Part } from '../model.ts';
import { maxParts } from '../serviceLimits.ts';
import type { FinishedVerification } from './verificationRun.ts';
import type { FileIdentity } from './fileIdentity.ts';
import type { MismatchReason } from './mismatchReason.ts';
import type { PartResult } from './partResult.ts';
import { type Expected, inOrder, judgePart, type PlannedPart, planVerification } from './planVerification.ts';
import { verdictOf } from './verdict.ts';
import type { Verification } from './verification.ts';

/** A verification against a file, as it is kept for the next window. */
export interface KeptVerification {
  readonly verification: Verification;
  readonly finished: Date;
}

/** What was found for a part: `true` and `false` tell whether its bytes are the same, `null` that nobody knows. */
type Finding = boolean | null | { readonly localHash: string; readonly reason?: MismatchReason };

/** As written: a part as it was listed, first byte, last byte (inclusive) and tree hash, and what was found for it. */
type Entry = readonly [start: number, end: number, treeHash: string, finding: Finding];

/** One line of JSON; undefined for a verification against a list of hashes, which is quickly made again. */
export function writeVerification(
  uploadKey: string,
  { result, finished }: FinishedVerification,
): string | undefined {
  const { against, partSize, results } = result;
  if (against.kind !== 'file') return undefined;
  const { path, identity } = against;
  const entries = results.flatMap((each): Entry[] =>
    each.kind === 'missing' ? [] : [[each.range.start, each.range.end, each.treeHash, findingOf(each)]],
  );
  return `${JSON.stringify({ version: 1, upload: uploadKey, path, identity, finished, partSize, parts: entries })}\n`;
}

/** Reads what `writeVerification` wrote for that upload; undefined for anything else. */
export function readVerification(uploadKey: string, text: string): KeptVerification | undefined {
  const { version, upload, path, identity, finished, partSize, parts } = parseFields(text);
  if (version !== 1 || upload !== uploadKey || typeof path !== 'string' || !isIdentity(identity))
    return undefined;
  if (typeof finished !== 'string' || typeof partSize !== 'number') return undefined;
  const ended = new Date(finished);
  if (Number.isNaN(ended.getTime())) return undefined;
  if (!Array.isArray(parts) || parts.length > maxParts || !parts.every(isEntry)) return undefined;
  try {
    assertGrid(identity.size, partSize);
  } catch {
    return undefined;
  }
  const expected: Expected = { parts: gridOf(identity.size, partSize), otherwise: 'beyondEnd' };
  const findings = new Map(parts.map((entry) => [partOf(entry), entry[3]]));
  const { planned, missing } = planVerification([...findings.keys()], partSize, expected);
  const results = inOrder([
    ...missing,
    ...planned.map((each) => resultOf(each, findings.get(each.part) ?? null)),
  ]);
  const against = { kind: 'file', path, identity } as const;
  const verification = { against, partSize, expected, results, verdict: verdictOf(results, expected) };
  return { verification, finished: ended };
}

/** The account of the upload that a kept verification is of; undefined for anything else. */
export function accountOfKept(text: string): string | undefined {
  const { upload } = parseFields(text);
  // As `uploadKey` makes it, with the ARN of the vault: `arn:aws:glacier:REGION:ACCOUNT:vaults/NAME`.
  return typeof upload === 'string' ? /^\["arn:[^:"]*:glacier:[^:"]*:(\d+):/.exec(upload)?.[1] : undefined;
}

function findingOf(result: Exclude<PartResult, { kind: 'missing' }>): Finding {
  if (result.kind === 'match') return true;
  if (result.kind === 'mismatch') {
    const { localHash, reason } = result;
    return { localHash, ...(reason && { reason }) };
  }
  return ('sameBytes' in result ? result.sameBytes : undefined) ?? null;
}

/** The result for a part in its place, from what was found for it. */
function resultOf(planned: PlannedPart, finding: Finding): PartResult {
  const { treeHash } = planned.part;
  if (typeof finding === 'boolean') return judgePart(planned, finding ? treeHash : '');
  const result = judgePart(planned, finding?.localHash);
  return result.kind === 'mismatch' && finding?.reason ? { ...result, reason: finding.reason } : result;
}

function partOf([start, end, treeHash]: Entry): Part {
  return { range: { start, end }, treeHash };
}

function isEntry(value: unknown): value is Entry {
  if (!Array.isArray(value)) return false;
  const [start, end, treeHash, finding] = value as unknown[];
  return isBytes(start) && isBytes(end) && start <= end && isHash(treeHash) && isFinding(finding);
}

function isFinding(value: unknown): value is Finding {
  if (value === null || typeof value === 'boolean') return true;
  const { localHash, reason } = fieldsOf(value);
  return isHash(localHash) && (reason === undefined || isReason(reason));
}

function isReason(value: unknown): value is MismatchReason {
  const { kind, where, by, number } = fieldsOf(value);
  switch (kind) {
    case 'emptyBody':
    case 'linearHash':
      return true;
    case 'zeros':
      return where === 'uploaded' || where === 'local';
    case 'shifted':
      return Number.isSafeInteger(by);
    case 'otherPart':
      return Number.isSafeInteger(number);
    default:
      return false;
  }
}

function isIdentity(value: unknown): value is FileIdentity {
  const { device, inode, size, modified } = fieldsOf(value);
  return [device, inode, modified].every((each) => typeof each === 'string') && isBytes(size) && size > 0;
}

function isBytes(value: unknown): value is number {
  return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;
}

function isHash(value: unknown): value is string {
  return typeof value === 'string' && /^[\da-f]{64}$/.test(value);
}
