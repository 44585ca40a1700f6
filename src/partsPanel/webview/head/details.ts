import { html, nothing, type TemplateResult } from 'lit';
import { parseDescription } from '../../../core/description/describedFile.ts';
import { longestDescription } from '../../../core/serviceLimits.ts';
import { displayText } from '../../../core/text/displayText.ts';
import type { Fact } from '../../protocol/facts.ts';
import type { UploadFacts } from '../../protocol/messages.ts';
import type { Actions } from '../state/actions.ts';
import type { UploadView } from '../state/state.ts';
import { byteCount } from '../texts/byteCount.ts';
import { copyTexts } from '../texts/copying.ts';
import { fieldTexts as texts } from '../texts/upload.ts';
import { copyFactButton } from './copyFact.ts';
import { long } from './fact.ts';

/** Characters shown of an id, an ARN or a marker. */
const longestId = 1024;

/** Every field that ListParts tells of the upload, each with a button that copies it. */
export function detailsTemplate({ facts, loading }: UploadView, actions: Actions): TemplateResult {
  const field = (name: string, fact: Fact, text: string, kind = '') =>
    long(
      name,
      text
        ? html`<bdi>${text}</bdi> ${copyFactButton(fact, copyTexts.copyField(name), actions)}`
        : texts.none,
      kind,
    );
  const { description, uploadId, vaultArn, partSize, created, connection } = facts;
  return html`<details>
    <summary>${texts.details}</summary>
    <dl class="facts">
      ${fileTemplate(facts)}
      ${field(texts.description, 'description', displayText(description, longestDescription))}
      ${field(texts.uploadId, 'uploadId', displayText(uploadId, longestId), 'id')}
      ${field(texts.vaultArn, 'vaultArn', displayText(vaultArn, longestId), 'id')}
      ${field(texts.partSize, 'partSize', byteCount(partSize))}
      ${field(texts.created, 'created', new Date(created).toISOString())}
      ${field(texts.marker, 'marker', displayText(loading.marker ?? '', longestId), 'id')}
      ${long(texts.connection, html`<bdi>${displayText(connection, 255)}</bdi>`)}
    </dl>
  </details>`;
}

/** What the description tells of the file, in the words of a tool that wrote it. */
function fileTemplate({ description, language }: UploadFacts): TemplateResult | typeof nothing {
  const file = parseDescription(description);
  if (!file) return nothing;
  const modified = file.modified?.toLocaleString(language, { dateStyle: 'medium', timeStyle: 'short' });
  return html`${long(texts.file, html`<bdi>${displayText(file.path, longestDescription)}</bdi>`)}
  ${modified ? long(texts.modified, modified) : nothing}`;
}
