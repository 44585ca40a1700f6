// Builds what ships (dist/) and, with --tests, what runs inside a VS Code under test (out/).
// Flags: --dev keeps names and adds source maps; --watch rebuilds on change; --tests adds the in-host tests.
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { build, context } from 'esbuild';

const flags = new Set(process.argv.slice(2));
const dev = flags.has('--dev') || flags.has('--watch');

/** @type {import('esbuild').BuildOptions} */
const shared = {
  bundle: true,
  minify: !dev,
  sourcemap: dev,
  // All licenses are in a file of their own.
  legalComments: 'none',
  logLevel: 'warning',
  metafile: true,
};

/**
 * One ES-module entry; every `import()` becomes a chunk of its own, so the SDK and the emulator stay on disk until
 * somebody asks for them. Dependencies that are CommonJS still call `require` for Node's own modules.
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

/**
 * The module of the hashing threads. In one file and as CommonJS they start soonest.
 * @type {import('esbuild').BuildOptions}
 */
const hashWorker = {
  ...shared,
  entryPoints: { hashWorker: 'src/jobs/hashing/hashWorker.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  platform: 'node',
  target: 'node22',
};

/**
 * The pages of the panels. What they share is a chunk that each imports.
 * @type {import('esbuild').BuildOptions}
 */
const webview = {
  ...shared,
  entryPoints: {
    partsPanel: 'src/partsPanel/webview/main.ts',
    uploadsPanel: 'src/uploadsPanel/webview/main.ts',
    panel: 'src/panel/webview/panel.css',
  },
  outdir: 'dist/webview',
  chunkNames: 'shared-[hash]',
  splitting: true,
  format: 'esm',
  platform: 'browser',
  target: 'chrome138',
};

/** @type {import('esbuild').BuildOptions} */
const tests = {
  ...shared,
  minify: false,
  sourcemap: 'inline',
  entryPoints: { index: 'test/vscode/index.ts', activationProbe: 'test/bench/activationProbe.ts' },
  outdir: 'out/vscode',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  platform: 'node',
  target: 'node22',
  mainFields: ['module', 'main'],
  external: ['vscode', 'mocha'],
};

const shipped = [extension, hashWorker, webview];
const targets = flags.has('--tests') ? [...shipped, tests] : shipped;

if (flags.has('--watch')) {
  for (const target of targets) await (await context(target)).watch();
} else {
  await rm('dist', { recursive: true, force: true });
  const results = await Promise.all(targets.map((target) => build(target)));
  for (const { metafile } of results) await removeUnreached(metafile.outputs);
  await writeLicenses(results.slice(0, shipped.length).map(({ metafile }) => metafile));
}

/**
 * Removes chunks that no file imports: esbuild writes one for each `import()`, also where that is in code it has left out.
 * @param {import('esbuild').Metafile['outputs']} outputs
 */
async function removeUnreached(outputs) {
  const reached = new Set();
  const add = (/** @type {string} */ path) => {
    if (reached.has(path)) return;
    reached.add(path);
    for (const each of outputs[path]?.imports ?? []) add(each.path);
  };
  for (const [path, { entryPoint }] of Object.entries(outputs))
    if (entryPoint !== undefined && !path.includes('/chunks/')) add(path);
  for (const path of Object.keys(outputs))
    if (/\/chunks\/.*\.js$/.test(path) && !reached.has(path)) {
      await rm(path);
      await rm(`${path}.map`, { force: true });
    }
}

/**
 * Writes the licences of all packages whose code is in dist beside it, as they ask for.
 * @param {import('esbuild').Metafile[]} metafiles
 */
async function writeLicenses(metafiles) {
  const inputs = metafiles.flatMap((metafile) => Object.keys(metafile.inputs));
  const folders = inputs.flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []);
  const entries = [...new Set(folders)].sort().map(async (folder) => {
    const manifest = /** @type {{ name: string, version: string, license: string }} */ (
      JSON.parse(await readFile(`${folder}/package.json`, 'utf8'))
    );
    const file = (await readdir(folder)).find((each) => /^licen[sc]e/i.test(each));
    const text = file ? await readFile(`${folder}/${file}`, 'utf8') : `License: ${manifest.license}\n`;
    return `${manifest.name} ${manifest.version}\n\n${text}`;
  });
  await writeFile(
    'dist/THIRD-PARTY-LICENSES.txt',
    (await Promise.all(entries)).join(`\n${'-'.repeat(80)}\n\n`),
  );
}
