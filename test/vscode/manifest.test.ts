import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { extension } from './harness.ts';

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

describe('the manifest in VS Code', () => {
  it('has every contributed command registered, and every registered one contributed or internal', async () => {
    await extension().activate();
    const { contributes } = extension().packageJSON as Manifest;
    const contributed = contributes.commands.map(({ command }) => command).sort();
    const registered = await vscode.commands.getCommands();
    assert.deepEqual(registered.filter((id) => isOurs(id)).sort(), contributed);
    assert.deepEqual(registered.filter((id) => id.startsWith('_glacier.')).sort(), [
      '_glacier.loadMore',
      '_glacier.resumeTransfer',
    ]);
  });
});

/** VS Code itself makes commands for our view and container, such as glacier.vaults.focus. */
function isOurs(id: string): boolean {
  return /^glacier\.\w+$/.test(id);
}
