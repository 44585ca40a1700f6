import { svg } from 'lit';

/*
 * The look of the states on the map and in its legend: colors, and patterns for those who cannot tell the colors apart.
 * Colors are in coverage.css.
 */
export const patterns = svg`
  <pattern id="pattern-sending" width="8" height="9" patternUnits="userSpaceOnUse">
    <rect class="paint sending" width="8" height="9"></rect>
    <path class="tick" d="M4 7.5v-6M1.8 3.7l2.2 -2.2l2.2 2.2"></path>
  </pattern>
  <pattern id="pattern-uploaded" width="8" height="8" patternUnits="userSpaceOnUse">
    <rect class="paint uploaded" width="8" height="8"></rect>
  </pattern>
  <pattern id="pattern-verified" width="8" height="9" patternUnits="userSpaceOnUse">
    <rect class="paint verified" width="8" height="9"></rect>
    <path class="tick" d="M2 4.5l1.5 1.5l2.5 -3"></path>
  </pattern>
  <pattern id="pattern-mismatched" width="6" height="6" patternUnits="userSpaceOnUse">
    <rect class="ground" width="6" height="6"></rect>
    <path class="paint mismatched" d="M0 0h3v6h3v-3h-6z"></path>
  </pattern>
  <pattern id="pattern-missing" width="6" height="6" patternUnits="userSpaceOnUse">
    <rect class="ground" width="6" height="6"></rect>
    <path class="line missing" d="M-1 1l2 -2M0 6l6 -6M5 7l2 -2"></path>
  </pattern>
  <pattern id="pattern-short" width="4" height="4" patternUnits="userSpaceOnUse">
    <rect class="ground" width="4" height="4"></rect>
    <path class="line short" d="M0 1h4"></path>
  </pattern>
  <pattern id="pattern-overlapping" width="5" height="5" patternUnits="userSpaceOnUse">
    <rect class="ground" width="5" height="5"></rect>
    <path class="line overlapping" d="M0 0l5 5M5 0l-5 5"></path>
  </pattern>
  <pattern id="pattern-unknown" width="5" height="5" patternUnits="userSpaceOnUse">
    <rect class="ground" width="5" height="5"></rect>
    <circle class="paint unknown" cx="2" cy="2" r="0.8"></circle>
  </pattern>`;
