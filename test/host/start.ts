import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { findDesktopForPerson, openDesktop } from './startDesktop.ts';
import { serveNpmHost } from './startNpmHost.ts';
import { hostFolder } from './project.ts';

// `npm start`: VS Code with this extension for a person to use. --npm-host: the one from npm in any case.
// --port N: where that one listens.

const { values } = parseArgs({ options: { 'npm-host': { type: 'boolean' }, port: { type: 'string' } } });

/** What a person's window begins with; later changes in the window stay. */
const settings = {
  'chat.disableAIFeatures': true,
  'workbench.startupEditor': 'none',
  'glacier.openSampleAccount': true,
};

const desktop =
  values['npm-host'] === true ? { missing: '--npm-host was given' } : await findDesktopForPerson();
if ('missing' in desktop) {
  console.log(`Using VS Code's server from npm, because ${desktop.missing}.`);
  console.log(
    "It writes no output channels: Glacier: Show Log shows the extension's log as a document instead.",
  );
  await serveNpmHost(join(hostFolder, 'person'), settings, Number(values.port ?? 0));
} else {
  await openDesktop(desktop.executable, join(hostFolder, 'desktop'), settings);
}
