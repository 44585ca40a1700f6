import { html, type TemplateResult } from 'lit';
import { formatAge } from '../../core/age.ts';
import { formatBytes, formatCount } from '../../core/bytes.ts';
import { displayText, shortId } from '../../core/text.ts';
import type { UploadFacts } from '../protocol/messages.ts';
import type { ViewState } from './state.ts';

/** The most a description can have (guide: "Initiate Multipart Upload"). */
const longestDescription = 1024;

/** The heading: the upload by its description, or its id. */
export function headingText(facts: UploadFacts | undefined): string {
  return facts ? displayText(facts.description) || `Upload ${shortId(facts.uploadId)}` : 'Upload';
}

/** What is known of the upload. Texts come from the service and go in as text. */
export function factsTemplate(facts: UploadFacts, { rows, loading }: ViewState, now: number): TemplateResult {
  const created = new Date(facts.created);
  const iso = created.toISOString();
  const localTime = created.toLocaleString(facts.language, { dateStyle: 'medium', timeStyle: 'short' });
  return html`<dl class="facts">
    <div>
      <dt>Vault</dt>
      <dd><bdi>${displayText(facts.vaultName, 255)}</bdi></dd>
    </div>
    <div>
      <dt>Part size</dt>
      <dd>${bytesTemplate(facts.partSize)}</dd>
    </div>
    <div>
      <dt>Created</dt>
      <dd><time datetime=${iso} title=${iso}>${localTime}</time> (${formatAge(created, now)})</dd>
    </div>
    <div>
      <dt>Bytes listed</dt>
      <dd>${rows.parts > 0 || loading.done ? bytesTemplate(rows.bytes) : '…'}</dd>
    </div>
    <div>
      <dt>Connection</dt>
      <dd><bdi>${displayText(facts.connection, 255)}</bdi></dd>
    </div>
    <div class="long">
      <dt>Description</dt>
      <dd><bdi>${displayText(facts.description, longestDescription) || 'none'}</bdi></dd>
    </div>
    <div class="long">
      <dt>Upload ID</dt>
      <dd class="id">${displayText(facts.uploadId, 1024)}</dd>
    </div>
    <div class="long">
      <dt>Vault ARN</dt>
      <dd class="id">${displayText(facts.vaultArn, 1024)}</dd>
    </div>
  </dl>`;
}

function bytesTemplate(bytes: number): TemplateResult {
  return html`<span title="${formatCount(bytes)} bytes">${formatBytes(bytes)}</span>`;
}
