// Builds what ships (dist/) and, with --tests, what runs inside a VS Code under test (out/).
// Flags: --dev keeps names and adds source maps; --watch rebuilds on change; --tests adds the in-host tests.
import { rm } from 'node:fs/promises';
import { context, build } from 'esbuild';

const flags = new Set(process.argv.slice(2));
const dev = flags.has('--dev') || flags.has('--watch');

/** @type {import('esbuild').BuildOptions} */
const shared = { bundle: true, minify: !dev, sourcemap: dev, logLevel: 'warning', metafile: true };

/**
 * One ES-module entry; every `import()` becomes a chunk of its own, so the SDK and the emulator stay on
 * disk until somebody asks for them. Dependencies that are CommonJS still call `require` for Node's own modules.
 * @type {import('esbuild').BuildOptions}
 */
const extension = {
  ...shared,
  entryPoints: { extension: 'src/extension.ts' },
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  format: 'esm',
  splitting: true,
  platform: 'node',
  target: 'node22',
  mainFields: ['module', 'main'],
  external: ['vscode'],
  banner: {
    js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
  },
};

/** @type {import('esbuild').BuildOptions} */
const webview = {
  ...shared,
  entryPoints: { partsPanel: 'src/partsPanel/webview/main.ts' },
  outdir: 'dist/webview',
  format: 'esm',
  platform: 'browser',
  target: 'chrome138',
};

/** @type {import('esbuild').BuildOptions} */
const tests = {
  ...shared,
  minify: false,
  sourcemap: 'inline',
  entryPoints: { index: 'test/vscode/index.ts' },
  outdir: 'out/vscode',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  platform: 'node',
  target: 'node22',
  mainFields: ['module', 'main'],
  external: ['vscode', 'mocha'],
};

const targets = [extension, webview, ...(flags.has('--tests') ? [tests] : [])];

if (flags.has('--watch')) {
  for (const target of targets) await (await context(target)).watch();
} else {
  await rm('dist', { recursive: true, force: true });
  await Promise.all(targets.map((target) => build(target)));
}
