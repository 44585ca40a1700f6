import assert from 'node:assert/strict';
import fc from 'fast-check';
import { describeProblem, describeProfile, type ProfileKind } from '../../src/core/aws/profile.ts';
import { measureSkew } from '../../src/core/aws/clockSkew.ts';
import { describeSkew } from '../../src/core/aws/texts/clockSkew.ts';
import {
  readConnectionSettings,
  withChangedConnection,
  withConnections,
  withMovedConnection,
  withoutConnection,
} from '../../src/core/aws/connectionSettings.ts';
import {
  type AwsSpec,
  specKey,
  specLabel,
  toStored,
  isStorableProfile,
  withFields,
} from '../../src/core/aws/connectionSpec.ts';
import { findIniProblems, plainName, sectionName } from '../../src/core/aws/iniProblems.ts';
import { configTemplate } from '../../src/core/aws/texts/configTemplate.ts';
import { minimalPolicy } from '../../src/core/aws/policy.ts';
import { regionsNear } from '../../src/glacier/connections/regions.ts';
import { isRegionName } from '../../src/core/aws/regionName.ts';

describe('the connections of the settings', () => {
  const full = {
    name: 'off-site',
    profile: 'backup',
    region: 'us-west-2',
    accountId: '444455556666',
    vaults: ['one', 'two'],
    endpoint: 'https://example.com',
  };

  it('survive a round trip', () => {
    const { specs, refused } = readConnectionSettings([full, { region: 'eu-west-1' }, {}]);
    assert.deepEqual(refused, []);
    assert.deepEqual(specs.map(toStored), [full, { region: 'eu-west-1' }, {}]);
  });

  const bad: [unknown, RegExp][] = [
    ['text', /Entry 1 is not an object/],
    [{ profil: 'x' }, /has the unknown field “profil”/],
    [{ profile: 1 }, /has a profile that is not plain text/],
    [{ profile: 'a\nb' }, /has a profile that is not plain text/],
    [{ name: '' }, /has a name that is not plain text/],
    [{ region: 'evil.example.com/' }, /has an invalid region/],
    [{ accountId: '12' }, /has an accountId that is not 12 digits/],
    [{ accountId: '444455556666', vaults: ['..'] }, /has invalid vault names/],
    [{ vaults: ['one'] }, /has vaults but no accountId/],
  ];
  for (const [entry, reason] of bad) {
    it(`leave out ${JSON.stringify(entry)}, and say why`, () => {
      const { specs, refused } = readConnectionSettings([entry, full]);
      assert.deepEqual(specs.map(toStored), [full]);
      assert.match(refused.join(), reason);
    });
  }

  it('have each connection once, whatever it is called', () => {
    const { specs, refused, notes } = readConnectionSettings([full, { ...full, name: 'again' }]);
    assert.deepEqual(specs.map(specLabel), ['off-site']);
    assert.deepEqual([refused, notes], [[], ['Entry 2 is a duplicate']]);
  });

  it('are called by their names, else by their profiles', () => {
    assert.equal(specLabel({ kind: 'sample' }), 'Sample account');
    const labels: [object, string][] = [
      [{ name: 'off-site', profile: 'backup' }, 'off-site'],
      [{ profile: 'backup' }, 'backup'],
      [{ region: 'eu-west-1' }, 'Default credentials'],
    ];
    for (const [entry, label] of labels)
      assert.deepEqual(readConnectionSettings([entry]).specs.map(specLabel), [label]);
  });

  it('are changed field by field, and undefined clears one', () => {
    const spec: AwsSpec = { kind: 'aws', name: 'off-site', profile: 'backup', region: 'us-west-2' };
    assert.deepEqual(withFields(spec, { region: 'eu-west-1' }), { ...spec, region: 'eu-west-1' });
    assert.deepEqual(withFields(spec, { name: undefined, region: undefined, vaults: undefined }), {
      kind: 'aws',
      profile: 'backup',
    });
  });

  it('are read without spaces around their values, and say so', () => {
    const { specs, refused, notes } = readConnectionSettings([
      { profile: ' backup ', region: 'us-west-2 ', accountId: '444455556666\t' },
    ]);
    assert.deepEqual(specs.map(toStored), [
      { profile: 'backup', region: 'us-west-2', accountId: '444455556666' },
    ]);
    assert.deepEqual([refused, notes], [[], ['Entry 1 has spaces around a value; the spaces are ignored']]);
  });

  it('say so when the setting is not a list', () => {
    for (const value of ['text', 1, true, null, {}, { 0: full }]) {
      const { specs, refused } = readConnectionSettings(value);
      assert.deepEqual([specs, refused], [[], ['The setting is not a list']], JSON.stringify(value));
      assert.throws(() => withConnections(value, [{ kind: 'aws' }]), { kind: 'settings' });
    }
    assert.deepEqual(readConnectionSettings(undefined), { specs: [], refused: [], notes: [] });
  });

  it('keep every entry that a change does not concern, understood or not', () => {
    const strange = fc.oneof(
      fc.jsonValue(),
      fc.constant({ profile: 'x', newField: { of: ['a', 'newer', 'version'] } }),
      fc.constant({ region: 'us-east-1 ', profile: 'blanks' }),
    );
    const isStrange = (entry: unknown) => readConnectionSettings([entry]).refused.length > 0;
    const known = fc.constantFrom<AwsSpec>(
      { kind: 'aws', profile: 'a' },
      { kind: 'aws', profile: 'b', region: 'us-west-2' },
      { kind: 'aws', profile: 'c' },
    );
    const list = fc.array(fc.oneof(strange, known.map(toStored)), { maxLength: 8 });
    const idsOf = (value: unknown) => readConnectionSettings(value).specs.map(specKey);
    fc.assert(
      fc.property(list, known, known, (before, spec, other) => {
        const [id, otherId] = [specKey(spec), specKey(other)];
        const ids = idsOf(before);
        const unknown = JSON.stringify(before.filter(isStrange));
        const renamed = withChangedConnection(before, id, { ...spec, name: 'renamed' });
        const moved = withMovedConnection(before, id, otherId);
        for (const after of [
          withConnections(before, [spec]),
          renamed,
          withoutConnection(before, id),
          moved,
          withMovedConnection(before, id, undefined),
        ])
          assert.equal(JSON.stringify(after.filter(isStrange)), unknown);
        assert.deepEqual(
          idsOf(withoutConnection(before, id)),
          ids.filter((each) => each !== id),
        );
        assert.deepEqual(idsOf(renamed), ids.includes(id) ? ids : [...ids, id]);
        assert.equal(
          readConnectionSettings(renamed).specs.find((each) => specKey(each) === id)?.name,
          'renamed',
        );
        if (id !== otherId && ids.includes(id) && ids.includes(otherId)) {
          const order = idsOf(moved);
          assert.equal(order.indexOf(id) + 1, order.indexOf(otherId));
        }
      }),
    );
  });

  it('may hold any value without harm', () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        for (const list of [value, [value]]) {
          const { specs } = readConnectionSettings(list);
          assert.deepEqual(readConnectionSettings(specs.map(toStored)).specs, specs);
        }
      }),
    );
  });

  it('differ when other vaults are named, in any order', () => {
    const of = (...vaults: string[]) => specKey({ kind: 'aws', accountId: '444455556666', vaults });
    assert.equal(of('one', 'two'), of('two', 'one'));
    assert.notEqual(of('one'), of('two'));
  });

  it('have one key for one place, and another for any other', () => {
    const text = fc.constantFrom(undefined, 'a', 'b', 'a","b', '');
    const place = fc.record({ profile: text, region: text, accountId: text, endpoint: text });
    fc.assert(
      fc.property(place, place, (one, other) => {
        const [first, second] = [one, other].map((each) => specKey({ kind: 'aws', ...each } as AwsSpec));
        const same = Object.keys(one).every(
          (field) => (one[field as 'profile'] ?? '') === (other[field as 'profile'] ?? ''),
        );
        assert.equal(first === second, same);
      }),
    );
  });
});

