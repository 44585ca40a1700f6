import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the host', () => {
  it('finds the extension, and activates it', async () => {
    const extension = vscode.extensions.getExtension('glacier-explorer.glacier-explorer');
    assert.ok(extension);
    await extension.activate();
    assert.equal(extension.isActive, true);
  });
});
