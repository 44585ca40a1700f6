import assert from 'node:assert/strict';
import { cpSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { loadSharedConfigFiles } from '@smithy/core/config';
import type { ErrorKind } from '../../src/core/errorKinds.ts';
import { GlacierError } from '../../src/core/errors.ts';
import { sectionName } from '../../src/core/aws/iniProblems.ts';
import { type Emulator, startEmulator } from '../../src/emulator/emulator.ts';
import { findFileProblems } from '../../src/glacier/awsFiles/awsFiles.ts';
import { listProfiles, readSections } from '../../src/glacier/awsFiles/profiles.ts';
import { connectToAws } from '../../src/glacier/connections/connect.ts';
import { makeHome, setEnvironment, type TestHome } from '../aws/home.ts';

/*
 * AWS files as people have them: what is listed of them, and for each profile that it works, or why not.
 */

const cases = fileURLToPath(new URL('../cases/aws-files', import.meta.url));

/** Of a profile: `works`, or the kind of its error and what it says. */
type Outcome = 'works' | readonly [ErrorKind, RegExp];

const example = 'AKIAIOSFODNN7EXAMPLE';
const secret = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const keys = [`aws_access_key_id = ${example}`, `aws_secret_access_key = ${secret}`];

describe('AWS files of people', () => {
  let home: TestHome;
  let restore: () => void;
  let emulator: Emulator;

  before(async () => {
    emulator = await startEmulator({ accessKeyId: example, secretAccessKey: secret });
    emulator.seedVault({ name: 'photos' });
  });

  after(() => emulator.stop());

  beforeEach(() => {
    home = makeHome();
    restore = setEnvironment(home.env);
  });

  afterEach(() => {
    restore();
    home.remove();
  });

  const given: Readonly<Record<string, Readonly<Record<string, Outcome>>>> = {
    'c01-uppercase-keys': {
      default: [
        'config',
        /credentials, line 2: aws_access_key_id must be lowercase.* line 3: aws_secret_access_key must be lowercase/,
      ],
    },
    'c03-sso-session-quoted-space': {
      'Admin-123': [
        'config',
        /sso-session “My Corp Ltd”.*config, line 6: a section name that the AWS SDK cannot/,
      ],
    },
    'c18-tabs-spaces': { a: 'works', b: 'works', c: 'works' },
    'c36-login-session': { console: ['signIn', /not signed in to AWS, or your sign-in has expired/] },
    'c41-plugins-preview': { default: 'works', a: ['credentials', /^The profile has no credentials\.$/] },
    'c58-sso-session-missing': { a: ['config', /the sso-session “corp”, which the AWS SDK cannot find/] },
    'c59-sso-legacy-noregion': { a: ['config', /“a” has no sso_region/] },
  };
  for (const [name, outcomes] of Object.entries(given))
    it(`of ${name} list these profiles, and say why one does not work`, async () => {
      cpSync(join(cases, name), join(home.folder, '.aws'), { recursive: true });
      await behave(outcomes);
    });

  describe('with siblings of these', () => {
    const siblings: [
      name: string,
      config: readonly string[],
      credentials: readonly string[],
      Record<string, Outcome>,
    ][] = [
      [
        'a token in capital letters only, which is not there for the SDK',
        [],
        ['[default]', ...keys, 'AWS_SESSION_TOKEN = x'],
        { default: 'works' },
      ],
      [
        'a key in mixed case',
        [],
        ['[a]', 'Aws_Access_Key_Id = x', 'aws_secret_access_key = y'],
        { a: ['config', /line 2: aws_access_key_id must be lowercase/] },
      ],
      [
        'a role in capital letters',
        ['[profile a]', 'ROLE_ARN = arn:aws:iam::1:role/r', 'source_profile = b'],
        ['[b]', ...keys],
        { a: ['config', /line 2: role_arn must be lowercase/], b: 'works' },
      ],
      [
        'a broken line that concerns another profile',
        ['[profile a]', 'region = eu-west-1', '[profile  two  blanks ]', '[profile b', '[c]', 'x'],
        [],
        { a: ['credentials', /^The profile has no credentials\.$/] },
      ],
      [
        'a broken line of the profile that the role is assumed with',
        ['[profile a]', 'role_arn = arn:aws:iam::1:role/r', 'source_profile = b', '[profile  b]', ...keys],
        [],
        { a: ['config', /line 4: a section name that the AWS SDK cannot read/] },
      ],
      [
        'a session in the credentials file',
        ['[profile a]', 'sso_session = corp', 'sso_account_id = 111122223333', 'sso_role_name = r'],
        ['[sso-session corp]', 'sso_region = eu-west-1', 'sso_start_url = https://x.awsapps.com/start'],
        { a: ['config', /“corp”, .*credentials, line 1: a section that starts with “sso-session”/] },
      ],
      [
        'roles that are assumed with each other',
        [
          '[profile a]',
          'role_arn = arn:aws:iam::1:role/r',
          'source_profile = b',
          '[profile b]',
          'role_arn = arn:aws:iam::1:role/r',
          'source_profile = a',
        ],
        [],
        {
          a: ['config', /^The source profiles of the role refer to each other/],
          b: ['config', /refer to each other/],
        },
      ],
      [
        'a role with a source of credentials that does not exist',
        ['[profile a]', 'role_arn = arn:aws:iam::1:role/r', 'credential_source = Ec2'],
        [],
        { a: ['config', /credential_source must be Environment, EcsContainer or Ec2InstanceMetadata/] },
      ],
      [
        'a web identity whose token is not there',
        ['[profile a]', 'role_arn = arn:aws:iam::1:role/r', 'web_identity_token_file = /nonexistent/token'],
        [],
        {
          a: [
            'config',
            /^The credentials need the file \/nonexistent\/token, which cannot be read \(ENOENT\)/,
          ],
        },
      ],
      [
        'a process that writes something else',
        ['[profile a]', 'credential_process = echo hello', '[profile b]', "credential_process = echo '{}'"],
        [],
        {
          a: ['credentials', /did not return credentials as JSON/],
          b: ['credentials', /did not return version 1 credentials/],
        },
      ],
    ];
    for (const [name, config, credentials, outcomes] of siblings)
      it(`, ${name}`, async () => {
        home.config(...config);
        home.credentials(...credentials);
        await behave(outcomes);
      });
  });

  it('are to be corrected at the line that concerns the profile, whatever else is wrong', async () => {
    home.credentials('[other', 'x');
    home.config(
      '[profile a]',
      'role_arn = arn:aws:iam::1:role/r',
      'source_profile = b',
      '[profile  b]',
      ...keys,
    );
    const outcome = await outcomeOf('a');
    assert.ok(outcome instanceof GlacierError && outcome.place);
    assert.deepEqual([basename(outcome.place.path), outcome.place.line], ['config', 4]);
  });

  it('in any text list the profiles that the SDK loads, and give a reason for each that does not work', async () => {
    const name = fc.constantFrom('a', 'default', 'b c', 'Ü', 'a.b', ' a', '"q r"', "'a'", '');
    const header = fc
      .tuple(fc.constantFrom('', 'profile ', 'profile  ', 'Profile ', 'sso-session ', 'services '), name)
      .map(([prefix, text]) => `[${prefix}${text}]`);
    const value = fc.constantFrom(
      ...keys,
      `AWS_ACCESS_KEY_ID = ${example}`,
      'region = eu-west-1',
      'role_arn = arn:aws:iam::1:role/r',
      'source_profile = a',
      'sso_session = a',
      'sso_region = eu-west-1',
      'sso_account_id = 111122223333',
      'credential_process = echo nothing',
      's3 =',
      '  nested = 1',
      '# comment',
      'no value',
      '[cut',
      '',
    );
    // The SDK skips sections that have nothing in them.
    const section = fc
      .tuple(header, fc.array(value, { maxLength: 5 }))
      .map(([line, values]) => [line, 'region = eu-west-1', ...values]);
    const file = fc
      .tuple(fc.array(value, { maxLength: 2 }), fc.array(section, { maxLength: 4 }))
      .map(([first, sections]) => [...first, ...sections.flat()]);
    await fc.assert(
      fc.asyncProperty(file, file, fc.constantFrom('', '\uFEFF'), async (config, credentials, mark) => {
        home.write('.aws/config', mark + config.join('\n'));
        home.write('.aws/credentials', credentials.join('\r\n'));
        const listed = listProfiles(await readSections()).map((profile) => profile.name);
        const { configFile, credentialsFile } = await loadSharedConfigFiles({ ignoreCache: true });
        const loaded = Object.keys({ ...configFile, ...credentialsFile });
        assert.deepEqual(
          listed.sort(),
          loaded.filter((key) => !/^(sso-session|services)\./.test(key)).sort(),
        );
        const problems = await findFileProblems();
        for (const [lines, listedHere] of [
          [config, Object.keys(configFile).map((key) => key.replace(/^(sso-session|services)\./, ''))],
          [credentials, Object.keys(credentialsFile)],
        ] as const)
          for (const line of lines.filter((each) => each.startsWith('['))) {
            const names = [sectionName(line), line.slice(1, -1)];
            const missing = !names.some((each) => listedHere.includes(each));
            if (missing)
              assert.ok(
                problems.some(({ section }) => section === sectionName(line)),
                `nothing is said about ${line}`,
              );
          }
        for (const profile of listed.slice(0, 3)) {
          const outcome = await outcomeOf(profile);
          if (outcome === 'works') continue;
          assert.ok(outcome instanceof GlacierError, String(outcome));
          assert.ok(outcome.kind !== 'unknown', outcome.message);
          assert.doesNotMatch(outcome.message, /undefined|Cannot read prop|callback/);
        }
      }),
      { numRuns: 60 },
    );
  }).timeout(60_000);

  async function behave(outcomes: Readonly<Record<string, Outcome>>): Promise<void> {
    const listed = listProfiles(await readSections()).map(({ name }) => name);
    for (const [profile, expected] of Object.entries(outcomes)) {
      assert.ok(listed.includes(profile), `${profile} is among ${listed.join(', ')}`);
      const outcome = await outcomeOf(profile);
      if (expected === 'works') assert.equal(outcome, 'works');
      else {
        assert.ok(outcome instanceof GlacierError, String(outcome));
        assert.equal(outcome.kind, expected[0], outcome.message);
        assert.match(outcome.message, expected[1]);
        assert.ok(!outcome.message.includes(secret));
      }
    }
  }

  /** Lists vaults by a profile: `works`, or the error. */
  async function outcomeOf(profile: string): Promise<unknown> {
    try {
      const { port } = await connectToAws(
        { kind: 'aws', profile, region: emulator.region, endpoint: emulator.url },
        { isTrusted: () => true, askMfaCode: () => Promise.resolve(undefined), throttleTries: 0 },
      );
      try {
        await port.listVaults({}, new AbortController().signal);
        return 'works';
      } finally {
        port.dispose();
      }
    } catch (error) {
      return error;
    }
  }
});
