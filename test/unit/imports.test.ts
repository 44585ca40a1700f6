import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseSync } from 'oxc-parser';

/*
 * Which rooms may import from which, types included. A room is a folder of src, or a file at its top; a panel has three:
 * its messages (protocol), its side in VS Code (host), and its webview; `panel` is what they share. `composition` is what puts all
 * of them together, with `extension.ts`.
 */
const rooms: Record<string, readonly string[]> = {
  core: [],
  'manifest.ts': ['core'],
  glacier: ['core'],
  jobs: ['core', 'glacier/port.ts'],
  store: ['core', 'glacier/port.ts'],
  'panel/protocol': ['core'],
  'panel/webview': ['core', 'table', 'panel/protocol'],
  'panel/host': ['core', 'jobs', 'panel/protocol'],
  'partsPanel/protocol': ['core', 'panel/protocol'],
  table: [],
  'partsPanel/webview': ['core', 'table', 'panel/protocol', 'panel/webview', 'partsPanel/protocol'],
  'partsPanel/host': [
    'core',
    'store',
    'jobs',
    'ui',
    'manifest.ts',
    'panel/host',
    'panel/protocol',
    'partsPanel/protocol',
  ],
  'uploadsPanel/protocol': ['core', 'panel/protocol'],
  'uploadsPanel/webview': ['core', 'table', 'panel/protocol', 'panel/webview', 'uploadsPanel/protocol'],
  'uploadsPanel/host': [
    'core',
    'glacier/port.ts',
    'store',
    'jobs',
    'ui',
    'manifest.ts',
    'panel/host',
    'panel/protocol',
    'uploadsPanel/protocol',
  ],
  ui: ['core', 'manifest.ts'],
  explorer: ['core', 'store', 'jobs', 'ui', 'manifest.ts'],
  commands: [
    'core',
    'store',
    'jobs',
    'ui',
    'manifest.ts',
    'explorer',
    'panel/host',
    'partsPanel/host',
    'uploadsPanel/host',
    'uploadsPanel/protocol',
  ],
  tools: [
    'core',
    'glacier/port.ts',
    'store',
    'jobs',
    'explorer/places.ts',
    'commands/context.ts',
    'commands/verificationTools.ts',
    'commands/verification/keptVerifications.ts',
    'commands/verification/quietVerification.ts',
    'ui/log.ts',
    'ui/settings.ts',
  ],
  emulator: ['core'],
  composition: [
    'core',
    'manifest.ts',
    'glacier',
    'jobs',
    'store',
    'explorer',
    'partsPanel/host',
    'uploadsPanel/host',
    'commands',
    'tools',
    'ui',
    'emulator',
  ],
  'extension.ts': [
    'core',
    'manifest.ts',
    'store',
    'explorer',
    'uploadsPanel/host',
    'commands',
    'tools',
    'ui',
    'composition',
  ],
};

/*
 * The rooms within a room, and the files at its top, each with those it may import from. A room that is not here has
 * files only, and perhaps a folder of their texts, which may import from one another.
 */
