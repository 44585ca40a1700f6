import { svg, type SVGTemplateResult } from 'lit';

/** SVG, because an icon font would be another file to load for a few icons. Labels beside them say the same. */
function icon(name: string, path: string): SVGTemplateResult {
  return svg`<svg class="icon ${name}" viewBox="0 0 16 16" width="16" height="16" aria-hidden="true">
    <path d=${path} fill="none" stroke="currentColor" stroke-width="1.2" stroke-linejoin="round"></path>
  </svg>`;
}

export const warningIcon = icon('warning', 'M8 2 14.5 13.5h-13z M8 6.5v3.5 M8 11.4v.9');
export const checkIcon = icon('check', 'M2.5 8.5l3.5 3.5 7.5-8');
export const errorIcon = icon(
  'error',
  'M8 1.8a6.2 6.2 0 1 0 0 12.4a6.2 6.2 0 1 0 0-12.4 M5.5 5.5l5 5 M10.5 5.5l-5 5',
);
export const copyIcon = icon('copy', 'M5.5 5.5h7v8h-7z M3.5 10.5v-8h7');
