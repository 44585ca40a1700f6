import { html, type TemplateResult } from 'lit';

/** A fact whose value takes a line of its own. `kind` is the class of the value. */
export function long(name: string, value: TemplateResult | string, kind = ''): TemplateResult {
  return html`<div class="long">
    <dt>${name}</dt>
    <dd class=${kind}>${value}</dd>
  </div>`;
}