const innerRooms: Record<string, Record<string, readonly string[]>> = {
  core: {
    'byteRange.ts': [],
    'emitter.ts': [],
    'errorKinds.ts': ['remedies.ts'],
    'errors.ts': ['errorKinds.ts', 'texts.ts'],
    'lazy.ts': [],
    'model.ts': ['byteRange.ts'],
    'remedies.ts': [],
    'serviceLimits.ts': ['text'],
    'texts.ts': [],
    'throttle.ts': [],
    'untilAborted.ts': [],
    text: ['lazy.ts'],
    treeHash: ['text'],
    description: ['model.ts', 'serviceLimits.ts', 'text'],
    listing: ['errors.ts', 'text'],
    parts: ['byteRange.ts', 'errors.ts', 'model.ts', 'serviceLimits.ts', 'text', 'treeHash'],
    verification: ['byteRange.ts', 'errors.ts', 'model.ts', 'serviceLimits.ts', 'text', 'treeHash', 'parts'],
    hashList: ['byteRange.ts', 'errors.ts', 'serviceLimits.ts', 'text', 'treeHash', 'parts', 'verification'],
    transfer: [
      'byteRange.ts',
      'uploads',
      'errors.ts',
      'errorKinds.ts',
      'model.ts',
      'serviceLimits.ts',
      'text',
      'treeHash',
      'aws',
      'description',
      'parts',
      'verification',
    ],
    aws: ['errors.ts', 'model.ts', 'serviceLimits.ts', 'text'],
    uploads: ['model.ts', 'text', 'aws', 'parts'],
    cli: ['byteRange.ts', 'model.ts'],
  },
  glacier: {
    'port.ts': [],
    errors: [],
    requests: ['port.ts', 'errors'],
    awsFiles: [],
    credentials: ['errors', 'requests', 'awsFiles'],
    connections: ['port.ts', 'requests', 'awsFiles', 'credentials'],
    'entry.ts': ['requests', 'awsFiles', 'credentials', 'connections'],
  },
  jobs: {
    'cancellation.ts': [],
    files: ['cancellation.ts'],
    hashing: ['cancellation.ts', 'files'],
    verification: ['cancellation.ts', 'files', 'hashing'],
    pacing: ['cancellation.ts'],
    journal: ['files'],
    transfer: ['cancellation.ts', 'files', 'hashing', 'pacing', 'journal'],
    uploads: ['pacing'],
    'entry.ts': ['files', 'hashing', 'verification', 'pacing', 'journal', 'transfer', 'uploads'],
  },
  table: {
    model: [],
    view: ['model'],
  },
  'partsPanel/webview': {
    'hostMessage.ts': [],
    texts: [],
    rows: ['texts'],
    state: ['texts', 'rows'],
    grid: ['texts', 'rows', 'state'],
    map: ['texts', 'rows', 'state'],
    head: ['texts', 'state'],
    'panelTemplate.ts': ['texts', 'state', 'map', 'head', 'grid'],
    'main.ts': ['texts', 'state', 'grid', 'map', 'hostMessage.ts', 'panelTemplate.ts'],
  },
  'uploadsPanel/webview': {
    'hostMessage.ts': [],
    'texts.ts': ['rows'],
    rows: ['texts.ts'],
    state: ['rows', 'texts.ts'],
    grid: ['rows', 'state', 'texts.ts'],
    head: ['rows', 'state', 'texts.ts'],
    'panelTemplate.ts': ['state', 'head', 'grid', 'texts.ts'],
    'main.ts': ['rows', 'state', 'grid', 'hostMessage.ts', 'panelTemplate.ts', 'texts.ts'],
  },
  ui: {
    'texts.ts': [],
    'askText.ts': ['texts.ts'],
    'chooseFile.ts': ['texts.ts'],
    'confirm.ts': [],
    'contextKeys.ts': [],
    'documents.ts': [],
    'log.ts': [],
    'logDocument.ts': ['documents.ts'],
    'notify.ts': ['log.ts'],
    'copy.ts': ['notify.ts', 'texts.ts'],
    'openFile.ts': [],
    'progress.ts': [],
    'settings.ts': [],
    'terminal.ts': [],
    picks: [],
  },
  commands: {
    texts: [],
    'verificationTools.ts': [],
    'transfers.ts': ['texts'],
    'context.ts': ['transfers.ts', 'verificationTools.ts'],
    'arguments.ts': ['context.ts'],
    'pickSession.ts': ['arguments.ts', 'context.ts', 'texts'],
    'pickUpload.ts': ['arguments.ts', 'context.ts', 'pickSession.ts', 'texts'],
    'openPanel.ts': ['context.ts', 'pickUpload.ts'],
    'reconnected.ts': ['context.ts', 'pickUpload.ts', 'texts'],
    'sameAccount.ts': ['texts'],
    'expandRow.ts': ['context.ts'],
    connections: ['arguments.ts', 'context.ts', 'expandRow.ts', 'pickSession.ts', 'sample'],
    uploads: [
      'arguments.ts',
      'context.ts',
      'openPanel.ts',
      'pickUpload.ts',
      'reconnected.ts',
      'verification',
      'verificationTools.ts',
    ],
    verification: ['context.ts', 'openPanel.ts', 'pickUpload.ts', 'verificationTools.ts'],
    sending: [
      'arguments.ts',
      'connections',
      'context.ts',
      'openPanel.ts',
      'pickUpload.ts',
      'transfers.ts',
      'verification',
    ],
    sample: ['context.ts'],
    unfinished: [
      'arguments.ts',
      'context.ts',
      'openPanel.ts',
      'pickUpload.ts',
      'reconnected.ts',
      'transfer',
      'verification',
    ],
    transfer: [
      'arguments.ts',
      'context.ts',
      'expandRow.ts',
      'openPanel.ts',
      'pickUpload.ts',
      'reconnected.ts',
      'sameAccount.ts',
      'sending',
      'verification',
    ],
    'runCommand.ts': ['context.ts', 'texts'],
    'register.ts': ['context.ts', 'runCommand.ts'],
    'bodies.ts': [
      'runCommand.ts',
      'connections',
      'sample',
      'uploads',
      'verification',
      'sending',
      'transfer',
      'unfinished',
    ],
  },
  emulator: {
    'errors.ts': [],
    account: ['errors.ts'],
    signing: ['errors.ts'],
    operations: ['errors.ts', 'account', 'signing'],
    faults: ['operations'],
    http: ['errors.ts', 'account', 'signing', 'operations', 'faults'],
    'emulator.ts': ['account', 'faults', 'http'],
    sample: ['account', 'emulator.ts'],
    'cli.ts': ['emulator.ts', 'sample'],
  },
};

