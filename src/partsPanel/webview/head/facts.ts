import { html, nothing, type TemplateResult } from 'lit';
import { formatAge } from '../../../core/text/age.ts';
import { formatBytes, formatCount } from '../../../core/text/bytes.ts';
import { lengthOf } from '../../../core/byteRange.ts';
import { gapsOf } from '../../../core/parts/coverage.ts';
import { hoursUntilExpiry } from '../../../core/parts/expiry.ts';
import { parseDescription } from '../../../core/description/describedFile.ts';
import { displayText, shortId } from '../../../core/text/displayText.ts';
import { uploadLabel } from '../../../core/description/uploadLabel.ts';
import { longestDescription, longestVaultName } from '../../../core/serviceLimits.ts';
import type { Prefix, UploadFacts } from '../../protocol/messages.ts';
import { byteCount } from '../rows/rowText.ts';
import type { UploadView, ViewState } from '../state/state.ts';

/** The heading: the upload by its file or description, or its id. */
export function headingText(state: ViewState): string {
  if (state.kind === 'waiting') return 'Upload';
  const { description, uploadId } = state.facts;
  return displayText(description)
    ? uploadLabel({ id: uploadId, description }).name
    : `Upload ${shortId(uploadId)}`;
}

/** The facts of the upload. Texts come from the service and are rendered as text. */
export function factsTemplate(state: UploadView, now: number): TemplateResult {
  const { facts, rows, loading, prefix } = state;
  const known = rows.parts > 0 || loading.done;
  const created = new Date(facts.created);
  const iso = created.toISOString();
  const localTime = created.toLocaleString(facts.language, { dateStyle: 'medium', timeStyle: 'short' });
  return html`<dl class="facts">
      ${fact('Vault', html`<bdi>${displayText(facts.vaultName, longestVaultName)}</bdi>`)}
      ${fact('Part size', bytesTemplate(facts.partSize))}
      ${fact('Created', html`<time datetime=${iso} title=${iso}>${localTime}</time> (${formatAge(created, now)})`)}
      ${fact('May expire, if idle', expiryText(facts.created, now))}
      ${fact('Bytes listed', known ? bytesTemplate(rows.bytes) : '…')}
      ${fact('Gaps', known ? gapsText(state) : '…')}
      ${fact('Without gap from the start', known ? prefixTemplate(prefix) : '…')}
      ${prefix.parts > 0 ? hashTemplate(prefix) : nothing}
    </dl>
    <details>
      <summary>Description, IDs and connection</summary>
      <dl class="facts">
        ${fileTemplate(facts)}
        ${long('Description', html`<bdi>${displayText(facts.description, longestDescription) || 'none'}</bdi>`)}
        ${long('Upload ID', displayText(facts.uploadId, 1024), 'id')}
        ${long('Vault ARN', displayText(facts.vaultArn, 1024), 'id')}
        ${long('Connection', html`<bdi>${displayText(facts.connection, 255)}</bdi>`)}
      </dl>
    </details>`;
}

/** What the description tells of the file, in the words of a tool that wrote it. */
function fileTemplate({ description, language }: UploadFacts): TemplateResult | typeof nothing {
  const file = parseDescription(description);
  if (!file) return nothing;
  const modified = file.modified?.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  return html`${long('File', html`<bdi>${displayText(file.path, longestDescription)}</bdi>`)}
  ${modified ? long('Modified', modified) : nothing}`;
}

/** When the upload may expire if no part comes: the service keeps it for 24 hours after its last part. */
export function expiryText(created: number, now: number): string {
  const hours = hoursUntilExpiry(created, now);
  if (hours === 0) return '24 h after its last part';
  return `in ${hours} h, or 24 h after its last part`;
}

/** How many gaps, and how much is missing. */
export function gapsText({ coverage, loading }: UploadView): string {
  const gaps = gapsOf(coverage);
  if (gaps.length === 0) return loading.done ? 'none' : 'none so far';
  const bytes = gaps.reduce((sum, gap) => sum + lengthOf(gap), 0);
  return `${formatCount(gaps.length)}, ${formatBytes(bytes)} missing${loading.done ? '' : ' so far'}`;
}

function prefixTemplate({ parts, bytes }: Prefix): TemplateResult {
  return html`${bytesTemplate(bytes)} in ${formatCount(parts)} ${parts === 1 ? 'part' : 'parts'}`;
}

function hashTemplate({ treeHash, bytes, whole }: Prefix): TemplateResult {
  const name = whole ? 'Tree hash of the archive' : `Tree hash of the first ${formatBytes(bytes)}`;
  const note = whole ? html`<br />What Complete would need, if nothing more is to come.` : nothing;
  return long(name, html`<span class="id">${treeHash}</span>${note}`);
}

function fact(name: string, value: TemplateResult | string): TemplateResult {
  return html`<div>
    <dt>${name}</dt>
    <dd>${value}</dd>
  </div>`;
}

function long(name: string, value: TemplateResult | string, kind = ''): TemplateResult {
  return html`<div class="long">
    <dt>${name}</dt>
    <dd class=${kind}>${value}</dd>
  </div>`;
}

function bytesTemplate(bytes: number): TemplateResult {
  return html`<span title=${byteCount(bytes)}>${formatBytes(bytes)}</span>`;
}
