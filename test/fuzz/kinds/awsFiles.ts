import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeProfile, describeProblem } from '../../../src/core/aws/profile.ts';
import type { ErrorKind } from '../../../src/core/errorKinds.ts';
import type { GlacierError } from '../../../src/core/errors.ts';
import { findFileProblems } from '../../../src/glacier/awsFiles/awsFiles.ts';
import { filesOf } from '../../../src/glacier/awsFiles/profileFiles.ts';
import {
  fingerprint,
  listProfiles,
  profileChain,
  readSections,
  servicesOf,
  type Sections,
} from '../../../src/glacier/awsFiles/profiles.ts';
import { signInProblem } from '../../../src/glacier/awsFiles/signInProblem.ts';
import { connectToAws } from '../../../src/glacier/connections/connect.ts';
import { makeHome, setEnvironment, type TestHome } from '../../aws/home.ts';
import { assertForPeople } from '../assertForPeople.ts';
import { mutateBytes } from '../mutateBytes.ts';
import type { Random } from '../random.ts';
import { type Ending, type Fuzz, type FuzzCase, type OpenKind, runCases } from '../runCases.ts';

/*
 * The config and credentials files, changed at random: profiles are listed, each connects or says why not, and nothing of
 * a file gets into the objects of this process.
 */

/** Tries so many files, made from `seed`. @throws Error with the files that went wrong */
export const fuzzAwsFiles: Fuzz = (cases, seed) => runCases(open, cases, seed);

interface Files {
  readonly config: string;
  readonly credentials: string;
}

const ordinary: Files = {
  config: [
    '[default]',
    'region = eu-west-1',
    '[profile role]',
    'role_arn = arn:aws:iam::111122223333:role/r',
    'source_profile = default',
    's3 =',
    '  max_concurrent_requests = 5',
    '[profile process]',
    'credential_process = "/opt/give key" --now',
    'endpoint_url = http://127.0.0.1:1',
    'use_fips_endpoint = true',
    '[profile sso]',
    'sso_session = corp',
    'sso_account_id = 111122223333',
    'sso_role_name = Admin',
    'services = local # a remark',
    '[sso-session corp]',
    'sso_start_url = https://corp.awsapps.com/start',
    'sso_region = us-east-1',
    '[services local]',
    'glacier =',
    '  endpoint_url = http://127.0.0.1:2',
    '',
  ].join('\n'),
  credentials: [
    '[default]',
    'aws_access_key_id = AKIAIOSFODNN7EXAMPLE',
    'aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
    '[mfa]',
    'mfa_serial = arn:aws:iam::111122223333:mfa/me',
    'role_arn = arn:aws:iam::111122223333:role/r',
    'source_profile = default',
    'ca_bundle = ~/none.pem',
    '',
  ].join('\n'),
};

const pieces = [
  '\n',
  '\r\n',
  '\r',
  '[',
  ']',
  '=',
  ' = ',
  '#',
  ';',
  '"',
  "'",
  '\0',
  '\uFEFF',
  '\t',
  '\n  ',
  '[__proto__]\n',
  '[profile __proto__]\n',
  '[constructor]\nkeys = x\n',
  '[hasOwnProperty]\ncall = x\n',
  '[profile constructor]\nregion = eu-west-1\n',
  '__proto__ = x\n',
  'toString = x\n',
  '[sso-session __proto__]\n',
  '[services constructor]\n',
  '[profile a.b]\n',
  'source_profile = role\n',
  'source_profile = constructor\n',
  'services = toString\n',
  'sso_session = __proto__\n',
  'endpoint_url = javascript:x\n',
  'region = ../..\n',
];

function open(): OpenKind {
  const home = makeHome();
  const restore = setEnvironment(home.env);
  const known = [ordinary, ...samples()];
  const objects = snapshot();
  return {
    next: (random) => nextCase(known, home, objects, random),
    close: () => {
      restore();
      home.remove();
    },
  };
}

function samples(): Files[] {
  const folder = join(import.meta.dirname, '../../cases/aws-files');
  const text = (path: string) => (existsSync(path) ? readFileSync(path, 'latin1') : '');
  return readdirSync(folder).map((name) => ({
    config: text(join(folder, name, 'config')),
    credentials: text(join(folder, name, 'credentials')),
  }));
}

function nextCase(
  known: readonly Files[],
  home: TestHome,
  objects: ReadonlyMap<string, unknown>,
  random: Random,
): FuzzCase {
  const files = random.below(3) > 0 ? ordinary : random.pick(known);
  const changed = (text: string) =>
    random.below(4) === 0 ? text : mutateBytes(Buffer.from(text), random, pieces).toString('latin1');
  const [config, credentials] = [changed(files.config), changed(files.credentials)];
  return {
    input: { config, credentials },
    run: async () => {
      home.config(config);
      home.credentials(credentials);
      try {
        return await read();
      } finally {
        assert.deepEqual(snapshot(), objects, 'nothing of a file is in the objects of this process');
      }
    },
  };
}

async function read(): Promise<Ending> {
  const problems = await findFileProblems();
  for (const problem of problems) assert.ok(describeProblem(problem).length < 1000);
  const sections = await readSections();
  const profiles = listProfiles(sections);
  for (const profile of profiles) assert.ok(describeProfile(profile) !== '');
  let connected = 0;
  for (const { name } of [...profiles.slice(0, 4), { name: 'constructor' }]) {
    assertProfile(sections, name);
    if (await connects(name)) connected++;
  }
  return connected > 0 ? 'value' : 'error';
}

function assertProfile(sections: Sections, name: string): void {
  assert.ok(profileChain(sections, name).length <= sections.profiles.size);
  assert.ok(filesOf(sections, name).every((path) => typeof path === 'string' && path !== ''));
  assert.ok(Array.isArray(servicesOf(sections, name)));
  assert.equal(typeof fingerprint(sections, name), 'string');
  const problem = signInProblem(sections, name);
  assert.ok(problem === undefined || typeof problem === 'string');
}

const kinds: ReadonlySet<ErrorKind> = new Set([
  'config',
  'credentials',
  'endpoint',
  'endpointUntrusted',
  'region',
  'regionUnsupported',
]);

/** Opening a connection sends nothing. */
async function connects(profile: string): Promise<boolean> {
  const options = { askMfaCode: () => Promise.resolve(undefined), isTrusted: () => true };
  try {
    const { port } = await connectToAws({ kind: 'aws', profile }, options);
    port.dispose();
    return true;
  } catch (error) {
    // A name may be as long as the file, and is cut where it is shown.
    assertForPeople(error, Infinity);
    assert.ok(kinds.has((error as GlacierError).kind), String(error));
    return false;
  }
}

/** What `Object` and its prototype have, and what their functions have. */
function snapshot(): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  const add = (name: string, object: object) => {
    for (const [key, { value }] of Object.entries(Object.getOwnPropertyDescriptors(object)))
      found.set(`${name}.${key}`, value);
  };
  add('Object', Object);
  add('prototype', Object.prototype);
  for (const [name, { value }] of Object.entries(Object.getOwnPropertyDescriptors(Object.prototype)))
    if (typeof value === 'function' && value !== Object) add(name, value as object);
  return found;
}
