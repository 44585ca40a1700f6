import { html, nothing, type TemplateResult } from 'lit';
import { formatAge } from '../../../core/text/age.ts';
import { formatBytes } from '../../../core/text/bytes.ts';
import { totalLength } from '../../../core/byteRange.ts';
import { gapsOf } from '../../../core/parts/coverage.ts';
import { hoursUntilExpiry } from '../../../core/parts/expiry.ts';
import { displayText } from '../../../core/text/displayText.ts';
import { longestVaultName } from '../../../core/serviceLimits.ts';
import type { Prefix } from '../../protocol/messages.ts';
import type { Actions } from '../state/actions.ts';
import type { UploadView } from '../state/state.ts';
import { byteCount } from '../texts/byteCount.ts';
import { copyTexts } from '../texts/copying.ts';
import { factTexts as texts } from '../texts/upload.ts';
import { copyFactButton } from './copyFact.ts';
import { long } from './fact.ts';

/** What is most asked of an upload. Texts come from the service and are rendered as text. */
export function factsTemplate(state: UploadView, actions: Actions, now: number): TemplateResult {
  const { facts, rows, loading, prefix } = state;
  const known = rows.parts > 0 || loading.done;
  const ended = loading.problem?.gone !== undefined;
  const created = new Date(facts.created);
  const iso = created.toISOString();
  const localTime = created.toLocaleString(facts.language, { dateStyle: 'medium', timeStyle: 'short' });
  return html`<dl class="facts">
    ${fact(texts.vault, html`<bdi>${displayText(facts.vaultName, longestVaultName)}</bdi>`)}
    ${fact(texts.partSize, bytesTemplate(facts.partSize))}
    ${fact(texts.created, html`<time datetime=${iso} title=${iso}>${localTime}</time> (${formatAge(created, now)})`)}
    ${ended ? nothing : fact(texts.mayExpire, expiryText(facts.created, now))}
    ${fact(texts.uploaded, known ? uploadedTemplate(state) : '…')}
    ${fact(texts.gaps, known ? gapsText(state) : '…')}
    ${fact(texts.contiguous, known ? prefixTemplate(prefix) : '…')}
    ${prefix.parts > 0 ? hashTemplate(state, actions) : nothing}
  </dl>`;
}

/** When the upload may expire if no part comes: the service keeps it for 24 hours after its last part. */
export function expiryText(created: number, now: number): string {
  return texts.expiry(hoursUntilExpiry(created, now));
}

/** The bytes in parts, and how much that is of the file where its length is known. */
function uploadedTemplate({ rows, verification }: UploadView): TemplateResult {
  const { archiveBytes } = verification ?? {};
  if (archiveBytes === undefined) return bytesTemplate(rows.bytes);
  const percent = Math.min(100, Math.floor((rows.bytes / archiveBytes) * 100));
  return html`${texts.uploadedOf(bytesTemplate(rows.bytes), bytesTemplate(archiveBytes), percent)}`;
}

/** How many gaps, and how much is missing. */
export function gapsText({ coverage, loading }: UploadView): string {
  const gaps = gapsOf(coverage);
  if (gaps.length === 0) return loading.done ? texts.noGaps : texts.noGapsSoFar;
  return texts.gapsAndBytes(gaps.length, totalLength(gaps), loading.done);
}

function prefixTemplate({ parts, bytes }: Prefix): TemplateResult {
  return html`${bytesTemplate(bytes)} (${texts.parts(parts)})`;
}

/** The tree hash of the parts from the start: that of the archive only where nothing is known to follow them. */
function hashTemplate({ prefix, rows, loading, verification }: UploadView, actions: Actions): TemplateResult {
  const { treeHash, bytes, whole, parts } = prefix;
  const all = loading.done && parts === rows.parts;
  const name = whole ? texts.hashOfArchive : all ? texts.hashOfUploaded(bytes) : texts.hashOfFirst(bytes);
  const { archiveBytes } = verification ?? {};
  const ended = loading.problem?.gone !== undefined;
  const note = whole
    ? ended
      ? texts.size(bytes)
      : texts.sizeToComplete(bytes)
    : archiveBytes === undefined
      ? nothing
      : texts.isNotOfArchive(bytesTemplate(archiveBytes));
  const copy = copyFactButton('treeHash', copyTexts.copyTreeHash, actions);
  return long(name, html`<span class="id">${treeHash}</span> ${copy} <span>${note}</span>`);
}

function fact(name: string, value: TemplateResult | string): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function bytesTemplate(bytes: number): TemplateResult {
  return html`<span title=${byteCount(bytes)}>${formatBytes(bytes)}</span>`;
}
