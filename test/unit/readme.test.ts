import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minimalPolicy, policyPurposes } from '../../src/core/aws/policy.ts';
import { type ErrorKind, errorKinds } from '../../src/core/errorKinds.ts';
import {
  idleHours,
  longestDescription,
  maxParts,
  maxVaults,
  pageLimits,
  partSizeLimits,
} from '../../src/core/serviceLimits.ts';
import { formatBytes, formatCount } from '../../src/core/text/bytes.ts';
import { requestsAnHour } from '../../src/core/uploads/arrivals.ts';
import { sampleFile } from '../../src/emulator/sample/sampleFile.ts';
import { scanRequests } from '../../src/tools/findUnfinished.ts';
import { projectRoot } from '../host/project.ts';

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');

interface Setting {
  readonly type: string;
  readonly default: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
}

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly contributes: {
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
    readonly commands: readonly { readonly title: string; readonly category?: string }[];
    readonly languageModelTools: readonly {
      readonly displayName: string;
      readonly toolReferenceName: string;
    }[];
  };
  readonly scripts: Readonly<Record<string, string>>;
}

describe('the README', () => {
  const readme = read('README.md');
  const { contributes, engines, scripts } = JSON.parse(read('package.json')) as Manifest;
  const settings = contributes.configuration.properties;
  /** Values that are put into a text are `…`, as in the README. */
  const texts = read('test/unit/texts.txt')
    .split('\n')
    .map((line) => line.slice(line.indexOf(': ') + 2).replaceAll('{}', '…'));

  it('has every setting in its table, with default and range', () => {
    const rows = tableRows('Settings').map(([name, ...cells]) => [name, ...cells.slice(0, 2)]);
    const expected = Object.entries(settings).map(([name, setting]) => [
      `\`${name}\``,
      `\`${JSON.stringify(setting.default)}\``,
      valuesOf(setting),
    ]);
    assert.deepEqual(sorted(rows), sorted(expected));
  });

  it('has every tool for language models in its table', () => {
    const rows = tableRows('Agents').map((cells) => cells.slice(0, 2));
    const tools = contributes.languageModelTools;
    assert.deepEqual(
      rows,
      tools.map(({ displayName, toolReferenceName }) => [displayName, `\`#${toolReferenceName}\``]),
    );
    assert.match(section('Agents'), new RegExp(`get ${['six', 'seven', 'eight'][tools.length - 6]} tools`));
  });

  it('names settings and commands as they are', () => {
    for (const [, name = ''] of readme.matchAll(/`(glacier\.[a-z]\w+)`/gi)) assert.ok(settings[name], name);
    const titles = new Set(contributes.commands.map(({ title }) => title));
    const named = [...readme.matchAll(/\*Glacier: ([^*]+)\*/g)].map(([, title = '']) =>
      title.replaceAll(/\s+/g, ' '),
    );
    assert.ok(named.length > 10, `${named.length} commands`);
    for (const title of named) assert.ok(titles.has(title), title);
  });

  it('names buttons and entries that there are', () => {
    const known = new Set(texts);
    const named = [...readme.matchAll(/\*([^*\n]+…)\*/g)].map(([, name = '']) => name);
    assert.ok(named.length > 30, `${named.length} names`);
    for (const name of named) assert.ok(known.has(name.replace(/^Glacier: /, '')), name);
  });

  it('names scripts that there are', () => {
    for (const [, name = ''] of readme.matchAll(/npm run (?:--silent )?([\w:]+)/g))
      assert.ok(scripts[name], name);
  });

  it('names the VS Code and the sample file that there are', () => {
    assert.ok(section('Install').includes(`VS Code ${/\d+\.\d+/.exec(engines.vscode)?.[0]} or newer`));
    assert.ok(section('The first minute').includes(`\`${sampleFile.name}\``));
  });

  it('explains every kind of error by what it says, and nothing that is not said', () => {
    const said = tableRows('Troubleshooting').map(([message = '']) => message.replaceAll('`', ''));
    assert.ok(said.length > 40, `${said.length} messages`);
    for (const message of said)
      assert.ok(
        texts.some((text) => text.startsWith(message)),
        message,
      );
    const kinds = (Object.keys(errorKinds) as ErrorKind[]).filter((kind) => kind !== 'cancelled');
    assert.deepEqual(
      kinds.filter((kind) => !said.includes(errorKinds[kind].label)),
      [],
    );
  });

  it('counts requests as the code does', () => {
    const costs = tableRows('Costs in requests').map((cells) => cells.join(' | '));
    const row = (beginning: string) =>
      costs.find((each) => each.startsWith(beginning)) ?? assert.fail(`${beginning} is not in the table`);
    const seconds = Number(settings['glacier.watchInterval']?.default);
    const watching = (parts: number) => formatCount(requestsAnHour(seconds * 1000, pagesOf(parts)));
    for (const [beginning, expected] of [
      ['Open the view', `up to ${pageLimits.vaults} vaults`],
      ['Expand a vault', `up to ${pageLimits.uploads} uploads`],
      ['Expand an upload', `up to ${pageLimits.parts} parts`],
      ['*Load All Parts* of 10,000 parts', `${pagesOf(maxParts)} ListParts`],
      ['*Show Unfinished', formatCount(Math.ceil(maxVaults / pageLimits.vaults) + maxVaults)],
      ['*Count Parts…*', `every ${pageLimits.parts} parts`],
      ['*Watch Upload*', `${watching(1)} an hour at ${seconds} seconds`],
      ['*Watch Upload*', `${watching(maxParts)} an hour for 10,000`],
      ['A tool', `${scanRequests} a call`],
    ] as const)
      assert.ok(row(beginning).includes(expected), `${beginning}: ${expected}`);
  });

  it('has the permissions that the commands need', () => {
    const policies = section('Policies');
    const shown = /```json\n([^`]+)```/.exec(policies)?.[1] ?? '';
    const needed = minimalPolicy({ region: 'REGION', accountId: 'ACCOUNT' });
    assert.deepEqual(JSON.parse(shown), JSON.parse(needed));
    for (const action of policyPurposes.everything) assert.ok(policies.includes(`\`${action}\``), action);
  });

  it('has the limits of the service', () => {
    const limits = section('Limits').replaceAll(/\s+/g, ' ');
    const { least, most } = partSizeLimits;
    for (const limit of [
      `at most ${formatCount(maxParts)} parts`,
      `${formatBytes(least)} to ${formatBytes(most)}`,
      `${idleHours} hours without activity`,
      `${formatCount(longestDescription)} characters`,
    ])
      assert.ok(limits.includes(limit), limit);
  });

  it('has pictures that there are, and that "npm run screenshots" makes', () => {
    const scenes = read('test/screenshots/all.ts');
    const pictures = [...readme.matchAll(/!\[[^\]]{20,}\]\(([^)]+)\)/g)].map(([, path = '']) => path);
    assert.ok(pictures.length >= 3);
    for (const path of pictures) {
      assert.ok(existsSync(join(projectRoot, path)), path);
      const [, scene, theme] = /^media\/(\w+)-(\w+)\.png$/.exec(path) ?? [];
      assert.ok(scenes.includes(`takeAll(window, '${scene}', '${theme}')`), path);
    }
  });

  /** What is below a heading, up to the next one of any level that is not below it. */
  function section(heading: string): string {
    const [, marks = '', body = ''] =
      new RegExp(`^(#+) ${heading}\n([^]*)`, 'm').exec(readme) ?? assert.fail(`no section ${heading}`);
    return body.split(new RegExp(`^#{1,${marks.length}} `, 'm'))[0] ?? '';
  }

  /** The cells of all tables below a heading, without their heads. */
  function tableRows(heading: string): string[][] {
    const lines = section(heading).split('\n');
    return lines
      .filter((line, index) => line.startsWith('| ') && !isRule(line) && !isRule(lines[index + 1] ?? ''))
      .map((line) => line.slice(2, -2).split(' | '));
  }
});

function isRule(line: string): boolean {
  return line.startsWith('| ---');
}

function valuesOf({ type, minimum, maximum }: Setting): string {
  if (type === 'array') return 'list';
  if (type === 'boolean') return '`true`, `false`';
  if (minimum === undefined) return type;
  return maximum === undefined ? `from ${minimum}` : `${minimum} to ${formatCount(maximum)}`;
}

function pagesOf(parts: number): number {
  return Math.ceil(parts / pageLimits.parts);
}

function sorted(rows: readonly (readonly (string | undefined)[])[]): (readonly (string | undefined)[])[] {
  return rows.toSorted((a, b) => String(a).localeCompare(String(b)));
}
