import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { posix, resolve, win32 } from 'node:path';
import fc from 'fast-check';
import type * as vscode from 'vscode';
import { MiB } from '../../src/core/text/bytes.ts';
import { gridOf } from '../../src/core/parts/partGrid.ts';
import { finishedRun } from '../../src/core/verification/verificationRun.ts';
import type { PartResult } from '../../src/core/verification/partResult.ts';
import { verdictOf } from '../../src/core/verification/verdict.ts';
import {
  fileProblem,
  isToolName,
  longest,
  readInput,
  toolInputs,
  type ToolName,
} from '../../src/tools/inputs.ts';
import { Refusal } from '../../src/tools/refusal.ts';
import { registerTools } from '../../src/tools/register.ts';
import { verdictRecord } from '../../src/tools/verdict.ts';

interface Schema {
  readonly type: string;
  readonly additionalProperties: boolean;
  readonly required?: readonly string[];
  readonly properties: Readonly<Record<string, Property>>;
}

interface Property {
  readonly type: string;
  readonly description: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
}

interface Contributed {
  readonly name: string;
  readonly toolReferenceName: string;
  readonly displayName: string;
  readonly modelDescription: string;
  readonly userDescription: string;
  readonly inputSchema: Schema;
}

const manifest = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8')) as {
  readonly contributes: { readonly languageModelTools: readonly Contributed[] };
};
const contributed = manifest.contributes.languageModelTools;
const names = Object.keys(toolInputs) as ToolName[];

describe('the tools in package.json', () => {
  it('are those of the code, with the fields that the code takes', () => {
    assert.deepEqual(contributed.map(({ name }) => name).sort(), names.toSorted());
    for (const { name, inputSchema } of contributed) {
      assert.ok(isToolName(name));
      const { required, optional } = toolInputs[name];
      assert.equal(inputSchema.type, 'object');
      assert.equal(inputSchema.additionalProperties, false);
      assert.deepEqual(inputSchema.required ?? [], [...required], name);
      assert.deepEqual(Object.keys(inputSchema.properties), ['connection', ...required, ...optional], name);
    }
  });

  it('have names that VS Code takes, each its own, and say that they only read', () => {
    for (const { name, toolReferenceName, modelDescription, userDescription, displayName } of contributed) {
      assert.match(name, /^(?!copilot_|vscode_)[\w-]{1,64}$/);
      assert.match(toolReferenceName, /^[\w-]+$/);
      assert.match(modelDescription, /Read-only\./);
      assert.ok(userDescription && displayName);
    }
    assert.equal(
      new Set(contributed.map(({ toolReferenceName }) => toolReferenceName)).size,
      contributed.length,
    );
  });

  it('have schemas that take what the code takes, and refuse what it refuses', () => {
    const good = {
      connection: 'my vaults',
      vault: 'photos-2.0',
      uploadId: '-a_B9',
      file: '/tmp/a',
      cursor: '50',
    };
    const bad: Record<string, readonly string[]> = {
      connection: ['', 'x'.repeat(1025)],
      vault: ['', 'a b', 'a/b', 'x'.repeat(256)],
      uploadId: ['', 'a b', '../a', 'x'.repeat(1025)],
      file: ['', `/${'x'.repeat(longest.file)}`],
      cursor: ['', 'x'.repeat(longest.cursor + 1)],
    };
    for (const { name, inputSchema } of contributed) {
      assert.ok(isToolName(name));
      const fields = Object.keys(inputSchema.properties);
      const given = Object.fromEntries(Object.entries(good).filter(([field]) => fields.includes(field)));
      readInput(name, given);
      for (const [field, property] of Object.entries(inputSchema.properties)) {
        assert.equal(property.type, 'string');
        assert.ok(property.description);
        assert.ok(takes(property, good[field as keyof typeof good]), `${name}.${field}`);
        for (const value of bad[field] ?? []) {
          assert.ok(!takes(property, value), `${name}.${field} takes ${value.slice(0, 20)}`);
          assert.throws(() => readInput(name, { ...given, [field]: value }), Refusal, `${name}.${field}`);
        }
      }
    }
  });
});

