import { globSync, readFileSync, writeFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseSync, Visitor } from 'oxc-parser';
import { projectRoot } from '../host/project.ts';

/*
 * All texts that a person can see, from the code and the manifest, one a line in `texts.txt`, so that the words can be
 * read in one place. Run this file to write it anew.
 */

export const listFile = join(projectRoot, 'test', 'unit', 'texts.txt');

/** Every text with the file it is in, in the order of files and lines. Values that are put in are `{}`. */
export function allTexts(): string[] {
  const files = globSync('src/**/*.ts', { cwd: projectRoot })
    .map((file) => file.split(sep).join('/'))
    // What the emulator says, it says as the service.
    .filter((file) => !file.startsWith('src/emulator/') && !file.endsWith('.d.ts'))
    .sort();
  return [
    ...textsOfManifest().map((text) => `package.json: ${text}`),
    ...files.flatMap((file) => textsOf(file).map((text) => `${file}: ${text}`)),
  ];
}

function textsOf(file: string): string[] {
  const { program } = parseSync(file, readFileSync(join(projectRoot, file), 'utf8'));
  const found: { start: number; text: string }[] = [];
  // Modules and types have strings, too.
  const skipped: { start: number; end: number }[] = [];
  const skip = ({ start, end }: { start: number; end: number }) => void skipped.push({ start, end });
  new Visitor({
    ImportDeclaration: skip,
    ExportAllDeclaration: skip,
    ImportExpression: skip,
    TSLiteralType: skip,
    Literal: ({ start, value }) => {
      if (typeof value === 'string') found.push({ start, text: value });
    },
    TemplateLiteral: ({ start, quasis }) => {
      const text = quasis.map(({ value }) => value.cooked ?? '').join('{}');
      // Of markup the text that is shown, and the attributes that are read out.
      for (const piece of /<[a-z/]/.test(text) ? shownIn(text) : [text]) found.push({ start, text: piece });
    },
  }).visit(program);
  return found
    .filter(({ start }) => !skipped.some((each) => each.start <= start && start < each.end))
    .sort((a, b) => a.start - b.start)
    .map(({ text }) => text.replaceAll(/\s+/g, ' ').trim())
    .filter(isForPeople);
}

function shownIn(markup: string): string[] {
  const attributes = [...markup.matchAll(/(?:aria-label|placeholder|title)="([^"]*)"/g)];
  return [...attributes.map(([, value = '']) => value), ...markup.replaceAll(/<[^>]*>/g, '\n').split('\n')];
}

/** Words, and not a name for a program: several of them, or one that begins like a label. */
function isForPeople(text: string): boolean {
  if (!/[A-Za-z]{2}/.test(text) || /^(https?:|\.{0,2}\/|--|[a-z]+[A-Z])/.test(text)) return false;
  return /[A-Za-z{}”"’'),…] [A-Za-z{“"'(]/.test(text) || /^[A-Z][a-z]+…?$/.test(text);
}

function textsOfManifest(): string[] {
  const found: string[] = [];
  const visit = (value: unknown, key = ''): void => {
    if (typeof value === 'string') {
      if (
        /^(title|description|markdownDescription|userDescription|modelDescription|contents|name|displayName|altText)$/.test(
          key,
        )
      )
        found.push(value);
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const [name, each] of Object.entries(value)) visit(each, name);
  };
  const { displayName, description, contributes } = JSON.parse(
    readFileSync(join(projectRoot, 'package.json'), 'utf8'),
  ) as Record<string, unknown>;
  visit({ displayName, description, contributes });
  return found.flatMap((text) => text.split('\n')).filter((text) => text !== '');
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href)
  writeFileSync(listFile, `${allTexts().join('\n')}\n`);
