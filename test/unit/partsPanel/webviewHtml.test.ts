import assert from 'node:assert/strict';
import { webviewHtml } from '../../../src/partsPanel/host/webviewHtml.ts';

describe('the page of the parts panel, before its script', () => {
  it('allows its own script, style and fonts, and nothing else', () => {
    const html = webviewHtml({ cspSource: 'https://own.test', script: 's.js', style: 's.css' });
    const [, policy = ''] = /http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
    const [, nonce = ''] = /nonce="([\w-]+)"/.exec(html) ?? [];
    assert.deepEqual(policy.split('; ').sort(), [
      "base-uri 'none'",
      "default-src 'none'",
      'font-src https://own.test',
      "form-action 'none'",
      'img-src https://own.test',
      `script-src 'nonce-${nonce}'`,
      'style-src https://own.test',
    ]);
  });
});