describe('a region name', () => {
  it('is valid only as part of a host name, and never leads elsewhere', () => {
    for (const good of ['us-east-1', 'us-gov-west-1', 'us-isob-east-1', 'ap-southeast-12'])
      assert.ok(isRegionName(good), good);
    for (const wrong of [
      '',
      'x',
      'US-EAST-1',
      'us-east-1.evil.com',
      'us-east-1/',
      'us east 1',
      'us-east-1\n',
    ])
      assert.ok(!isRegionName(wrong), JSON.stringify(wrong));
  });
});

describe('the regions to choose from', () => {
  it("begin with those of the connection's own partition", () => {
    for (const [region, first] of [
      [undefined, ['af-south-1', 'ap-east-1']],
      ['eu-west-1', ['af-south-1', 'ap-east-1']],
      ['cn-north-1', ['cn-north-1', 'cn-northwest-1', 'af-south-1']],
      ['us-gov-west-1', ['us-gov-east-1', 'us-gov-west-1', 'af-south-1']],
      ['us-isob-east-1', ['us-isob-east-1', 'af-south-1']],
    ] as const)
      assert.deepEqual(regionsNear(region).slice(0, first.length), first, region);
  });
});

describe('the AWS files', () => {
  it('have no problem with anything they may contain', () => {
    const config = `# comment
[default]
region = eu-west-1 ; comment
[profile with.dots-and_more@x]
s3 =
  max_concurrent_requests = 20
[profile "quoted"]
role_arn=arn:aws:iam::1:role/x
credential_process = "a b" --c=d
[sso-session corp]
sso_region=eu-west-1

[plugins]
endpoint = awscli_plugin_endpoint
[preview]
cloudfront = true
[profile\ttabbed]
[services local]
glacier =
  endpoint_url = http://127.0.0.1:1
`;
    assert.deepEqual(findIniProblems(config, 'config'), []);
    assert.deepEqual(findIniProblems('\uFEFF[any]\r\naws_access_key_id = x\r\n', 'credentials'), []);
  });

  const wrong: [string, 'config' | 'credentials', number, RegExp][] = [
    ['[default\nregion = x', 'config', 1, /without its closing \]/],
    ['[default]\nregion eu-west-1', 'config', 2, /^expected \[section\] or name = value$/],
    ['region = x\n[default]', 'config', 1, /before the first \[section\]/],
    ['[archive]\nregion = x', 'config', 1, /does not start with “profile”/],
    ['[profile]', 'config', 1, /“profile” section without a name/],
    ['[profile two words]', 'config', 1, /cannot read/],
    ['[profile a]\n\n[profile a]', 'config', 3, /a duplicate section/],
    ['[]', 'credentials', 1, /without a name/],
    ['[profile a]', 'credentials', 1, /belongs in the config file/],
    ['[a]\n= x', 'credentials', 2, /expected/],
    ['[profile  b]', 'config', 1, /\(extra space/],
    ['[ profile c ]', 'config', 1, /\(extra space/],
    ['[profile d ]', 'config', 1, /\(extra space/],
    ["[sso-session 'My Corp Ltd']", 'config', 1, /\(extra space/],
    ['[sso-session corp]', 'credentials', 1, /belongs in the config file/],
    ['[ a]', 'credentials', 1, /contains a space/],
    ['[my profile]', 'credentials', 1, /contains a space/],
    ['[a]\nAWS_ACCESS_KEY_ID = x', 'credentials', 2, /^aws_access_key_id must be lowercase/],
    ['[a]\nAws_Session_Token = x', 'credentials', 2, /^aws_session_token must be lowercase/],
    ['[default]\nRegion = x', 'config', 2, /^region must be lowercase/],
    ['[constructor]\nkeys = x', 'credentials', 1, /cannot read a section of this name/],
    ['[profile __proto__]', 'config', 1, /cannot read a section of this name/],
    ['[\0d\0', 'config', 1, /not UTF-8/],
  ];
  for (const [text, file, line, what] of wrong) {
    it(`report a problem on line ${line} of ${JSON.stringify(text)}`, () => {
      const [problem, ...others] = findIniProblems(text, file);
      assert.equal(problem?.line, line);
      assert.match(problem.what, what);
      assert.deepEqual(others, []);
    });
  }

  it('have a name in each section line, and profiles may be called like sections', () => {
    for (const [line, name] of [
      ['[default]', 'default'],
      ['[profile  dev ]', 'dev'],
      ["[sso-session 'My  Corp']", 'My Corp'],
      ['[profile services-prod]', 'services-prod'],
      ['[profile-dev]', 'profile-dev'],
      ['[services local', 'local'],
    ] as const)
      assert.equal(sectionName(line), name);
    for (const name of ['services-prod', 'profile-dev', 'dev']) assert.equal(plainName(name), name);
  });

  it('never repeat the text of a line, which may be a secret', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zA-Z0-9/+]{20,40}$/), (secret) => {
        const problems = findIniProblems(`[a]\n${secret}\n[${secret} ${secret}]\n[${secret}`, 'config');
        assert.ok(problems.length >= 2);
        assert.ok(!problems.some((each) => describeProblem({ path: 'config', ...each }).includes(secret)));
      }),
    );
  });
});