describe('the input of a tool', () => {
  it('is refused with a sentence, or has fields of the tool only, whatever it is', () => {
    const fields = ['connection', 'vault', 'uploadId', 'file', 'cursor', '__proto__', 'other'];
    const object = fc.dictionary(
      fc.constantFrom(...fields),
      fc.oneof(fc.string({ unit: 'binary' }), fc.anything()),
    );
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.oneof(object, fc.anything()), (name, given) => {
        try {
          const input = readInput(name, given);
          const { required, optional }: { required: readonly string[]; optional: readonly string[] } =
            toolInputs[name];
          for (const [field, value] of Object.entries(input)) {
            assert.equal(typeof value, 'string');
            if (value !== '') assert.ok(['connection', ...required, ...optional].includes(field), field);
          }
          for (const field of required) assert.notEqual(input[field as 'vault'], '');
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          assert.match(error.message, /^[A-Z].*\.$/su);
          assert.ok(error.message.length < 300);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('has no path of which not all shows, none that is relative, and none of another computer', () => {
    assert.equal(fileProblem('/home/a b/ä.bin', posix), undefined);
    assert.equal(fileProblem('//home/a', posix), undefined);
    assert.match(fileProblem('a.bin', posix) ?? '', /not absolute/);
    for (const path of ['/a\nb', '/a\u202Eb', '/a\u200Bb', '/a  b', '/a\u00A0b', ' /a'])
      assert.match(fileProblem(path, posix) ?? '', /do not show/, JSON.stringify(path));
    assert.equal(fileProblem(String.raw`C:\a\b.bin`, win32), undefined);
    for (const path of [
      String.raw`\\server\share\a`,
      '//server/share/a',
      String.raw`\\?\UNC\server\a`,
      String.raw`\/a\b`,
    ])
      assert.match(fileProblem(path, win32) ?? '', /other computers/, path);
  });
});

describe('the registration of tools', () => {
  const context = {} as Parameters<typeof registerTools>[2];
  const extension = { packageJSON: manifest };
  const load = () => assert.fail('loaded before a tool was called');

  it('registers each tool and loads nothing', () => {
    const registered: string[] = [];
    const registerTool = (name: string): vscode.Disposable => {
      registered.push(name);
      return { dispose: () => {} };
    };
    const disposables = registerTools({ registerTool }, extension, context, load);
    assert.deepEqual(registered.sort(), names.toSorted());
    assert.equal(disposables.length, names.length);
  });

  it('registers nothing in an editor without tools for language models', () => {
    assert.deepEqual(registerTools(undefined, extension, context, load), []);
    assert.deepEqual(registerTools({}, extension, context, load), []);
  });
});

describe('what a model is told of a verification', () => {
  const expected = { parts: gridOf(120 * MiB, MiB), otherwise: 'beyondEnd' } as const;
  const results = [...expected.parts].map(([number, range]): PartResult => {
    if (number % 2 === 0) return { kind: 'missing', number, range };
    if (number > 60) return { kind: 'match', number, range, treeHash: 'a'.repeat(64) };
    return { kind: 'mismatch', number, range, treeHash: 'b'.repeat(64), localHash: 'c'.repeat(64) };
  });
  const identity = { device: '1', inode: '2', size: 120 * MiB, modified: '3' };
  const against = { kind: 'file', path: '/tmp/a\u202E\nb', identity } as const;
  const verification = { against, partSize: MiB, expected, results, verdict: verdictOf(results, expected) };
  const run = finishedRun('ab', verification, new Date(0));

  it('is 50 parts at most, those that do not match, in their order', () => {
    const seen: number[] = [];
    let cursor: string | undefined;
    do {
      const record = verdictRecord(run, cursor) as {
        cursor?: string;
        partsThatDoNotMatch: readonly { partNumber: number }[];
      };
      assert.ok(record.partsThatDoNotMatch.length <= 50);
      seen.push(...record.partsThatDoNotMatch.map(({ partNumber }) => partNumber));
      ({ cursor } = record);
    } while (cursor !== undefined);
    const odd = results.filter(({ kind }) => kind !== 'match').map(({ number }) => number);
    assert.deepEqual(seen, odd);
  });

  it('has the five most frequent reasons, and says how many more there are', () => {
    const shifted = results.map((result): PartResult =>
      result.kind === 'mismatch'
        ? { ...result, reason: { kind: 'shifted', by: Math.ceil(result.number / 3) } }
        : result,
    );
    const { against: file } = verification;
    const all = { ...verification, against: file, results: shifted, verdict: verdictOf(shifted, expected) };
    const { reasons, furtherReasons } = verdictRecord(finishedRun('ab', all, new Date(0)), undefined) as {
      reasons: string[];
      furtherReasons: number;
    };
    assert.equal(reasons.length, 5);
    assert.equal(furtherReasons, all.verdict.reasons.length - 5);
  });

  it('has no hash of the local file, and its name in one line without its folder', () => {
    const text = JSON.stringify(verdictRecord(run, undefined));
    assert.doesNotMatch(text, /c{64}/);
    assert.match(text, /b{64}/);
    assert.match(text, /"file":"a b"/);
  });

  it('refuses a cursor that is none of it', () => {
    for (const cursor of ['x', '-1', '1.5', '1e3', '99999999'])
      assert.throws(() => verdictRecord(run, cursor), Refusal);
    assert.deepEqual(
      (verdictRecord(run, '90000') as { partsThatDoNotMatch: object[] }).partsThatDoNotMatch,
      [],
    );
  });
});

/** As VS Code would check a text against its schema. */
function takes({ pattern, minLength = 0, maxLength = Infinity }: Property, text: string): boolean {
  if (text.length < minLength || text.length > maxLength) return false;
  return pattern === undefined || new RegExp(pattern, 'u').test(text);
}
