import { fileChangeTexts as texts } from './texts/fileChange.ts';

/**
 * Identifies a local file, and tells when it has changed. Plain data, so that results can be kept with it; numbers that
 * a double cannot hold are decimal text.
 */
export interface FileIdentity {
  readonly device: string;
  readonly inode: string;
  /** Bytes. */
  readonly size: number;
  /** Nanoseconds since 1970. */
  readonly modified: string;
}

/** What has changed since `before`, in a few words; undefined when nothing has. */
export function changeOf(before: FileIdentity, now: FileIdentity): string | undefined {
  if (now.device !== before.device || now.inode !== before.inode) return texts.replaced;
  if (now.size > before.size) return texts.grew;
  if (now.size < before.size) return texts.truncated;
  return now.modified === before.modified ? undefined : texts.modified;
}
