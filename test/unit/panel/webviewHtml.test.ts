import assert from 'node:assert/strict';
import { webviewHtml } from '../../../src/panel/host/webviewHtml.ts';

describe('the HTML of a panel', () => {
  const sources = {
    title: 'Glacier Parts',
    cspSource: 'https://panel.test',
    script: 'https://panel.test/a.js',
    styles: ['https://panel.test/panel.css', 'https://panel.test/a.css'],
  };

  it('allows its own script, style and fonts, and nothing else', () => {
    const html = webviewHtml(sources);
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    const [, nonce = ''] = /script-src 'nonce-([\w-]{22})'/.exec(policy) ?? [];
    assert.deepEqual(policy.split('; ').sort(), [
      "base-uri 'none'",
      "default-src 'none'",
      'font-src https://panel.test',
      "form-action 'none'",
      'img-src https://panel.test',
      `script-src 'nonce-${nonce}'`,
      'style-src https://panel.test',
    ]);
    assert.ok(html.includes(`<script type="module" nonce="${nonce}" src="https://panel.test/a.js">`));
    assert.doesNotMatch(html, /style="|unsafe-/);
    assert.match(html, /<html lang="en">/);
    assert.notEqual(html, webviewHtml(sources), 'each webview has a nonce of its own');
  });
});
