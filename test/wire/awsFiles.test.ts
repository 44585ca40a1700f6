import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { filesOf } from '../../src/glacier/awsFiles/profileFiles.ts';
import {
  listProfiles,
  profileInUse,
  readSections,
  servicesOf,
  signInProfile,
} from '../../src/glacier/awsFiles/profiles.ts';
import { watchFiles } from '../../src/glacier/awsFiles/watch.ts';
import { watchProfile } from '../../src/glacier/awsFiles/watchProfile.ts';
import { makeHome, setEnvironment, type TestHome } from '../aws/home.ts';
import { waitFor } from '../host/waitFor.ts';
import { watchedFiles } from '../host/watchedFiles.ts';

/*
 * What the shared AWS files say of profiles, as the SDK reads them, and for how long the files are watched.
 */

const role = 'role_arn = arn:aws:iam::111122223333:role/r';

describe('the AWS files', () => {
  let home: TestHome;
  let restore: () => void;

  beforeEach(() => {
    home = makeHome();
    restore = setEnvironment(home.env);
  });

  afterEach(() => {
    restore();
    home.remove();
  });

  it('say how each profile comes by its credentials, its region, and what its role is assumed with', async () => {
    home.config(
      '[default]',
      'region = eu-west-1',
      '[profile role]',
      role,
      'source_profile = keys',
      '[profile mfa]',
      role,
      'source_profile = keys',
      'mfa_serial = arn:aws:iam::111122223333:mfa/me',
      '[profile environment]',
      role,
      'credential_source = Environment',
      '[profile web]',
      role,
      'web_identity_token_file = token',
      '[profile process]',
      'credential_process = true',
      '[profile session]',
      'sso_session = corp',
      '[profile sso]',
      'sso_start_url = https://example.com/start',
      '[profile login]',
      'login_session = x',
      '[profile half]',
      role,
    );
    home.credentials('[keys]', 'aws_access_key_id = A', 'aws_secret_access_key = B');
    const profiles = listProfiles(await readSections());
    assert.deepEqual(
      profiles.sort((a, b) => a.name.localeCompare(b.name)),
      [
        { name: 'default', kind: 'none', region: 'eu-west-1' },
        { name: 'environment', kind: 'assumeRole' },
        { name: 'half', kind: 'none' },
        { name: 'keys', kind: 'static' },
        { name: 'login', kind: 'login' },
        { name: 'mfa', kind: 'assumeRoleMfa', source: 'keys' },
        { name: 'process', kind: 'process' },
        { name: 'role', kind: 'assumeRole', source: 'keys' },
        { name: 'session', kind: 'sso' },
        { name: 'sso', kind: 'sso' },
        { name: 'web', kind: 'webIdentity' },
      ],
    );
  });

  it('say which of several ways to credentials the SDK takes', async () => {
    home.config(
      '[profile both]',
      'sso_session = corp',
      'credential_process = true',
      '[profile role]',
      role,
      'source_profile = both',
      'web_identity_token_file = token',
    );
    home.credentials('[both]', 'aws_access_key_id = A', 'aws_secret_access_key = B');
    const profiles = listProfiles(await readSections());
    assert.deepEqual(
      profiles.map(({ kind, unused }) => [kind, unused]),
      [
        ['static', ['process', 'sso']],
        ['assumeRole', ['webIdentity']],
      ],
    );
  });

  it('say that roles are assumed with each other in a circle, or with a profile that is not there', async () => {
    home.config(
      '[profile one]',
      role,
      'source_profile = two',
      '[profile two]',
      role,
      'source_profile = one',
      '[profile astray]',
      role,
      'source_profile = nobody',
    );
    const sections = await readSections();
    for (const profile of ['one', 'astray', 'nobody']) {
      assert.equal(signInProfile(sections, profile), undefined);
      assert.deepEqual(servicesOf(sections, profile), profile === 'nobody' ? [] : ['sts']);
      assert.deepEqual(
        filesOf(sections, profile).map((path) => basename(path)),
        ['config', 'credentials'],
      );
    }
  });

  it('put nothing into the objects of this process, whatever their sections are called', async () => {
    const objects = ['constructor', 'hasOwnProperty'].map(
      (name) => Reflect.get(Object.prototype, name) as object,
    );
    const keys = ['aws_access_key_id = AKIAX', 'aws_secret_access_key = x'];
    home.config('[profile __proto__]', 'region = eu-west-1', '[profile a]', 'region = eu-west-2');
    home.credentials('[constructor]', 'put = x', '[hasOwnProperty] # no', 'put = x', '[b]', ...keys);
    const names = listProfiles(await readSections()).map(({ name }) => name);
    const changed = objects.filter((each) => 'put' in each);
    // What is there now would stay for the tests after this one.
    for (const each of changed) Reflect.deleteProperty(each, 'put');
    assert.deepEqual(changed, []);
    assert.deepEqual(names, ['a', 'b']);
    home.credentials('[c]', ...keys);
    assert.deepEqual(
      listProfiles(await readSections()).map(({ name }) => name),
      ['a', 'c'],
      'once the file is in order',
    );
  });

  it('are asked for the profile that is given, else for that of AWS_PROFILE, unless that is empty', () => {
    assert.equal(profileInUse(undefined), undefined);
    process.env['AWS_PROFILE'] = '';
    assert.equal(profileInUse(undefined), undefined);
    process.env['AWS_PROFILE'] = 'other';
    assert.equal(profileInUse(undefined), 'other');
    assert.equal(profileInUse('given'), 'given');
  });

  describe('while they are watched', () => {
    let watched: ReturnType<typeof watchedFiles>;

    beforeEach(() => {
      watched = watchedFiles();
      home.credentials('[keys]', 'aws_access_key_id = A', 'aws_secret_access_key = B');
    });

    afterEach(() => {
      watched.stop();
      assert.deepEqual([...watched.paths], [], 'nothing is watched any more');
    });

    it('are released at once by a watcher disposed before the first look', async () => {
      withSession('one');
      watchProfile('sso', () => {}).dispose();
      const other = watchProfile('keys', () => {});
      await waitFor('the files of the other', () => watched.paths.size >= 2 || undefined);
      assert.equal(watched.paths.size, 2, 'no sign-in of the first');
      other.dispose();
    });

    it('change when another sign-in counts', async () => {
      withSession('one');
      home.ssoToken('one', { accessToken: 'a' });
      home.ssoToken('two', { accessToken: 'b' });
      let changes = 0;
      const watching = watchProfile('sso', () => (changes += 1));
      const [first] = await waitFor('the sign-in', () => signIns(1));
      await waitFor('the change', () => {
        withSession('two', String(performance.now()));
        return changes > 0 || undefined;
      });
      const [second] = signIns(1) ?? [];
      assert.ok(first && second && first !== second, `${first}, then ${second}`);
      watching.dispose();
    });

    it('report nothing to a watcher disposed while a change is being read', async () => {
      const told: string[] = [];
      const leaving = watchProfile('keys', () => told.push('leaving'));
      await waitFor('the first watch', () => watched.paths.size === 2 || undefined);
      const onChange = watchFiles([join(home.folder, '.aws', 'credentials')], () => leaving.dispose());
      const staying = watchProfile('keys', () => told.push('staying'));
      await waitFor('the change', () => {
        home.credentials('[keys]', `# ${performance.now()}`);
        return told.includes('staying') || undefined;
      });
      assert.ok(!told.includes('leaving'));
      onChange.dispose();
      staying.dispose();
    });

    function withSession(name: string, comment = ''): void {
      home.config('[profile sso]', `sso_session = ${name}`, `# ${comment}`);
    }

    /** The files of sign-ins that are watched, once there are so many. */
    function signIns(count: number): string[] | undefined {
      const cache = readdirSync(join(home.folder, '.aws', 'sso', 'cache'));
      const found = [...watched.paths].map((path) => basename(path)).filter((name) => cache.includes(name));
      return found.length === count ? found : undefined;
    }
  });
});
