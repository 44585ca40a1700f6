import type * as vscode from 'vscode';
import { uploadKey } from '../core/model.ts';
import { hoursUntilExpiry } from '../core/parts/expiry.ts';
import type { UploadRecord } from '../core/uploads/uploadRecord.ts';
import { attentionTexts as texts } from './texts/attention.ts';

/**
 * Shows on the view how many of the unfinished uploads that are known may end at any time, as nothing may have come for a
 * day; nothing where there are none. `now` in milliseconds since 1970.
 */
export function showAttention(
  tree: Pick<vscode.TreeView<unknown>, 'badge'>,
  uploads: readonly UploadRecord[],
  now: number,
): void {
  const stale = uploads.filter(({ upload }) => hoursUntilExpiry(upload.created.getTime(), now) === 0);
  // Two connections may lead to the same account.
  const value = new Set(stale.map(({ upload }) => uploadKey(upload))).size;
  // VS Code draws a badge again whenever it is set.
  if ((tree.badge?.value ?? 0) !== value)
    tree.badge = value === 0 ? undefined : { value, tooltip: texts.stale(value) };
}
