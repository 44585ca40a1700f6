import assert from 'node:assert/strict';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { join } from 'node:path';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { sampleFile } from '../../src/emulator/sample/sampleFile.ts';
import { makeHome, type TestHome } from '../aws/home.ts';
import { eventually, waitFor } from '../host/waitFor.ts';
import { openWorkbench, type Workbench } from '../host/workbench.ts';
import { verifySample } from './sampleSteps.ts';
import * as ui from './window.ts';

/*
 * Workspaces of somebody else: one that is not trusted, one that is, and one that is not on a disk. Each has settings that
 * would send requests of the user's profile elsewhere. What holds here, `capabilities` in package.json says.
 */

/** VS Code takes this one from a workspace, so where it shows the workspace's settings were read. */
const title = 'Settings of the workspace';

/** The entries for a file in the Explorer. */
const forFiles = ['Compute Tree Hash…', 'Upload to Glacier Vault…'];

const kinds = ['untrusted', 'trusted', 'virtual'] as const;

for (const kind of kinds) {
  describe(`a workspace, ${kind}`, () => {
    let home: TestHome;
    let attacker: Emulator;
    let own: Emulator;
    let window: Workbench;
    const requests: string[] = [];

    before(async () => {
      home = makeHome();
      attacker = await startEmulator({ onRequest: ({ method }) => requests.push(method) });
      own = await startEmulator();
      own.seedVault({ name: 'own-vault' });
      writeAwsFiles();
      const folder = writeProject();
      const isVirtual = kind === 'virtual';
      window = await openWorkbench({
        env: {
          ...home.env,
          PATH: [join(home.folder, 'bin'), process.env['PATH']].join(':'),
          ...(isVirtual && { GLACIER_VIRTUAL_FOLDER: folder }),
        },
        folder: isVirtual ? 'glaciertest:/' : folder,
        settings: {
          'security.workspace.trust.enabled': kind === 'untrusted',
          'security.workspace.trust.startupPrompt': 'never',
        },
      });
      await eventually(async () => assert.match(await window.page.title(), new RegExp(title)));
    });

    after(async () => {
      await window.close();
      await Promise.all([attacker.stop(), own.stop()]);
      home.remove();
    });

    it('chooses nothing by its settings: no endpoint, no profile, no sample account', async () => {
      const { page } = window;
      await ui.openView(page);
      await page.getByText('No connection yet.').waitFor();
      const restricted = page.getByRole('button', { name: /^Restricted Mode/ });
      assert.equal(await restricted.isVisible(), kind === 'untrusted');
      await ui.picture(page, `workspace-${kind}`);
    });

    it('lets everybody browse, with the page size of the user, and finish uploads', async () => {
      const { page } = window;
      await ui.runCommand(page, 'Glacier: Open Sample Account');
      await ui.row(page, 'More vaults… 10 loaded').waitFor();
      await ui.expand(page, 'damaged-uploads');
      await ui.openMenu(page, ui.row(page, sampleFile.name), 'Resume Upload…');
      await page.keyboard.press('Escape');
      await ui.chooseFromMenu(page, ui.row(page, sampleFile.name), 'List Glacier Parts');
      await ui.panel(page).getByRole('heading', { name: sampleFile.name }).waitFor();
    });

    it('has a file verified that is on the disk', async () => {
      const { page } = window;
      const file = join(home.folder, sampleFile.name);
      await ui.runCommandUntil(page, 'Glacier: Save Sample File…', ui.fileDialog(page));
      // Beside the project where that is on the disk, else in the user's own folder.
      const begin = kind === 'virtual' ? home.folder : join(home.folder, 'project');
      await eventually(async () =>
        assert.equal(await ui.quickInput(page).inputValue(), join(begin, sampleFile.name)),
      );
      await verifySample(page, file);
      await ui.picture(page, `workspace-${kind}-verified`);
    });

    it('has entries in the Explorer’s menu for files on the disk alone', async () => {
      const { page } = window;
      await ui.runCommand(page, 'File: Focus on Files Explorer');
      const photo = page.getByRole('treeitem', { name: /^photo\.bin/ });
      await ui.openMenu(page, photo, 'Select for Compare');
      const offered = await Promise.all(forFiles.map((name) => page.getByRole('menuitem', { name }).count()));
      await page.keyboard.press('Escape');
      assert.deepEqual(offered, kind === 'virtual' ? [0, 0] : [1, 1]);
      if (kind !== 'virtual') return;
      for (const command of ['glacier.computeTreeHash', 'glacier.uploadFileFromExplorer']) {
        await window.control.runCommandOn(command, 'glaciertest:/photo.bin');
        await ui.waitForMessage(page, '“photo.bin” is not on a disk of this computer.');
        await window.control.runCommand('notifications.clearAll');
      }
    });

    it('has a file chosen from the disk', async () => {
      const { page } = window;
      const file = home.write('three-bytes', 'abc');
      await ui.runCommandUntil(page, 'Glacier: Compute Tree Hash…', ui.fileDialog(page));
      await ui.answerDialog(page, file);
      await page.locator('.quick-input-title').getByText('three-bytes, 3 B (3 bytes)').waitFor();
      await page.keyboard.press('Escape');
    });

    it('runs the credential process of the user’s own profile', async () => {
      const { page } = window;
      await ui.openView(page);
      await connectTo({ profile: 'tool', region: own.region, endpoint: own.url });
      await ui.useEndpoint(page);
      await ui.row(page, 'own-vault').waitFor();
    });

    it(`signs in with the AWS CLI${kind === 'untrusted' ? ' once VS Code has asked for trust' : ''}`, async () => {
      const { page } = window;
      await connectTo({ profile: 'sso', region: own.region });
      const signIn = page.locator('.welcome-view-content').getByRole('button', { name: 'Sign In' });
      await signIn.click();
      if (kind === 'untrusted') {
        const question = page.getByRole('dialog').getByText('Creating a terminal process');
        await question.waitFor();
        await ui.picture(page, 'workspace-untrusted-sign-in');
        assert.equal(existsSync(signedIn()), false);
        await page.getByRole('dialog').getByRole('button', { name: 'Cancel' }).click();
        await question.waitFor({ state: 'hidden' });
      } else {
        // In the folder of the user, where nobody else has put programs.
        const where = await waitFor(
          'the sign-in',
          () => (existsSync(signedIn()) && readFileSync(signedIn(), 'utf8')) || undefined,
        );
        assert.equal(where.trim(), realpathSync(home.folder));
      }
    });

    it('has been asked for nothing at its endpoint by then', () => {
      assert.deepEqual(requests, []);
    });

    async function connectTo(connection: object): Promise<void> {
      await window.control.runCommand('notifications.clearAll');
      await window.control.runCommand('glacier.closeSampleAccount');
      await window.control.changeSettings({ 'glacier.connections': [connection] });
    }

    /** Written by what stands in place of the AWS CLI. */
    const signedIn = () => join(home.folder, 'signed-in');

    function writeAwsFiles(): void {
      const answer = { Version: 1, AccessKeyId: own.accessKeyId, SecretAccessKey: own.secretAccessKey };
      const tool = home.write('bin/tool', ['#!/bin/sh', `echo '${JSON.stringify(answer)}'`], 0o700);
      home.write('bin/aws', ['#!/bin/sh', `pwd -P > '${signedIn()}'`], 0o700);
      home.credentials('[victim]', 'aws_access_key_id = AKIAVICTIM', 'aws_secret_access_key = victim/secret');
      home.config(
        '[profile tool]',
        `credential_process = ${tool}`,
        '[profile sso]',
        'sso_session = corp',
        'sso_account_id = 111122223333',
        'sso_role_name = Reader',
        '[sso-session corp]',
        'sso_start_url = https://example.awsapps.com/start',
        'sso_region = eu-west-1',
      );
    }

    /** A folder with a file, and settings that would choose everything. */
    function writeProject(): string {
      const { url: endpoint, region } = attacker;
      const settings = {
        'window.title': title,
        'glacier.connections': [{ name: 'evil', profile: 'victim', region, endpoint }],
        'glacier.openSampleAccount': true,
        'glacier.readOnly': true,
        'glacier.pageSize': 3,
      };
      home.write('project/.vscode/settings.json', JSON.stringify(settings));
      home.write('project/photo.bin', 'photo');
      return join(home.folder, 'project');
    }
  });
}