describe('the template of an AWS config file', () => {
  it('is all comments, and a profile with SSO once these are taken away', () => {
    assert.ok(
      configTemplate
        .trimEnd()
        .split('\n')
        .every((line) => line.startsWith('#')),
    );
    const example = configTemplate.replaceAll(/^#(?=[[\w])/gm, '');
    assert.deepEqual(findIniProblems(example, 'config'), []);
    assert.match(example, /^\[profile my-profile\]\nsso_session = my-company\n/m);
    assert.match(example, /^\[sso-session my-company\]\nsso_start_url = /m);
  });
});

describe('the minimal policy', () => {
  it('has the region, its partition, the account and what was refused', () => {
    const denied = 'User: x is not authorized to perform: glacier:GetVaultLock on resource: y';
    const text = minimalPolicy({ region: 'us-gov-west-1', accountId: '111122223333' }, { denied });
    const { Statement } = JSON.parse(text) as { Statement: { Action: string[]; Resource: string }[] };
    assert.deepEqual(Statement[0]?.Action, ['glacier:ListVaults']);
    assert.deepEqual(Statement[1]?.Action, [
      'glacier:DescribeVault',
      'glacier:ListMultipartUploads',
      'glacier:ListParts',
      'glacier:GetVaultLock',
    ]);
    assert.equal(Statement[1].Resource, 'arn:aws-us-gov:glacier:us-gov-west-1:111122223333:vaults/*');
  });

  it('has what uploading takes, or completing and aborting as well', () => {
    const writes = (purpose: 'browse' | 'upload' | 'everything') => {
      const text = minimalPolicy({ region: 'us-east-1' }, { purpose });
      const { Statement } = JSON.parse(text) as { Statement: { Action: string[] }[] };
      return Statement[1]?.Action.slice(3).map((action) => action.replace('glacier:', ''));
    };
    assert.deepEqual(writes('browse'), []);
    assert.deepEqual(writes('upload'), ['InitiateMultipartUpload', 'UploadMultipartPart']);
    assert.deepEqual(writes('everything'), [
      'InitiateMultipartUpload',
      'UploadMultipartPart',
      'CompleteMultipartUpload',
      'AbortMultipartUpload',
    ]);
  });

  it('ignores an action of another service in a message', () => {
    const text = minimalPolicy(
      { region: 'us-east-1' },
      { denied: 'not authorized to perform: s3:DeleteBucket' },
    );
    assert.ok(!text.includes('s3:'));
  });
});

describe('a profile', () => {
  const words: [ProfileKind, string, string][] = [
    ['static', 'access key', 'access key'],
    ['sso', 'SSO', 'SSO'],
    ['login', 'console sign-in', 'console sign-in'],
    ['assumeRole', 'role', 'role via base'],
    ['assumeRoleMfa', 'role with MFA', 'role via base with MFA'],
    ['process', 'credential process', 'credential process'],
    ['webIdentity', 'web identity', 'web identity'],
    ['none', 'no credentials', 'no credentials'],
  ];
  for (const [kind, alone, withSource] of words) {
    it(`is described by how it comes by its credentials: ${alone}`, () => {
      assert.equal(describeProfile({ name: 'a', kind }), alone);
      assert.equal(describeProfile({ name: 'a', kind, source: 'base' }), withSource);
    });
  }

  it('names other ways to credentials that it has and that are not used', () => {
    assert.equal(
      describeProfile({ name: 'a', kind: 'static', unused: ['process', 'sso'] }),
      'access key (not used: credential process, SSO)',
    );
  });

  it('can be kept in the setting unless its name would be another there', () => {
    for (const name of ['a', 'two words', 'Ü', "'quoted'"]) assert.ok(isStorableProfile(name), name);
    for (const name of ['', ' a', 'a ', ' ', 'a\tb', 'a\u0000', '\u00A0a'])
      assert.ok(!isStorableProfile(name), JSON.stringify(name));
  });
});

describe('the difference of the clocks', () => {
  const cases: [string, number, string][] = [
    [
      'Signature expired: 20121108T030749Z is now earlier than 20121108T031304Z (20121108T031804Z - 5 min.)',
      -615_000,
      '10 minutes behind',
    ],
    [
      'Signature not yet current: 20121108T051304Z is still later than 20121108T031804Z (20121108T031304Z + 5 min.)',
      7_200_000,
      '2 hours ahead of',
    ],
    [
      'Signature expired: 20121105T031804Z is now earlier than 20121108T031304Z (20121108T031804Z - 5 min.)',
      -3 * 86_400_000,
      '3 days behind',
    ],
  ];
  for (const [message, skew, words] of cases) {
    it(`is ${words}`, () => {
      assert.equal(measureSkew(message), skew);
      assert.equal(describeSkew(skew), words);
    });
  }

  it('uses the largest unit that is precise enough', () => {
    const [hour, second] = [3_600_000, 1000];
    assert.equal(describeSkew(hour - second), '60 minutes ahead of');
    assert.equal(describeSkew(hour), '1 hour ahead of');
    assert.equal(describeSkew(-47 * hour), '47 hours behind');
    assert.equal(describeSkew(-48 * hour), '2 days behind');
  });

  it('is unknown when the message has no times', () => {
    assert.equal(measureSkew('The request signature we calculated does not match'), undefined);
  });
});
