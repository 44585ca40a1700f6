import assert from 'node:assert/strict';
import { registerHooks } from 'node:module';
import * as vscode from 'vscode';
import { extension, until, onlySession } from './harness.ts';

const dist = `${extension().extensionUri.toString()}/dist/`;

/** The files of our dist that were loaded, in their order. */
const loaded: string[] = [];

registerHooks({
  load(url, context, next) {
    if (url.startsWith(dist)) loaded.push(url.slice(dist.length));
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
    assert.ok(sources.includes('glacier.vaults'), 'these are the sources of the extension');
    for (const foreign of ['GlacierClient', 'AWS4-HMAC-SHA256', 'x-amz-sha256-tree-hash']) {
      assert.ok(!sources.includes(foreign), `${foreign} is not among what activation loads`);
    }
    assert.ok(sources.length < 150_000, `activation loads ${sources.length} bytes, not minified`);

    await vscode.commands.executeCommand('glacier.openSampleAccount');
    await onlySession(handle).connect();
    await until(() => loaded.length > atActivation.length);
    assert.ok((await sourcesOf(loaded)).includes('AWS4-HMAC-SHA256'), 'the hook sees what is loaded later');
    await vscode.commands.executeCommand('glacier.closeSampleAccount');
  });
});

async function sourcesOf(files: readonly string[]): Promise<string> {
  const texts = files.map(async (file) => {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(`${dist}${file}`));
    return Buffer.from(bytes).toString('utf8');
  });
  return (await Promise.all(texts)).join('\n');
}
