import assert from 'node:assert/strict';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import type { KeptUploads } from '../../src/core/uploads/keptUploads.ts';
import { MiB } from '../../src/core/text/bytes.ts';
import { waitFor } from '../host/waitFor.ts';
import { type Account, type Accounts, startAccounts } from './accounts.ts';
import { usePages } from './panelPages.ts';
import { themes } from './themes.ts';
import { openUploadsPage, type UploadsPageOptions } from './uploadsPage.ts';

const work: Account = {
  name: 'Work',
  uploads: [
    { vault: 'photos', description: 'photos.tar', days: 3, parts: [0, 1, 4] },
    { vault: 'photos', description: 'old.tar', days: 40, parts: [0] },
    { vault: 'mail', description: 'mail.mbox', days: 0.2 },
  ],
  empty: ['nothing'],
};
const home: Account = {
  name: 'Home',
  region: 'us-east-1',
  uploads: [{ vault: 'disks', description: 'disk.img', days: 8, parts: [0, 1] }],
};
const denied = { kind: 'error', status: 403, code: 'AccessDeniedException', message: 'No' } as const;

describe('the uploads panel', () => {
  const show = usePages(openUploadsPage);
  let accounts: Accounts | undefined;

  const start = async (...all: readonly Account[]) => (accounts = await startAccounts(all));
  const open = async (...all: readonly Account[]) => {
    const { sessions } = await start(...all);
    return show({ sessions, width: 1440 });
  };
  afterEach(async () => {
    await accounts?.close();
    accounts = undefined;
  });

  const rows = async (page: Page, column = 'name') =>
    (await page.locator(`.body .row:not(.group-row) > .${column}`).allInnerTexts()).map((text) =>
      text.trim(),
    );
  /** A row as it is read, without the columns that are hidden. */
  const row = async (page: Page, name: string) =>
    (await page.locator('.body .row', { hasText: name }).innerText())
      .split(/\s*\n\s*/)
      .filter(Boolean)
      .join(' | ');
  const count = (page: Page, text: string) => page.locator('.count', { hasText: text }).waitFor();

  it('shows what was found in every account, the newest first', async () => {
    const { page } = await open(work, home);
    await count(page, '4 vaults, 4 uploads found, 6 requests');
    assert.deepEqual(await rows(page), ['mail.mbox', 'photos.tar', 'disk.img', 'old.tar']);
    assert.equal(
      await row(page, 'mail.mbox'),
      'mail.mbox | mail | Work | eu-central-1 | 4 hours ago | 1 MiB | – | – | – | – | in 20 h or later | In progress',
    );
    assert.equal(
      await row(page, 'disk.img'),
      'disk.img | disks | Home | us-east-1 | 8 days ago | 1 MiB | – | – | – | – | at any time | Stale',
    );
  });

  it('says in its place what could not be looked through, and goes on with the rest', async () => {
    const { sessions, emulators } = await start(work, home, { name: 'Gone', unreachable: true });
    const [, second] = emulators;
    const refusal = second?.inject({
      operation: 'ListVaults',
      fault: denied,
      times: Number.POSITIVE_INFINITY,
    });
    const { page } = await show({ sessions, width: 1440 });
    await count(page, 'Not all vaults were looked through: 3 of 3+ vaults, 3 uploads found');
    await page.locator('.problem-row', { hasText: 'Gone' }).waitFor();
    const problems = (await rows(page)).slice(0, 2);
    assert.deepEqual(problems, ['Access denied', 'Cannot reach AWS']);
    assert.match(
      await row(page, 'Access denied'),
      /^Access denied \| Home \| us-east-1 \| .*not allow.*list/,
    );
    assert.deepEqual((await rows(page)).slice(2), ['mail.mbox', 'photos.tar', 'old.tar']);
    // They cannot be selected, and are there whatever one looks for.
    await page.locator('.problem-row').first().click();
    assert.equal(await page.locator('.selected').innerText(), '');
    await page.getByRole('textbox', { name: 'Filter' }).fill('photos.tar');
    assert.deepEqual((await rows(page)).slice(2), ['photos.tar']);
    await page.getByRole('textbox', { name: 'Filter' }).fill('');

    refusal?.dispose();
    await page.getByRole('button', { name: 'Go On' }).click();
    await page.locator('.upload-row', { hasText: 'disk.img' }).waitFor();
  });

  it('is canceled and gone on with, and asks for nothing twice', async () => {
    const asked: string[] = [];
    const many = Array.from({ length: 12 }, (_, index) => `a${index}`);
    accounts = await startAccounts([{ ...work, empty: many }, home], (name, path, marker) =>
      asked.push(`${name} ${path} ${marker}`),
    );
    const [first] = accounts.emulators;
    const held = first?.inject({ operation: 'ListVaults', after: 1, fault: { kind: 'hold' } });
    const { page } = await show({ sessions: accounts.sessions, width: 1440 });
    await held?.struck;
    await page.getByRole('button', { name: 'Cancel' }).click();
    await page.getByRole('button', { name: 'Go On' }).waitFor();
    held?.release();
    await count(page, 'Not all vaults were looked through: 11 of 15 vaults');
    const before = asked.length;
    await page.getByRole('button', { name: 'Go On' }).click();
    await count(page, '4 uploads found');
    await page.getByRole('button', { name: 'Refresh' }).waitFor();
    assert.equal(asked.length, before + 4);
    assert.equal(new Set(asked).size, asked.length);
  });

  it('filters by words and by age, as typed and as picked, and groups by vault', async () => {
    const { page } = await open(work, home);
    await count(page, '4 uploads found');
    const filter = page.getByRole('textbox', { name: 'Filter' });
    await filter.fill('older than 7 days');
    assert.deepEqual(await rows(page), ['disk.img', 'old.tar']);
    assert.equal(await page.locator('.arrangement').innerText(), '2 of 4 uploads shown');
    assert.equal(await page.getByLabel('Age').inputValue(), String(7 * 86_400_000));
    await page.getByLabel('Vault', { exact: true }).selectOption('photos');
    assert.equal(await filter.inputValue(), 'older than 7 days vault:photos');
    assert.deepEqual(await rows(page), ['old.tar']);
    await page.getByLabel('Age').selectOption('Any age');
    assert.deepEqual(await rows(page), ['photos.tar', 'old.tar']);
    await page.getByLabel('Vault', { exact: true }).selectOption('All vaults');
    await page.getByLabel('Connection', { exact: true }).selectOption('Home');
    assert.deepEqual(await rows(page), ['disk.img']);
    await filter.fill('no such thing');
    await page.getByText('No upload matches “no such thing”.').waitFor();
    await filter.press('Escape');
    assert.equal((await rows(page)).length, 4);

    await page.getByLabel('Group by Vault').check();
    const all = (await page.locator('.body .row > .name').allInnerTexts()).map((text) => text.trim());
    assert.deepEqual(all, [
      'disks · Home · us-east-1 (1 upload)',
      'disk.img',
      'mail · Work · eu-central-1 (1 upload)',
      'mail.mbox',
      'photos · Work · eu-central-1 (2 uploads)',
      'photos.tar',
      'old.tar',
    ]);
  });

  it('counts parts, after it has said how many requests that takes', async () => {
    const { page, asked } = await open(work, home);
    await count(page, '4 uploads found');
    await page.getByText('photos.tar').click();
    await page.getByText('disk.img').click({ modifiers: ['Control'] });
    assert.equal(await page.locator('.selected').innerText(), '2 uploads selected');
    await page.getByRole('button', { name: 'Count Parts…' }).click();
    await page.locator('.upload-row', { hasText: 'photos.tar' }).getByText('1 (2 MiB)').waitFor();
    assert.match(await row(page, 'disk.img'), /1 MiB \| 2 \| 2 MiB \| none/);
    assert.match(await row(page, 'old.tar'), /1 MiB \| – \| – \| –/);
    assert.deepEqual(asked, [
      'Count the parts of 2 uploads? This takes 2 to 400 requests: one for every 50 parts of each upload.',
    ]);
  });

  it('aborts what is selected, and says in its row what was not', async () => {
    const { sessions } = await start(work, home);
    const { page, asked } = await show({ sessions, width: 1440, unabortable: ['old.tar'] });
    await count(page, '4 uploads found');
    assert.equal(await page.getByRole('button', { name: 'Abort…' }).getAttribute('aria-disabled'), 'true');
    await page.getByText('photos.tar').click();
    await page.keyboard.press('Shift+ArrowDown');
    await page.keyboard.press('Shift+ArrowDown');
    await page.getByRole('button', { name: 'Abort…' }).click();
    await page.getByText('Not aborted: Access denied.').waitFor();
    assert.deepEqual(asked, ['abort photos.tar, disk.img, old.tar']);
  });

  it('offers nothing that changes a vault in read-only mode', async () => {
    const { sessions } = await start(home);
    const { page } = await show({ sessions, readOnly: true });
    await count(page, '1 upload found');
    await page.locator('.upload-row').dblclick();
    await page.getByRole('button', { name: 'Open Parts' }).waitFor();
    for (const name of ['Resume Upload…', 'Complete Upload…', 'Abort Upload…', 'Abort…'])
      assert.equal(await page.getByRole('button', { name, exact: true }).count(), 0, name);
  });

  it('takes it back at once when read-only mode is turned on while it is open', async () => {
    const { sessions } = await start(home);
    const options: UploadsPageOptions = { sessions };
    const { page, panel } = await show(options);
    await count(page, '1 upload found');
    const abort = page.getByRole('button', { name: 'Abort…', exact: true });
    await abort.waitFor();
    options.readOnly = true;
    panel.modeChanged();
    await abort.waitFor({ state: 'detached' });
    await page.getByText('· Read-only').waitFor();
  });

  it('has everything of one upload, and what can be done with it, by keyboard', async () => {
    const { page, asked, copied } = await open(work, home);
    await count(page, '4 uploads found');
    await page.locator('.body .row > .name').first().focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'mail.mbox' });
    await dialog.getByText('in 20 h or later').waitFor();
    await dialog.getByRole('button', { name: 'Copy Vault ARN' }).click();
    await waitFor('a copy', () => copied[0]);
    assert.match(copied[0] ?? '', /:vaults\/mail$/);
    await dialog.getByRole('button', { name: 'Resume Upload…' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await waitFor('a request', () => asked[0]);
    await page.keyboard.press('Enter');
    await dialog.getByRole('button', { name: 'Open Parts' }).press('Enter');
    await waitFor('another', () => asked[1]);
    assert.deepEqual(asked, ['resume mail.mbox', 'open mail.mbox']);
    await page.waitForFunction(() => document.activeElement?.className === 'name');
  });

  it('exports what is shown, as it is sorted, and copies rows', async () => {
    const { page, exported, copied } = await open(work, home);
    await count(page, '4 uploads found');
    await page.getByRole('textbox', { name: 'Filter' }).fill('older than 1 day');
    await page.getByRole('columnheader', { name: 'Description' }).click();
    await page.getByRole('button', { name: 'Export…' }).click();
    await waitFor('an export', () => exported[0]);
    assert.deepEqual(
      exported[0]?.map(({ upload, connection }) => `${connection} ${upload.description}`),
      ['Home disk.img', 'Work old.tar', 'Work photos.tar'],
    );
    await page.getByText('disk.img').click();
    await page.keyboard.press('Control+c');
    await waitFor('a copy', () => copied[0]);
    assert.match(copied[0] ?? '', /^Home\tus-east-1\tdisks\tarn:\S+\t\S+\tdisk\.img\t/);
  });

  it('shows what an earlier window has found, as of then, and asks for nothing until it is told to', async () => {
    const asked: string[] = [];
    accounts = await startAccounts([home], (name, path) => asked.push(`${name} ${path}`));
    const [session] = accounts.sessions.all;
    const kept: KeptUploads = {
      connections: [{ sessionId: session?.id ?? '', name: 'Home' }],
      problems: [],
      progress: {
        state: 'over',
        vaults: 40,
        knowsVaults: true,
        scanned: 40,
        requests: 44,
        asOf: Date.UTC(2026, 0, 5, 9, 30),
      },
      records: [
        {
          sessionId: session?.id ?? '',
          connection: 'Home',
          region: 'us-east-1',
          upload: {
            id: 'x'.repeat(92),
            vaultName: 'disks',
            vaultArn: 'arn:aws:glacier:us-east-1:000000000000:vaults/disks',
            description: 'earlier.img',
            created: new Date(Date.UTC(2026, 0, 1)),
            partSize: MiB,
          },
          counted: { parts: 7, bytes: 7 * MiB, gaps: 0, gapBytes: 0, asOf: Date.UTC(2026, 0, 5, 9, 31) },
        },
      ],
    };
    const { page } = await show({ sessions: accounts.sessions, kept });
    await count(page, '40 vaults, 1 upload found, 44 requests');
    await page.getByText('As of').getByText('5 Jan 2026').waitFor();
    assert.match(await row(page, 'earlier.img'), /7 \| 7 MiB \| none/);
    assert.deepEqual(asked, []);
    await page.getByRole('button', { name: 'Refresh' }).click();
    await count(page, '1 vault, 1 upload found, 2 requests');
    assert.deepEqual(await rows(page), ['disk.img']);
  });

  it('shows hostile texts as text', async () => {
    const description = '<img src=x onerror="complain(1)"> ${complain(2)} \u202Egnp.exe';
    const { page } = await open({
      name: '<b>Work</b>',
      uploads: [{ vault: 'v', description, days: 1 }],
    });
    await count(page, '1 upload found');
    await page.locator('.upload-row').dblclick();
    await page.getByRole('dialog').waitFor();
    const text = await page.locator('body').innerText();
    assert.ok(text.includes('<img src=x onerror="complain(1)">') && text.includes('<b>Work</b>'), text);
    assert.doesNotMatch(text, /\u202E/);
    assert.equal(await page.locator('img, b').count(), 0);
  });

  it('has no findings of axe in any theme, at any width', async () => {
    const { sessions, emulators } = await start(work, home);
    emulators[1]?.inject({ operation: 'ListMultipartUploads', fault: denied });
    const { page, setTheme } = await show({ sessions, width: 1440 });
    await count(page, '3 uploads found');
    await page.getByText('Access denied').waitFor();
    await page.getByText('photos.tar').click();
    await page.evaluate(axe.source);
    const check = async (what: string) => {
      for (const [name, theme] of Object.entries(themes)) {
        await setTheme(theme);
        const { violations } = await page.evaluate<AxeResults>('axe.run()');
        const found = violations.map(({ id, impact, nodes }) => `${impact} ${id}: ${nodes[0]?.html}`);
        assert.deepEqual(found, [], `${what}, ${name}`);
      }
    };
    await check('rows');
    await page.getByLabel('Group by Vault').check();
    for (const width of [800, 400]) {
      await page.setViewportSize({ width, height: 700 });
      await check(`groups at ${width} px`);
    }
    await page.locator('.upload-row').first().dblclick();
    await page.getByRole('dialog').waitFor();
    await check('one upload');
  });
});
