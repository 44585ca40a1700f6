import { build, type Metafile } from 'esbuild';
import { projectRoot } from '../host/project.ts';

export type Outputs = Metafile['outputs'];

/** The file that VS Code loads. */
export const mainFile = 'out/sizes/extension.js';

/** What the extension is built into, as esbuild.mjs does it, with sizes and imports; writes nothing. */
export async function buildExtension(): Promise<Outputs> {
  const { metafile } = await build({
    absWorkingDir: projectRoot,
    entryPoints: { extension: 'src/extension.ts' },
    outdir: 'out/sizes',
    bundle: true,
    minify: true,
    legalComments: 'none',
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node22',
    mainFields: ['module', 'main'],
    external: ['vscode'],
    metafile: true,
    write: false,
  });
  return metafile.outputs;
}

/** The files that are read for one of them: all that it imports at once, and those that it may import later as well. */
export function filesReadFor(
  outputs: Outputs,
  start: string,
  { later, without }: { readonly later: boolean; readonly without?: string },
): Set<string> {
  const read = new Set<string>();
  const add = (path: string): void => {
    const output = outputs[path];
    if (!output || read.has(path) || path === without) return;
    read.add(path);
    for (const { path: next, kind } of output.imports) if (later || kind === 'import-statement') add(next);
  };
  add(start);
  return read;
}

/** The file that is loaded for the first request to the service. */
export function sdkFile(outputs: Outputs): string {
  return Object.keys(outputs).find((path) => outputs[path]?.entryPoint === 'src/glacier/entry.ts') ?? '';
}

/** The files with the AWS SDK and what we put around it: all that the first request loads, or later ones may. */
export function filesOfSdk(outputs: Outputs): string[] {
  const atStart = filesReadFor(outputs, mainFile, { later: false });
  return [...filesReadFor(outputs, sdkFile(outputs), { later: true })].filter((path) => !atStart.has(path));
}

/** The bytes of these files together. */
export function bytesOf(outputs: Outputs, paths: Iterable<string>): number {
  return [...paths].reduce((sum, path) => sum + (outputs[path]?.bytes ?? 0), 0);
}
