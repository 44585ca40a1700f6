import assert from 'node:assert/strict';
import { waitFor } from '../host/waitFor.ts';
import { openRecordedWindow, type Recorded, type RecordedWindow } from './recorder.ts';
import * as ui from './window.ts';

/*
 * The main job, as a person does it: with clicks and keys in a real window, and with a look at what was asked of the
 * service for each of them.
 */

describe('browsing an upload of 10,000 parts', () => {
  let opened: RecordedWindow;

  before(async () => {
    opened = await openRecordedWindow();
  });
  after(() => opened.close());

  it('asks for no uploads and parts before they are expanded', async () => {
    await ui.openView(opened.window.page);
    await ui.useEndpoint(opened.window.page);
    await ui.row(opened.window.page, 'archive-2026').waitFor();
    assert.deepEqual(opened.sample.requests.map(operation), ['ListVaults']);
  });

  it('loads a page of parts by one request with each "More parts…"', async () => {
    const { page } = opened.window;
    await ui.expand(page, 'archive-2026');
    await ui.expand(page, 'nightly 2026-11-20');
    await ui.row(page, 'Part 1,').waitFor();
    assert.equal(parts().length, 1);
    await ui.picture(page, 'tree-first-page');
    for (const [index, group] of ['Parts 51–100', 'Parts 101–150', 'Parts 151–200'].entries()) {
      const more = await ui.scrollTo(page, 'More parts…');
      await more.click();
      await ui.scrollTo(page, group);
      assert.equal(parts().length, index + 2, `one request for ${group}`);
    }
    const markers = parts().map(({ marker }) => marker);
    const given = parts().map(({ nextMarker }) => nextMarker);
    assert.deepEqual(markers, [undefined, ...given.slice(0, 3)], 'each with the marker of the page before');
    assert.deepEqual(opened.sample.requests.map(operation).slice(0, 2), [
      'ListVaults',
      'ListMultipartUploads',
    ]);
  });

  it('copies the tree hash of a part from its context menu', async () => {
    const { page } = opened.window;
    const part = await ui.scrollTo(page, 'Part 177,');
    await ui.chooseFromMenu(page, part, 'Copy Tree Hash');
    await page.getByText('Copied tree hash').waitFor();
    assert.equal(await ui.clipboard(page), hashOf(177));
    await ui.picture(page, 'tree-pages');
    assert.equal(parts().length, 4, 'copying asks for nothing');
  });

  it('copies the tree hashes of several selected parts, a line each', async () => {
    const { page } = opened.window;
    await (await ui.scrollTo(page, 'Part 171,')).click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await ui.chooseFromMenu(page, ui.row(page, 'Part 172,'), 'Copy Tree Hash');
    await page.getByText('Copied 3 tree hashes').waitFor();
    assert.equal(await ui.clipboard(page), [171, 172, 173].map(hashOf).join('\n'));
  });

  it('opens the panel from the command palette, with the same hashes', async () => {
    const { page } = opened.window;
    // In the vault that is selected, whose uploads are the first step then.
    await (await ui.scrollTo(page, 'archive-2026')).click();
    await ui.runCommandUntil(page, 'List Glacier Parts', ui.option(page, 'nightly 2026-11-20'));
    await ui.pick(page, 'nightly 2026-11-20');
    const panel = ui.panel(page);
    await panel.getByText(hashOf(1)).waitFor();
    await panel
      .getByText(/200 loaded, more available/)
      .first()
      .waitFor();
    assert.equal(parts().length, 4, 'the panel shows what the tree has loaded');
    await ui.picture(page, 'panel');
  });

  it('loads a further page in the panel and shows it in the tree', async () => {
    const { page } = opened.window;
    await ui.panel(page).getByRole('button', { name: 'Load More' }).click();
    await ui
      .panel(page)
      .getByText(/250 loaded, more available/)
      .first()
      .waitFor();
    assert.equal(parts().length, 5);
    await ui.scrollTo(page, 'Parts 201–250');
    assert.equal(parts().length, 5);
  });

  it('stops Load All when it is cancelled, and keeps what came', async () => {
    const { page } = opened.window;
    const held = opened.sample.emulator.inject({
      operation: 'ListParts',
      after: 10,
      fault: { kind: 'hold' },
    });
    await ui.panel(page).getByRole('button', { name: 'Load All' }).click();
    await held.struck;
    await ui.panel(page).getByRole('button', { name: 'Cancel' }).click();
    await ui
      .panel(page)
      .getByText(/750 loaded, more available/)
      .first()
      .waitFor();
    held.dispose();
  });

  it('loads all 10,000 parts', async () => {
    const { page } = opened.window;
    await ui.panel(page).getByRole('button', { name: 'Load All' }).click();
    await ui
      .panel(page)
      .getByText(/10,000 parts, all loaded/)
      .first()
      .waitFor({ timeout: 60_000 });
    await ui.scrollTo(page, 'Parts 9,951–10,000');
    await ui.picture(page, 'all-loaded');
  });

  it('keeps pages and expansion through a refresh', async () => {
    const { page } = opened.window;
    const before = parts().length;
    const upload = await ui.scrollTo(page, 'nightly 2026-11-20');
    await ui.chooseFromMenu(page, upload, 'Refresh');
    const refreshed = () => parts().length === before + 200 || undefined;
    await waitFor('the refresh', refreshed, { timeout: 90_000 });
    await ui.scrollTo(page, 'Part 177,');
    await ui.scrollTo(page, 'Parts 9,951–10,000');
    assert.equal(parts().length, before + 200);
  });

  function parts(): readonly Recorded[] {
    return opened.sample.requests.filter((request) => operation(request) === 'ListParts');
  }

  /** The tree hash that the service has for a part. */
  function hashOf(number: number): string {
    const vault = opened.sample.emulator.storage.vaults.get('archive-2026');
    const upload = [...(vault?.uploads.values() ?? [])].find(({ description }) =>
      description?.includes('10,000'),
    );
    return (
      upload?.parts.get((number - 1) * 16 * 1024 * 1024)?.treeHash ??
      assert.fail(`there is no part ${number}`)
    );
  }
});

function operation(request: Recorded): string {
  return request.operation;
}
