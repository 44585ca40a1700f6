import { cp, symlink } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { runNpmQuietly } from './npmCommand.ts';
import { projectRoot } from './project.ts';

/** What `npm run package` finds in no clean clone, or makes itself; the modules are as they are. */
const left = /^(node_modules|dist|out|\.git|\.vscode-host|\.vscode-test|.*\.vsix)$/;

export interface PackedVsix {
  readonly path: string;
  /** All that npm and vsce printed. */
  readonly output: string;
}

/** Runs `npm run package` in a copy of this project in `folder`: it builds, and `dist` here may be in use. */
export async function packVsix(folder: string): Promise<PackedVsix> {
  const copy = join(folder, 'project');
  await cp(projectRoot, copy, {
    recursive: true,
    filter: (path) => !left.test(relative(projectRoot, path)),
  });
  await symlink(join(projectRoot, 'node_modules'), join(copy, 'node_modules'), 'junction');
  const path = join(folder, 'glacier-explorer.vsix');
  return { path, output: await runNpmQuietly(['run', 'package', '--', '--out', path], copy) };
}
