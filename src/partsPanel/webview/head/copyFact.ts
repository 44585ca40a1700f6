import { html, type TemplateResult } from 'lit';
import type { Fact } from '../../protocol/facts.ts';
import { copyIcon } from '../../../panel/webview/icons.ts';
import type { Actions } from '../state/actions.ts';

/** The button beside a field of the upload. `label` is in Title Case. */
export function copyFactButton(
  fact: Fact,
  label: string,
  { copyFact }: Pick<Actions, 'copyFact'>,
): TemplateResult {
  return html`<button
    type="button"
    class="copy-fact"
    title=${label}
    aria-label=${label}
    @click=${() => copyFact(fact)}
  >
    ${copyIcon}
  </button>`;
}
