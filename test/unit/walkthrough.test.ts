import assert from 'node:assert/strict';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { walkthroughId } from '../../src/commands/sample/walkthroughId.ts';
import type { ContextKeys } from '../../src/manifest.ts';
import { projectRoot } from '../host/project.ts';

interface Step {
  readonly id: string;
  readonly description: string;
  readonly media: { readonly svg: string; readonly altText: string };
  readonly completionEvents: readonly string[];
}

interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string }[];
    readonly walkthroughs: readonly { readonly id: string; readonly steps: readonly Step[] }[];
  };
}

const manifest = JSON.parse(readText('package.json')) as Manifest;
const { commands, walkthroughs } = manifest.contributes;
const steps = walkthroughs.flatMap(({ steps: all }) => all);

/** All keys that the extension sets. The compiler says which are missing. */
const contextKeys: Readonly<Record<keyof ContextKeys, true>> = {
  'glacier.state': true,
  'glacier.errorKind': true,
  'glacier.sample': true,
  'glacier.connections': true,
  'glacier.awsConnections': true,
  'glacier.selection': true,
  'glacier.didOpenSample': true,
  'glacier.didListParts': true,
  'glacier.didVerify': true,
  'glacier.didSend': true,
};

describe('the walkthrough', () => {
  it('is the one that the command opens, and has four steps', () => {
    const ids = walkthroughs.map(({ id }) => `${manifest.publisher}.${manifest.name}#${id}`);
    assert.deepEqual(ids, [walkthroughId]);
    assert.equal(steps.length, 4);
  });

  it('has links to commands that exist, under their titles', () => {
    const titles = new Map(commands.map(({ command, title }) => [command, title]));
    for (const { id, description } of steps) {
      const links = [...description.matchAll(/\[([^\]]+)\]\(command:([^)?]+)[^)]*\)/g)];
      assert.ok(links.length > 0, id);
      for (const [, label, command = ''] of links) assert.equal(label, titles.get(command), command);
    }
  });

  it('has each step done by what the extension says was done, and not by a click', () => {
    const sources = globSync('src/**/*.ts', { cwd: projectRoot }).map(readText).join('');
    for (const { id, completionEvents } of steps) {
      assert.equal(completionEvents.length, 1, id);
      const [, key = ''] = /^onContext:([\w.]+)$/.exec(completionEvents[0] ?? '') ?? [];
      assert.ok(Object.hasOwn(contextKeys, key), `${id}: ${completionEvents.join()}`);
      assert.ok(sources.includes(`markDone('${key}'`), key);
    }
    assert.equal(new Set(steps.flatMap(({ completionEvents }) => completionEvents)).size, steps.length);
  });

  it('has its pictures in the package, and no others', async () => {
    const packed = await listFiles({ cwd: projectRoot, packageManager: PackageManager.None });
    const pictures = packed.filter((file) => file.startsWith('media/walkthrough/'));
    assert.deepEqual(pictures.sort(), steps.map(({ media }) => media.svg).sort());
  });

  it('has small pictures that say what they show, in colors of the theme alone', () => {
    for (const { media } of steps) {
      const picture = readText(media.svg);
      assert.ok(picture.length < 6000, `${media.svg}: ${picture.length}`);
      assert.ok(picture.includes(`role="img" aria-label="${media.altText}"`), media.svg);
      const colors = [...picture.matchAll(/(?:fill|stroke)="([^"]*)"/g)].map(([, value = '']) => value);
      assert.ok(colors.length > 5, media.svg);
      for (const color of colors) assert.match(color, /^(none|url\(#\w+\)|var\(--vscode-.*\))$/, media.svg);
      // VS Code shows the picture where neither scripts nor styles of its own nor other files are allowed.
      assert.doesNotMatch(picture, /<(script|style|image|foreignObject)|style=|on\w+=|href="[^#]/, media.svg);
    }
  });
});

function readText(file: string): string {
  return readFileSync(join(projectRoot, file), 'utf8');
}
