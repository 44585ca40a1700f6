import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import { sep } from 'node:path';
import * as vscode from 'vscode';
import { extension, until } from './harness.ts';

/** The files of dist that were loaded, in their order. */
const loaded: string[] = [];

registerHooks({
  load(url, context, next) {
    const marker = '/dist/';
    if (url.startsWith('file:') && url.includes(marker))
      loaded.push(url.slice(url.lastIndexOf(marker) + marker.length));
    return next(url, context);
  },
});

describe('activation', () => {
  it('loads neither the AWS SDK nor the emulator; the sample account does', async () => {
    assert.equal(extension().isActive, false, 'nothing has activated the extension before');
    const handle = await extension().activate();
    const atActivation = [...loaded];
    assert.ok(atActivation.includes('extension.js'), atActivation.join());
    const sources = await sourcesOf(atActivation);
    assert.ok(sources.includes('class VaultTreeProvider') || sources.includes('glacier.vaults'));
    for (const foreign of ['GlacierClient', 'AWS4-HMAC-SHA256', 'x-amz-sha256-tree-hash']) {
      assert.ok(!sources.includes(foreign), `${foreign} is not among what activation loads`);
    }
    assert.ok(sources.length < 80_000, `activation loads ${sources.length} bytes`);

    await vscode.commands.executeCommand('glacier.openSampleAccount');
    await handle.session.connect();
    await until(() => loaded.length > atActivation.length);
    assert.ok((await sourcesOf(loaded)).includes('AWS4-HMAC-SHA256'), 'the hook sees what is loaded later');
    await vscode.commands.executeCommand('glacier.closeSampleAccount');
  });
});

async function sourcesOf(files: readonly string[]): Promise<string> {
  const dist = vscode.Uri.joinPath(extension().extensionUri, 'dist');
  const texts = files.map(async (file) => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(dist, ...file.split(sep)));
    return Buffer.from(bytes).toString('utf8');
  });
  return (await Promise.all(texts)).join('\n');
}
