import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type ErrorKind, errorKinds } from '../../src/core/errorKinds.ts';
import {
  commandIds,
  partsViewType,
  uploadsViewType,
  rowCommandIds,
  viewId,
  viewTitle,
} from '../../src/manifest.ts';

const root = resolve(import.meta.dirname, '../..');

interface MenuEntry {
  readonly command: string;
  readonly when?: string;
  readonly group?: string;
}

interface Contributed {
  readonly command: string;
  readonly title: string;
  readonly category?: string;
}

/** Of what VS Code lets an extension do only in part. */
interface Limited {
  readonly supported: unknown;
  readonly description: string;
}

interface Manifest {
  readonly icon: string;
  readonly main: string;
  readonly activationEvents: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Record<string, string>;
  readonly dependencies?: Record<string, string>;
  readonly capabilities: {
    readonly untrustedWorkspaces: Limited & { readonly restrictedConfigurations: readonly string[] };
    readonly virtualWorkspaces: Limited;
  };
  readonly contributes: {
    readonly commands: readonly Contributed[];
    readonly menus: Record<string, readonly MenuEntry[]>;
    readonly viewsContainers: { readonly activitybar: readonly { readonly icon: string }[] };
    readonly views: Record<string, readonly { readonly id: string; readonly name: string }[]>;
    readonly viewsWelcome: readonly { readonly contents: string; readonly when: string }[];
    readonly configuration: {
      readonly properties: Record<string, { readonly scope: string; readonly default: unknown }>;
    };
  };
}

const manifest = JSON.parse(readFileSync(resolve(root, 'package.json'), 'utf8')) as Manifest;
const { commands, menus, configuration, viewsWelcome, viewsContainers } = manifest.contributes;

/** Every context value that a row of the tree can have, as in explorer/items.ts. */
const fixedContextValues = [
  'connection.sample',
  'connection.refused',
  'loading',
  'refused',
  'vault',
  'waiting',
  'page.loaded',
  'page.more',
  'part',
  'gap',
  'more',
  'note',
];

/** A problem's row says what helps against it. */
const kinds = Object.keys(errorKinds) as ErrorKind[];
const remediesFor = (kind: ErrorKind) => errorKinds[kind].remedies;
const problemValues = kinds.map((kind) => ['problem', ...remediesFor(kind)].join('.'));
/** Where a list could not be loaded, the request can be sent again. */
const requestValues = kinds.map((kind) =>
  ['problem', 'retryRequest', ...remediesFor(kind).filter((remedy) => remedy !== 'retry')].join('.'),
);
/** The row of a connection says where it can be moved. */
const connectionValues = ['', '.up', '.down', '.up.down'].map((moves) => `connection.aws${moves}`);
const uploadValues = ['upload', 'upload.withReport'].flatMap((value) => [
  value,
  `${value}.sending`,
  `${value}.paused`,
]);
const contextValues = [
  ...fixedContextValues,
  ...uploadValues,
  ...connectionValues,
  ...problemValues,
  ...requestValues,
];

