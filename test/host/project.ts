import { fileURLToPath } from 'node:url';

/** The project's folder: the one with package.json. */
export const projectRoot = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** Git-ignored: the VS Code from npm, the unpacked Chromium, and the data of `npm start`. */
export const hostFolder = fileURLToPath(new URL('../../.vscode-host', import.meta.url));

/** The VS Code the tests run in, whichever way it comes. The second is the npm package that carries the first. */
export const vscodeVersion = '1.139.1';
export const codeServerVersion = '4.139.1';