/** Packages by room; a room that is not here imports none. */
const packages: Record<string, RegExp> = {
  'extension.ts': /^vscode$/,
  composition: /^vscode$/,
  explorer: /^vscode$/,
  'partsPanel/host': /^(vscode|node:(crypto|fs|stream|stream\/promises))$/,
  commands: /^(vscode|node:path)$/,
  tools: /^(vscode|node:path)$/,
  ui: /^(vscode|node:os)$/,
  glacier: /^(@aws-sdk|@smithy)\/|^node:/,
  emulator: /^@smithy\/|^node:/,
  jobs: /^node:/,
  table: /^lit$/,
  'panel/webview': /^lit$/,
  'panel/host': /^(vscode|node:crypto)$/,
  'uploadsPanel/host': /^(vscode|node:crypto)$/,
  'uploadsPanel/webview': /^(lit|@vscode-elements\/elements)(\/|$)/,
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

describe('the rooms of src', () => {
  it('are those listed here', () => {
    assert.deepEqual([...new Set(files.map(roomOf))].sort(), Object.keys(rooms).sort());
    assert.ok(imports.length > 50, `${imports.length} imports were read`);
  });

  it('have the inner rooms listed here', () => {
    for (const [room, inner] of Object.entries(innerRooms)) {
      const found = files.filter((file) => roomOf(file) === room).map(innerRoomOf);
      assert.deepEqual([...new Set(found)].sort(), Object.keys(inner).sort(), room);
    }
  });

  it('import from one another only as is listed here', () => {
    const wrong = imports.filter(({ from, to }) => !isAllowed(from, to));
    assert.deepEqual(
      wrong.map(({ from, to }) => `${from} imports ${to}`),
      [],
    );
  });

  it("know the service's port by its types only, in the store and the jobs", () => {
    const values = imports.filter(
      ({ from, to, typeOnly }) =>
        ['store', 'jobs'].includes(roomOf(from)) && to.startsWith('glacier/') && !typeOnly,
    );
    assert.deepEqual(values, []);
  });

  it('have no file that leads back to itself', () => {
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

  it('allow no other import', () => {
    assert.equal(isAllowed('core/listing/pager.ts', 'vscode'), false);
    assert.equal(isAllowed('core/listing/pager.ts', 'store/session.ts'), false);
    assert.equal(isAllowed('core/treeHash/hex.ts', 'core/parts/partGrid.ts'), false);
    assert.equal(isAllowed('core/text/bytes.ts', 'core/errors.ts'), false);
    assert.equal(isAllowed('emulator/http/server.ts', 'glacier/port.ts'), false);
    assert.equal(isAllowed('store/session.ts', 'glacier/requests/sdkAdapter.ts'), false);
    assert.equal(isAllowed('store/session.ts', 'glacier/port.ts'), true);
    assert.equal(isAllowed('explorer/view.ts', '@aws-sdk/client-glacier'), false);
  });

  it('have no folder with more than 16 files', () => {
    const folders = Map.groupBy(files, (file) => dirname(file));
    const large = [...folders].filter(([, { length }]) => length > 16);
    assert.deepEqual(
      large.map(([folder, { length }]) => `${folder}: ${length}`),
      [],
    );
  });
});

function isAllowed(from: string, to: string): boolean {
  const room = roomOf(from);
  if (!files.includes(to)) return packages[room]?.test(to) ?? false;
  if (roomOf(to) !== room) return (rooms[room] ?? []).some((each) => each === roomOf(to) || each === to);
  const [fromInner, toInner] = [innerRoomOf(from), innerRoomOf(to)];
  const inner = innerRooms[room];
  return !inner || fromInner === toInner || (inner[fromInner] ?? []).includes(toInner);
}

const panels: ReadonlySet<string> = new Set(['panel', 'partsPanel', 'uploadsPanel']);

/** The folder of src, or the file at its top. */
function roomOf(file: string): string {
  const [top = '', next = ''] = file.split('/');
  return panels.has(top) ? `${top}/${next}` : top;
}

/** The folder within the room, or the file at the room's top. */
function innerRoomOf(file: string): string {
  const [next = ''] = file.slice(roomOf(file).length + 1).split('/');
  return next;
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
