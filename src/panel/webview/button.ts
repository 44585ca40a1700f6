import { html, type TemplateResult } from 'lit';

/**
 * A button that looks like VS Code's. Its `disabled` attribute would drop the focus and tell a screen reader nothing.
 */
export function button(
  label: string,
  action: () => void,
  { disabled = false, secondary = false } = {},
): TemplateResult {
  return html`<vscode-button
    ?secondary=${secondary}
    aria-disabled=${String(disabled)}
    @click=${() => {
      if (!disabled) action();
    }}
    >${label}</vscode-button
  >`;
}
