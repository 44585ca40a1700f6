import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Frame } from 'playwright-core';
import { packVsix } from '../host/packVsix.ts';
import { projectRoot } from '../host/project.ts';
import { makeTempFolder, removeTempFolder } from '../host/tempFolder.ts';
import { waitFor } from '../host/waitFor.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { withoutAws } from './environment.ts';
import { finishUpload } from './journey.ts';
import * as ui from './window.ts';

/*
 * The package that goes to the galleries, installed into a VS Code that has never seen the extension.
 */

const { publisher, name, version, displayName } = JSON.parse(
  readFileSync(join(projectRoot, 'package.json'), 'utf8'),
) as Record<'publisher' | 'name' | 'version' | 'displayName', string>;

describe('the installed package', () => {
  const folder = makeTempFolder();
  let window: Workbench;

  before(async () => {
    const vsix = (await packVsix(folder)).path;
    window = await openWorkbench({ env: withoutAws, height: 900, vsix });
  });

  after(async () => {
    await window.close();
    await removeTempFolder(folder);
  });

  it('makes an archive of an upload that broke off, with keys only', () => finishUpload(window));

  it('lists the parts of an upload in the tree and in a panel', async () => {
    const { page } = window;
    await ui.expand(page, 'archive-2026');
    await ui.expand(page, 'nightly 2026-11-20');
    await ui.row(page, 'Part 1,').waitFor();
    await ui.chooseFromMenu(page, ui.row(page, 'nightly 2026-11-20'), 'List Glacier Parts');
    const panel = ui.panel(page);
    await panel
      .getByText(/50 loaded, more available/)
      .first()
      .waitFor();
    await panel.getByRole('row', { name: /^1 / }).first().waitFor();
    const script = await panel.locator('script[src]').first().getAttribute('src');
    const installed = `/extensions/${publisher}.${name}-${version}/dist/webview/partsPanel.js`;
    assert.ok(script?.includes(installed), `the panel is from ${script}`);
    await ui.picture(page, 'installed-panel');
  });

  it('shows its README with all pictures, once they are in the repository', async () => {
    const { page, context } = window;
    let asked = 0;
    // They are where vsce says they will be; the answers come from this folder.
    await context.route('https://github.com/**', async (route) => {
      const [, path] =
        /^https:\/\/github\.com(?:\/[^/]+){2}\/raw\/HEAD\/(.*)$/.exec(route.request().url()) ?? [];
      const file = path === undefined ? undefined : join(projectRoot, path);
      if (file === undefined || !existsSync(file)) return route.fulfill({ status: 404 });
      asked++;
      return route.fulfill({ path: file });
    });
    await ui.runCommand(page, 'Extensions: Show Installed Extensions');
    await page
      .getByRole('listitem', { name: new RegExp(`^${displayName}`) })
      .first()
      .click();
    const readme = await waitFor('the README', async () => {
      for (const frame of page.frames()) if (await isReadme(frame)) return frame;
      return undefined;
    });
    const broken = await waitFor('the pictures', () =>
      readme.evaluate(() => {
        const pictures = [...document.images];
        if (!pictures.every(({ complete }) => complete)) return undefined;
        return pictures.filter(({ naturalWidth }) => naturalWidth === 0).map(({ alt }) => alt);
      }),
    );
    assert.deepEqual(broken, []);
    assert.ok(asked > 0, 'no picture was asked for');
    await ui.picture(page, 'installed-readme');
  });
});

async function isReadme(frame: Frame): Promise<boolean> {
  const heading = frame.getByRole('heading', { name: displayName, level: 1 });
  return (await heading.count().catch(() => 0)) > 0;
}
