import { type LoopbackServer, type Received, type Reply, startServer } from './httpServer.ts';

/*
 * Stand-ins on loopback for the services that credentials come from. Each gives out one temporary key, so that a
 * request signed with it shows that the way there was gone.
 */

export interface TemporaryKey {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

export interface StsOptions {
  readonly key: TemporaryKey;
  /** What an MFA device shows; a role that is assumed with another code is refused. */
  readonly mfaCode?: string;
  /** Seconds until the key ends, asked for every answer. */
  readonly lifetime?: () => number;
}

/** AssumeRole and AssumeRoleWithWebIdentity (STS API reference). */
export function startSts({ key, mfaCode, lifetime = () => 3600 }: StsOptions): Promise<LoopbackServer> {
  return startServer(({ body }) => {
    const form = new URLSearchParams(body);
    const code = form.get('TokenCode');
    if (mfaCode !== undefined && code !== mfaCode) {
      const message = 'MultiFactorAuthentication failed with invalid MFA one time pass code. ';
      return xml(
        `<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>${message}</Message></Error><RequestId>r</RequestId></ErrorResponse>`,
        403,
      );
    }
    const action = form.get('Action') ?? '';
    const ends = new Date(Date.now() + lifetime() * 1000).toISOString();
    return xml(
      `<${action}Response xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><${action}Result>` +
        '<AssumedRoleUser><AssumedRoleId>AROA:x</AssumedRoleId><Arn>arn:aws:sts::111122223333:assumed-role/r/x</Arn></AssumedRoleUser>' +
        `<Credentials><AccessKeyId>${key.accessKeyId}</AccessKeyId><SecretAccessKey>${key.secretAccessKey}</SecretAccessKey>` +
        `<SessionToken>${key.sessionToken}</SessionToken><Expiration>${ends}</Expiration></Credentials>` +
        `</${action}Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></${action}Response>`,
    );
  });
}

/** GetRoleCredentials, and CreateToken for a sign-in that is refreshed (IAM Identity Center API references). */
export function startSso(key: TemporaryKey, accessToken: () => string): Promise<LoopbackServer> {
  return startServer(({ path, headers, body }) => {
    if (path === '/token') {
      const { refreshToken } = JSON.parse(body) as { refreshToken?: string };
      return json({ accessToken: accessToken(), expiresIn: 3600, refreshToken });
    }
    if (headers['x-amz-sso_bearer_token'] !== accessToken()) {
      const reply = json({ message: 'Session token not found or invalid' }, 401);
      return { ...reply, headers: { 'x-amzn-errortype': 'UnauthorizedException' } };
    }
    return json({ roleCredentials: { ...key, expiration: Date.now() + 3_600_000 } });
  });
}

/** The credentials of a container (ECS task metadata). */
export function startContainer(key: TemporaryKey): Promise<LoopbackServer> {
  return startServer(() => json(roleKey(key)));
}

/** The credentials of an instance (EC2 instance metadata service, version 2). */
export function startInstance(key: TemporaryKey): Promise<LoopbackServer> {
  const role = '/latest/meta-data/iam/security-credentials/';
  return startServer((request) => {
    if (request.path === '/latest/api/token') return { type: 'text/plain', body: 'metadata-token' };
    if (!hasToken(request)) return { status: 401, type: 'text/plain', body: '' };
    if (request.path === role) return { type: 'text/plain', body: 'a-role' };
    return json({ Code: 'Success', ...roleKey(key) });
  });
}

function hasToken({ headers }: Received): boolean {
  return headers['x-aws-ec2-metadata-token'] === 'metadata-token';
}

function roleKey({ accessKeyId, secretAccessKey, sessionToken }: TemporaryKey): Record<string, string> {
  const Expiration = new Date(Date.now() + 3_600_000).toISOString();
  return { AccessKeyId: accessKeyId, SecretAccessKey: secretAccessKey, Token: sessionToken, Expiration };
}

function json(value: unknown, status = 200): Reply {
  return { status, body: JSON.stringify(value) };
}

function xml(body: string, status = 200): Reply {
  return { status, type: 'text/xml', body };
}
