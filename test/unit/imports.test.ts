import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseSync } from 'oxc-parser';

/*
 * Which rooms may look into which, types included. A room is a folder of src; `extension` is what lies at the top, and
 * the parts panel has three: its messages, the side in VS Code, and the page.
 */
const rooms: Record<string, readonly string[]> = {
  core: [],
  manifest: ['core'],
  glacier: ['core'],
  jobs: ['core', 'glacier/port'],
  store: ['core', 'glacier/port'],
  'partsPanel/protocol': ['core'],
  'partsPanel/webview': ['core', 'partsPanel/protocol'],
  'partsPanel/host': ['core', 'store', 'jobs', 'ui', 'manifest', 'partsPanel/protocol'],
  ui: ['core', 'manifest'],
  explorer: ['core', 'store', 'jobs', 'ui', 'manifest'],
  commands: ['core', 'store', 'jobs', 'ui', 'manifest', 'explorer', 'partsPanel/host'],
  emulator: ['core'],
  extension: [
    'core',
    'manifest',
    'glacier',
    'jobs',
    'store',
    'explorer',
    'partsPanel/host',
    'commands',
    'ui',
    'emulator',
  ],
};

/** Packages by room; where a room is not named it imports none. */
const packages: Record<string, RegExp> = {
  extension: /^vscode$/,
  explorer: /^vscode$/,
  'partsPanel/host': /^(vscode|node:(crypto|fs|stream|stream\/promises))$/,
  commands: /^(vscode|node:path)$/,
  ui: /^vscode$/,
  glacier: /^(@aws-sdk|@smithy)\/|^node:/,
  emulator: /^@smithy\/|^node:/,
  jobs: /^node:/,
  'partsPanel/webview': /^(lit|@vscode-elements\/elements)(\/|$)/,
};

const src = resolve(import.meta.dirname, '../../src');

interface Import {
  readonly from: string;
  readonly to: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.[cm]?tsx?$/.test(file))
  .map((file) => file.split(sep).join('/'));
const imports = files.flatMap(importsOf);

describe('the house', () => {
  it('has the rooms of the plan', () => {
    const found = new Set(files.map(roomOf));
    for (const room of found) assert.ok(room in rooms, `${room} is a room of the plan`);
    for (const room of ['core', 'glacier', 'store', 'explorer', 'commands', 'ui', 'emulator']) {
      assert.ok(found.has(room), `${room} has files`);
    }
    assert.ok(imports.length > 50, `${imports.length} imports were read`);
  });

  it('is connected by the arrows of the plan alone', () => {
    const wrong = imports.filter(({ from, to }) => !to.startsWith('.') && !allowed(from, to));
    assert.deepEqual(
      wrong.map(({ from, to }) => `${from} imports ${to}`),
      [],
    );
  });

  it("has the store and the jobs know the service's port by its types only", () => {
    const values = imports.filter(
      ({ from, to, typeOnly }) =>
        ['store', 'jobs'].includes(roomOf(from)) && to.startsWith('glacier/') && !typeOnly,
    );
    assert.deepEqual(values, []);
  });

  it('has no file that leads back to itself', () => {
    const edges = Map.groupBy(
      imports.filter(({ to }) => files.includes(to)),
      ({ from }) => from,
    );
    const done = new Set<string>();
    const walk = (file: string, path: readonly string[]): void => {
      assert.ok(!path.includes(file), `cycle: ${[...path, file].join(' → ')}`);
      if (done.has(file)) return;
      for (const { to } of edges.get(file) ?? []) walk(to, [...path, file]);
      done.add(file);
    };
    for (const file of files) walk(file, []);
  });

  it('would notice an arrow that is not in the plan', () => {
    assert.equal(allowed('core/pager.ts', 'vscode'), false);
    assert.equal(allowed('core/pager.ts', 'store/session.ts'), false);
    assert.equal(allowed('emulator/server.ts', 'glacier/port.ts'), false);
    assert.equal(allowed('store/session.ts', 'glacier/sdkAdapter.ts'), false);
    assert.equal(allowed('store/session.ts', 'glacier/port.ts'), true);
    assert.equal(allowed('explorer/view.ts', '@aws-sdk/client-glacier'), false);
  });
});

function allowed(from: string, to: string): boolean {
  const room = roomOf(from);
  if (!files.includes(to)) return packages[room]?.test(to) ?? false;
  const target = roomOf(to);
  return target === room || (rooms[room] ?? []).some((each) => each === target || to === `${each}.ts`);
}

function roomOf(file: string): string {
  const [top = '', next = ''] = file.split('/');
  if (top === 'manifest.ts') return 'manifest';
  if (!file.includes('/')) return 'extension';
  if (top !== 'partsPanel') return top;
  if (next === 'webview') return 'partsPanel/webview';
  return next.startsWith('protocol') ? 'partsPanel/protocol' : 'partsPanel/host';
}

/** Static and dynamic imports and re-exports; a path within src relative to src, a package by its name. */
function importsOf(file: string): Import[] {
  const { module, errors } = parseSync(file, readFileSync(join(src, file), 'utf8'));
  assert.deepEqual(errors, [], file);
  const named = module.staticImports.map(({ moduleRequest, entries }) => ({
    request: moduleRequest.value,
    typeOnly: entries.length > 0 && entries.every((entry) => entry.isType),
  }));
  const exported = module.staticExports
    .flatMap(({ entries }) => entries)
    .flatMap(({ moduleRequest, isType }) =>
      moduleRequest ? [{ request: moduleRequest.value, typeOnly: isType }] : [],
    );
  const source = readFileSync(join(src, file), 'utf8');
  const dynamic = module.dynamicImports.map(({ moduleRequest }) => ({
    request: source.slice(moduleRequest.start + 1, moduleRequest.end - 1),
    typeOnly: false,
  }));
  return [...named, ...exported, ...dynamic]
    .filter(({ request }) => !request.endsWith('.css'))
    .map(({ request, typeOnly }) => ({ from: file, to: target(file, request), typeOnly }));
}

function target(file: string, request: string): string {
  if (!request.startsWith('.')) return request;
  return relative(src, resolve(src, dirname(file), request))
    .split(sep)
    .join('/');
}
