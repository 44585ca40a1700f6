import { html, nothing, type TemplateResult } from 'lit';
import { formatAge } from '../../../core/text/age.ts';
import { formatBytes, formatCount } from '../../../core/text/bytes.ts';
import { totalLength } from '../../../core/byteRange.ts';
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
      ${fact('Expires if idle', expiryText(facts.created, now))}
      ${fact('Uploaded', known ? uploadedTemplate(state) : '…')}
      ${fact('Gaps', known ? gapsText(state) : '…')}
      ${fact('Contiguous from start', known ? prefixTemplate(prefix) : '…')}
      ${prefix.parts > 0 ? hashTemplate(state) : nothing}
    </dl>
    <details>
      <summary>Details</summary>
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
  return hours === 0 ? 'any time (24 h after its last part)' : `in ${hours} h at the earliest`;
}

/** The bytes in parts, and how much that is of the file where its length is known. */
function uploadedTemplate({ rows, verification }: UploadView): TemplateResult {
  const { archiveBytes } = verification ?? {};
  if (archiveBytes === undefined) return bytesTemplate(rows.bytes);
  const percent = Math.min(100, Math.floor((rows.bytes / archiveBytes) * 100));
  return html`${bytesTemplate(rows.bytes)} of ${bytesTemplate(archiveBytes)} (${percent}%)`;
}

/** How many gaps, and how much is missing. */
export function gapsText({ coverage, loading }: UploadView): string {
  const gaps = gapsOf(coverage);
  if (gaps.length === 0) return loading.done ? 'none' : 'none so far';
  return `${formatCount(gaps.length)} (${formatBytes(totalLength(gaps))} missing${loading.done ? '' : ' so far'})`;
}

function prefixTemplate({ parts, bytes }: Prefix): TemplateResult {
  return html`${bytesTemplate(bytes)} (${formatCount(parts)} ${parts === 1 ? 'part' : 'parts'})`;
}

/** The tree hash of the parts from the start: that of the archive only where nothing is known to follow them. */
function hashTemplate({ prefix, rows, loading, verification }: UploadView): TemplateResult {
  const { treeHash, bytes, whole, parts } = prefix;
  const all = loading.done && parts === rows.parts;
  const size = formatBytes(bytes);
  const name = whole
    ? 'Tree hash of the archive'
    : `Tree hash of the ${all ? `${size} uploaded` : `first ${size}`}`;
  const { archiveBytes } = verification ?? {};
  const note = whole
    ? html`<br />${byteCount(bytes)}. Size and checksum for CompleteMultipartUpload if this is the whole
        archive.`
    : archiveBytes === undefined
      ? nothing
      : html`<br />Not that of the archive: the file has ${bytesTemplate(archiveBytes)}.`;
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
