import { svg, type SVGTemplateResult } from 'lit';

/** Drawn in the page: an icon font would be a file to load for three signs. Names are said in words beside them. */
function icon(name: string, path: string): SVGTemplateResult {
  return svg`<svg class="icon ${name}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d=${path} fill="none" stroke="currentColor" stroke-width="1.2" stroke-linejoin="round"></path>
  </svg>`;
}

export const warningIcon = icon('warning', 'M8 2 14.5 13.5h-13z M8 6.5v3.5 M8 11.4v.9');
export const copyIcon = icon('copy', 'M5.5 5.5h7v8h-7z M3.5 10.5v-8h7');
