import assert from 'node:assert/strict';
import { build } from 'esbuild';
import { projectRoot } from '../host/project.ts';

/** Bytes, minified. It holds the tree; commands, panels and the AWS SDK are loaded when they are first used. */
const budget = 50_000;

describe('what activation reads', () => {
  it(`is at most ${budget / 1000} KB, however many commands and panels there are`, async () => {
    const { metafile } = await build({
      absWorkingDir: projectRoot,
      entryPoints: { extension: 'src/extension.ts' },
      outdir: 'out/activation',
      bundle: true,
      minify: true,
      splitting: true,
      format: 'esm',
      platform: 'node',
      mainFields: ['module', 'main'],
      external: ['vscode'],
      metafile: true,
      write: false,
    });
    const read = new Set<string>();
    const add = (path: string): void => {
      const output = metafile.outputs[path];
      if (!output || read.has(path)) return;
      read.add(path);
      for (const { path: next, kind } of output.imports) if (kind === 'import-statement') add(next);
    };
    add('out/activation/extension.js');
    const bytes = [...read].reduce((sum, path) => sum + (metafile.outputs[path]?.bytes ?? 0), 0);
    assert.ok(read.size > 1 && bytes > 10_000, `${read.size} files, ${bytes} bytes were read`);
    assert.ok(bytes <= budget, `${bytes} bytes`);
  });
});
