import { randomBytes } from 'node:crypto';

/** A page, and the URIs that it can load. */
export interface WebviewPage {
  /** Read out for the frame. */
  readonly title: string;
  readonly cspSource: string;
  readonly script: string;
  readonly styles: readonly string[];
}

/**
 * The HTML of a panel: an empty page for its script, without data. Only this very script may run, with what it imports, only the
 * extension's own styles apply, and nothing else is loaded from anywhere.
 */
export function webviewHtml({ title, cspSource, script, styles }: WebviewPage): string {
  const nonce = randomBytes(16).toString('base64url');
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src ${cspSource}`,
    `font-src ${cspSource}`,
    `img-src ${cspSource}`,
    // default-src does not cover these two (CSP Level 3, section 6.1).
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
${styles.map((style) => `<link rel="stylesheet" href="${style}">`).join('\n')}
<script type="module" nonce="${nonce}" src="${script}"></script>
</head>
<body></body>
</html>
`;
}