describe('the manifest', () => {
  it('contributes the commands that the code names, and no others', () => {
    assert.deepEqual(commands.map(({ command }) => command).sort(), Object.values(commandIds).sort());
  });

  it('keeps commands of single rows to itself', () => {
    for (const id of Object.values(rowCommandIds)) assert.match(id, /^_glacier\./);
  });

  it('has "List Glacier Parts" under that very title and all others in the category Glacier', () => {
    for (const { command, title, category } of commands) {
      if (command === commandIds.listParts)
        assert.deepEqual([title, category], ['List Glacier Parts', undefined]);
      else assert.equal(category, 'Glacier', command);
    }
  });

  it('has the view under its title', () => {
    assert.deepEqual(
      manifest.contributes.views['glacier']?.map(({ id, name }) => [id, name]),
      [[viewId, viewTitle]],
    );
  });

  it('has no menu entry for a command that it does not contribute', () => {
    const known = new Set(commands.map(({ command }) => command));
    for (const entries of Object.values(menus))
      for (const { command } of entries) assert.ok(known.has(command), command);
  });

  it('limits every entry of a view menu to the view and gives it its place', () => {
    for (const menu of ['view/title', 'view/item/context']) {
      for (const { command, when = '', group = '' } of menus[menu] ?? []) {
        assert.ok(when.startsWith(`view == ${viewId}`), command);
        assert.match(group, /@\d+$/, command);
      }
    }
  });

  it('has no menu entry that no row can show', () => {
    for (const { command, when = '' } of menus['view/item/context'] ?? []) {
      const matching = contextValues.filter((value) => matches(when, value));
      assert.ok(matching.length > 0, `${command}: ${when}`);
    }
  });

  it('offers in the palette what is for connections to AWS only where there is one', () => {
    const forAws = ['editConnection', 'renameConnection', 'removeConnection', 'selectRegion'] as const;
    const forAnyError = ['signIn', 'trustEndpoint', 'copyPolicy', 'retry'] as const;
    for (const name of [...forAws, ...forAnyError]) {
      const entry = menus['commandPalette']?.find(({ command }) => command === commandIds[name]);
      assert.equal(entry?.when, 'glacier.awsConnections > 0', name);
    }
  });

  it('offers a refresh on every row', () => {
    const refresh = (menus['view/item/context'] ?? []).filter(
      ({ command }) => command === commandIds.refresh,
    );
    for (const value of contextValues) {
      assert.ok(
        refresh.some(({ when = '' }) => matches(when, value)),
        value,
      );
    }
  });

  it('offers to copy on a row only what the row has', () => {
    const copies = (value: string) =>
      (menus['view/item/context'] ?? [])
        .filter(({ when = '', group }) => group?.startsWith('5_cutcopypaste') && matches(when, value))
        .map(({ command }) => command);
    const { copyTreeHash, copyByteRange, copyPartAsJson, copyMissingPartCommands, copyMissingRanges } =
      commandIds;
    assert.deepEqual(copies('part'), [copyTreeHash, copyByteRange, copyPartAsJson]);
    assert.deepEqual(copies('gap'), [copyByteRange, copyMissingPartCommands]);
    for (const value of contextValues)
      assert.equal(copies(value).includes(copyMissingRanges), value.startsWith('upload'), value);
  });

  it('offers on an upload that is being sent what ends or interrupts that, and nothing that another transfer would do', () => {
    const { pauseSending, goOnSending, stopSending, resumeUpload, completeUpload, abortUploads } = commandIds;
    const offered = (value: string) =>
      (menus['view/item/context'] ?? [])
        .filter(({ when = '', group = '' }) => /^(4_finish|8_remove)/.test(group) && matches(when, value))
        .map(({ command }) => command);
    for (const value of ['upload', 'upload.withReport']) {
      assert.deepEqual(offered(value), [resumeUpload, completeUpload, abortUploads]);
      assert.deepEqual(offered(`${value}.sending`), [pauseSending, stopSending, abortUploads]);
      assert.deepEqual(offered(`${value}.paused`), [goOnSending, stopSending, abortUploads]);
    }
  });

  it('offers the same on every connection, but a move only where it leads somewhere', () => {
    const offered = (value: string) =>
      (menus['view/item/context'] ?? []).filter(({ when = '' }) => matches(when, value));
    const commandsOf = (value: string) => offered(value).map(({ command }) => command);
    const always = commandsOf('connection.aws');
    assert.ok(always.includes(commandIds.editConnection));
    for (const [moves, added] of [
      ['up', [commandIds.moveConnectionUp]],
      ['down', [commandIds.moveConnectionDown]],
      ['up.down', [commandIds.moveConnectionUp, commandIds.moveConnectionDown]],
    ] as const) {
      const more = commandsOf(`connection.aws.${moves}`).filter((each) => !always.includes(each));
      assert.deepEqual(more, added, moves);
      assert.equal(offered(`connection.aws.${moves}`).length, always.length + added.length);
    }
  });

  it('names the context values that rows really have', () => {
    const items = ['items.ts', 'uploadItems.ts']
      .map((name) => readFileSync(resolve(root, 'src/explorer', name), 'utf8'))
      .join('');
    const assignments = [...items.matchAll(/contextValue = ([^;]+);/g)].map(([, value = '']) => value);
    const given = assignments.flatMap((value) =>
      value.startsWith('[') ? [] : [...value.matchAll(/'([\w.]+)'/g)].map(([, each]) => each),
    );
    assert.deepEqual([...new Set(given)].sort(), fixedContextValues.toSorted());
    assert.ok(items.includes("contextValue = ['connection.aws', ...moves].join('.')"));
    assert.ok(
      items.includes(
        "contextValue = ['upload', verdict && 'withReport', transfer].filter(Boolean).join('.')",
      ),
    );
    assert.ok(items.includes("contextValue = ['problem', ...remediesOf(node)].join('.')"));
  });

  it('has a button on the row of a problem for everything that helps against it', () => {
    const inline = (menus['view/item/context'] ?? []).filter(({ group }) => group?.startsWith('inline'));
    for (const kind of kinds) {
      const value = ['problem', ...remediesFor(kind)].join('.');
      const shown = inline.filter(({ when = '' }) => matches(when, value)).map(({ command }) => command);
      assert.deepEqual(
        shown.sort(),
        remediesFor(kind)
          .map((remedy) => commandIds[remedy])
          .sort(),
        kind,
      );
    }
  });

  it('has a welcome text with a button for every error that the view explains in words', () => {
    for (const kind of kinds) {
      const texts = viewsWelcome.filter(({ when }) => when.includes(`errorKind == '${kind}'`));
      const explained = errorKinds[kind].needsSetup;
      assert.equal(texts.length, explained ? 1 : 0, kind);
      const [first] = remediesFor(kind);
      if (explained && first) assert.match(texts[0]?.contents ?? '', buttonFor(commandIds[first]), kind);
    }
  });

  it('has one button in every welcome text', () => {
    for (const { contents, when } of viewsWelcome)
      assert.equal(contents.split('\n').filter((line) => /^\[[^\]]+\]\([^)]+\)$/.test(line)).length, 1, when);
  });

  it('refers to commands that exist in the welcome texts', () => {
    const known = new Set(commands.map(({ command }) => command));
    const named = viewsWelcome.flatMap(({ contents }) => [...contents.matchAll(/\(command:([\w.]+)\)/g)]);
    assert.ok(named.length > 0);
    for (const [, command = ''] of named) assert.ok(known.has(command), command);
  });

  it('keeps every setting out of reach of a workspace', () => {
    for (const [name, { scope }] of Object.entries(configuration.properties))
      assert.equal(scope, 'machine', name);
    assert.deepEqual(
      manifest.capabilities.untrustedWorkspaces.restrictedConfigurations.toSorted(),
      Object.keys(configuration.properties).sort(),
    );
  });

  // What these say, test/ui/workspaces.test.ts has seen.
  it('says what is different where a workspace is not trusted, and where it is not on a disk', () => {
    const { untrustedWorkspaces, virtualWorkspaces } = manifest.capabilities;
    for (const { supported, description } of [untrustedWorkspaces, virtualWorkspaces]) {
      assert.equal(supported, 'limited');
      assert.ok(description.length > 0);
    }
    const forFiles = menus['explorer/context'] ?? [];
    assert.ok(forFiles.length > 0);
    for (const { when = '' } of forFiles)
      assert.ok(when.startsWith('resourceScheme =~ /^(file|vscode-remote)$/'), when);
  });

  it('gives every setting a default', () => {
    for (const [name, { default: value }] of Object.entries(configuration.properties)) {
      assert.notEqual(value, undefined, name);
    }
  });

  it('is activated by its view, its commands and its panels alone and ships no packages', () => {
    assert.deepEqual(
      manifest.activationEvents,
      [partsViewType, uploadsViewType].map((type) => `onWebviewPanel:${type}`),
    );
    assert.equal(manifest.dependencies, undefined);
    assert.match(manifest.engines.vscode, /^\^1\.110\./);
    assert.match(manifest.devDependencies['@types/vscode'] ?? '', /^1\.110\./);
  });

  it('has its image files', () => {
    for (const path of [manifest.icon, ...viewsContainers.activitybar.map(({ icon }) => icon)]) {
      assert.ok(existsSync(resolve(root, path)), path);
    }
  });
});

/** A command link that is alone on its line, which VS Code shows as a button. */
function buttonFor(command: string): RegExp {
  return new RegExp(`^\\[[^\\]]+\\]\\(command:${command.replaceAll('.', '\\.')}\\)$`, 'm');
}

/** Whether the `viewItem` part of a `when` clause holds for a row's context value. */
function matches(when: string, value: string): boolean {
  const equal = /viewItem == ([\w.]+)/.exec(when);
  if (equal) return equal[1] === value;
  const pattern = /viewItem =~ \/(.+?)\/(?: |$)/.exec(when);
  return pattern ? new RegExp(pattern[1] ?? '').test(value) : true;
}
