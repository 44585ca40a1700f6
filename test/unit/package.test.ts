import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { packVsix } from '../host/packVsix.ts';
import { projectRoot } from '../host/project.ts';
import { makeTempFolder, removeTempFolder } from '../host/tempFolder.ts';
import { readZip } from '../host/zip.ts';
import { sizeBudgets } from './sizeBudgets.ts';

const chunk = /^extension\/dist\/chunks\/[\w-]+-[A-Z0-9]{8}\.js$/;
const sharedByPages = /^extension\/dist\/webview\/shared-[A-Z0-9]{8}\.js$/;

/** Every other file of the package; the pictures that package.json names come on top. */
const others = [
  '[Content_Types].xml',
  'extension.vsixmanifest',
  'extension/LICENSE.txt',
  'extension/changelog.md',
  'extension/dist/THIRD-PARTY-LICENSES.txt',
  'extension/dist/extension.js',
  'extension/dist/hashWorker.cjs',
  'extension/dist/webview/panel.css',
  'extension/dist/webview/partsPanel.css',
  'extension/dist/webview/partsPanel.js',
  'extension/dist/webview/uploadsPanel.css',
  'extension/dist/webview/uploadsPanel.js',
  'extension/package.json',
  'extension/readme.md',
];

/** What somebody types who looks for this. */
const searched = ['s3 glacier', 'vault', 'multipart upload', 'tree hash', 'sha-256', 'archive', 'list parts'];

interface Manifest {
  readonly version: string;
  readonly repository: { readonly url: string };
  readonly bugs: { readonly url: string };
  readonly homepage: string;
  readonly categories: readonly string[];
}

const packageJson = readFileSync(join(projectRoot, 'package.json'), 'utf8');
const manifest = JSON.parse(packageJson) as Manifest;
const repository = manifest.repository.url.replace(/\.git$/, '');

describe('the package', () => {
  const folder = makeTempFolder();
  let output: string;
  let bytes: Buffer;
  let files: Map<string, Buffer>;

  before(async function () {
    this.timeout(120_000);
    const packed = await packVsix(folder);
    output = stripVTControlCharacters(packed.output);
    bytes = readFileSync(packed.path);
    files = readZip(bytes);
  });

  after(() => removeTempFolder(folder));

  it('is made without a warning', () => {
    assert.match(output, /DONE\s+Packaged/);
    assert.doesNotMatch(output, /^ *(?:WARNING|ERROR) /m);
  });

  it('has the files that it needs and no others', () => {
    const names = [...files.keys()];
    const fixed = names.filter((name) => !chunk.test(name) && !sharedByPages.test(name));
    assert.deepEqual(fixed.sort(), [...others, ...namedPictures()].sort());
    assert.ok(names.some((name) => chunk.test(name)));
    assert.equal(names.filter((name) => sharedByPages.test(name)).length, 1);
  });

  it('has no chunk that nothing reads, and each that is read', () => {
    const reached = new Set<string>();
    const read = (path: string): void => {
      if (reached.has(path)) return;
      reached.add(path);
      for (const [name] of text(path).matchAll(/[\w-]+-[A-Z0-9]{8}\.js(?=["'`])/g))
        read(`extension/dist/chunks/${name}`);
    };
    read('extension/dist/extension.js');
    reached.delete('extension/dist/extension.js');
    assert.deepEqual([...reached].sort(), [...files.keys()].filter((name) => chunk.test(name)).sort());
  });

  it(`has at most ${sizeBudgets.vsix / 1000} KB`, () => {
    assert.ok(bytes.length <= sizeBudgets.vsix, `${bytes.length} bytes`);
  });

  it(`has pages of at most ${sizeBudgets.webviews / 1000} KB for both panels together`, () => {
    const pages = [...files].filter(([name]) => name.startsWith('extension/dist/webview/'));
    const size = pages.reduce((sum, [, content]) => sum + content.length, 0);
    assert.ok(size > 50_000 && size <= sizeBudgets.webviews, `${size} bytes`);
  });

  it('has its license, and those of what is bundled', () => {
    assert.match(text('extension/LICENSE.txt'), /^MIT License/);
    const notices = text('extension/dist/THIRD-PARTY-LICENSES.txt');
    for (const name of ['@aws-sdk/client-glacier', '@smithy/core', '@vscode-elements/elements', 'lit'])
      assert.ok(new RegExp(`^${name} \\d+\\.\\d+\\.\\d+\n\n.*licen[sc]e`, 'im').test(notices), name);
  });

  it('has a README and a changelog whose links lead into the repository', () => {
    // A gallery, and VS Code's page of an extension, show pictures from https addresses only.
    for (const path of ['extension/readme.md', 'extension/changelog.md']) {
      const targets = linkTargets(text(path));
      assert.deepEqual(
        targets.filter((target) => !/^(https:\/\/|#)/.test(target)),
        [],
      );
      const own = targets.filter((target) => target.startsWith(repository) && target.includes('/HEAD/'));
      const missing = own.filter(
        (target) => !existsSync(join(projectRoot, target.replace(/^.*?\/HEAD\/|#.*$/g, ''))),
      );
      assert.deepEqual(missing, []);
      if (path === 'extension/readme.md') assert.ok(own.some((target) => target.endsWith('.png')));
    }
  });

  it('tells the galleries where it comes from, what it is, and how far it is', () => {
    const vsixManifest = text('extension.vsixmanifest');
    const property = (id: string) =>
      new RegExp(`Id="Microsoft\\.VisualStudio\\.${id}" Value="([^"]*)"`).exec(vsixManifest)?.[1];
    assert.equal(property('Services.Links.Source'), manifest.repository.url);
    assert.equal(property('Services.Links.Support'), manifest.bugs.url);
    assert.equal(property('Services.Links.Learn'), manifest.homepage);
    for (const url of [manifest.bugs.url, manifest.homepage]) assert.ok(url.startsWith(repository));
    const tags = element(vsixManifest, 'Tags').split(',');
    assert.deepEqual(
      searched.filter((word) => !tags.includes(word)),
      [],
    );
    assert.ok(manifest.categories.some((category) => category !== 'Other'));
    assert.match(element(vsixManifest, 'GalleryFlags'), /\bPreview\b/);
    // VS Code asks for odd minor versions of pre-releases, so that the release after one is newer than it.
    const odd = Number(manifest.version.split('.')[1]) % 2 === 1;
    assert.equal(property('Code.PreRelease'), odd ? 'true' : undefined);
  });

  function text(path: string): string {
    return files.get(path)?.toString() ?? assert.fail(`${path} is not in the package`);
  }
});

/** The pictures in package.json: the icons, and what a walkthrough shows. */
function namedPictures(): string[] {
  const paths = [...packageJson.matchAll(/"(?:\.\/)?(media\/[^"]+)"/g)].map(
    ([, path]) => `extension/${path}`,
  );
  return [...new Set(paths)];
}

/** Where links and pictures of a Markdown text lead. */
function linkTargets(markdown: string): string[] {
  const prose = markdown.replaceAll(/^```.*?^```/gms, '').replaceAll(/`[^`\n]*`/g, '');
  const inline = [...prose.matchAll(/\]\(([^)\s]+)/g)].map(([, target = '']) => target);
  const html = [...prose.matchAll(/\b(?:src|srcset|href)="([^"\s]*)/g)].map(([, target = '']) => target);
  return [...inline, ...html];
}

function element(xml: string, name: string): string {
  return new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';
}
