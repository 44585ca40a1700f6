import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../host/project.ts';

const read = (file: string) => readFileSync(join(projectRoot, file), 'utf8');

describe('the README', () => {
  const readme = read('README.md');
  const { contributes, scripts } = JSON.parse(read('package.json')) as {
    contributes: {
      configuration: { properties: object };
      commands: readonly { title: string; category?: string }[];
    };
    scripts: Record<string, string>;
  };

  it('has every setting in its table, and no other', () => {
    const listed = [...readme.matchAll(/^\| `(glacier\.\w+)`/gm)].map(([, name]) => name);
    assert.deepEqual(listed.sort(), Object.keys(contributes.configuration.properties).sort());
  });

  it('names settings and commands as they are', () => {
    const settings = new Set(Object.keys(contributes.configuration.properties));
    for (const [, name = ''] of readme.matchAll(/`(glacier\.[a-z]\w+)`/gi))
      assert.ok(settings.has(name), name);
    const titles = new Set(contributes.commands.map(({ title }) => title));
    const named = [...readme.matchAll(/\*Glacier: ([^*]+)\*/g)].map(([, title = '']) =>
      title.replaceAll(/\s+/g, ' '),
    );
    assert.ok(named.length > 3, `${named.length} commands`);
    for (const title of named) assert.ok(titles.has(title), title);
  });

  it('names scripts that there are', () => {
    for (const [, name = ''] of readme.matchAll(/npm run (?:--silent )?([\w:]+)/g))
      assert.ok(scripts[name], name);
  });
});
