/*
 * In these texts `action` is what a request was for, `host` the other side as the user knows it, and `said` what that
 * said, a sentence.
 */

/** Texts of what Glacier or AWS answered. */
export const answerTexts = {
  /** In place of what was said. */
  nothingSaid: 'no reason was given',
  accessDenied: (action: string, said: string) => `AWS does not allow you to ${action}: ${said}`,
  expired: 'The AWS session has expired.',
  /** `optInRegion` is the region, if an account has to enable it. */
  unknownKey: (optInRegion: string | undefined) => {
    const or = optInRegion === undefined ? '' : `, or the account has not enabled the region ${optInRegion}`;
    return `AWS does not recognize the access key or session token${or}.`;
  },
  unreadableSignature:
    'AWS could not read the signature: the access key has an invalid character, or a proxy changed the request.',
  noSignature: (host: string) =>
    `The request reached ${host} without a signature: a proxy may have removed it.`,
  otherService: (host: string) => `${host} is not a Glacier address.`,
  otherRegion: (host: string) => `The request was signed for a region other than that of ${host}.`,
  otherSecret: 'The signature was rejected: the secret key does not match the access key.',
  /** `skew` as in `1 hour ahead of`. */
  skewed: (skew: string) => `This computer's clock is ${skew} the service's; at most 5 minutes are allowed.`,
  skewedUnknown: (said: string) =>
    `This computer's clock and the service's differ by more than 5 minutes: ${said}`,
  notCustomer: 'This AWS account has never used Glacier vaults, and AWS closed Glacier to new customers.',
  notSignedUp: 'The AWS account is not signed up for Glacier, or the region is not enabled for it.',
  noSubscription: 'The AWS account has no subscription to Glacier.',
  noVault: 'The vault no longer exists.',
  noUpload:
    'The upload no longer exists: it was completed, aborted, or removed after 24 hours without activity.',
  quota: (said: string) => `A quota of the account was reached: ${said}`,
  throttled: (action: string) => `AWS is throttling requests. Could not ${action} after several attempts.`,
  refused: (action: string, said: string) => `Glacier refused to ${action}: ${said}`,
  failed: (status: number, said: string) =>
    `Glacier failed after several attempts (status ${status}): ${said}`,
  notSupported: (host: string, action: string) =>
    `${host} cannot ${action}: it does not support the request (status 501).`,
  tooLarge: (host: string) => `${host} did not send a valid Glacier response: it is too large.`,
  notJson: (host: string, status: number | undefined) => {
    const which = status === undefined ? '' : ` (status ${status})`;
    return `${host} did not send a valid Glacier response: it is not JSON${which}.`;
  },
  otherForm: (host: string) => `${host} did not send a valid Glacier response: it has an unexpected form.`,
  otherStatus: (host: string, status: number) =>
    `${host} did not send a valid Glacier response (status ${status}).`,
  other: (action: string, said: string) => `Could not ${action}: ${said}`,
  /** Names of an error that has no words for people; empty where it has none. */
  unexpected: (names: string) => `an unexpected error${names && ` (${names})`}.`,
};

/** Texts of what kept an answer from coming. */
export const networkTexts = {
  noEndpoint: (variant: 'FIPS' | 'dual-stack' | undefined) => {
    const which = variant === undefined ? '' : `${variant} `;
    return `The AWS SDK has no ${which}endpoint for this region and these settings.`;
  },
  proxySignIn: (host: string) => `A proxy on the way to ${host} requires a sign-in (status 407).`,
  proxyFailed: (host: string, status: number) =>
    `A proxy on the way to ${host} could not reach it (status ${status}).`,
  notFound: (host: string) => `Host ${host} was not found.`,
  refused: (host: string) => `${host} refused the connection.`,
  interrupted: (host: string) => `The connection to ${host} was interrupted.`,
  unreachable: (host: string) => `${host} cannot be reached.`,
  noHttps: (host: string, code: string) => `The HTTPS connection to ${host} failed (${code}).`,
  notTrusted: (host: string, certificates: string, code: string) =>
    `The certificate of ${host} is not trusted by ${certificates} (${code}).`,
  systemCertificates: "the system's certificates, which VS Code uses",
  noHttp: (host: string, code: string) => `${host} did not send a valid HTTP response (${code}).`,
  noAnswer: (host: string) => `${host} did not respond in time.`,
  tooSlow: (host: string) => `The response from ${host} arrived too slowly and was not read to its end.`,
  requestTooSlow: (host: string) => `${host} timed out waiting for the request.`,
};

const notFromProcess = (expected: string) => `The profile's credential_process did not return ${expected}.`;

/** Texts of credentials that the SDK could not get, or that STS refused. */
export const credentialTexts = {
  needsMfa: 'The profile asks for an MFA code.',
  mfaRefused: 'AWS refused the MFA code.',
  nowhere: 'No AWS credentials were found in the environment or your AWS config files.',
  circle: 'The source profiles of the role refer to each other.',
  source: "The profile's credential_source must be Environment, EcsContainer or Ec2InstanceMetadata.",
  processVersion: notFromProcess('version 1 credentials'),
  processExpired: notFromProcess('unexpired credentials'),
  processForm: notFromProcess('credentials as JSON'),
  notInProfile: 'The profile has no credentials.',
  noProfile: 'Your AWS config files do not have this profile.',
  notFromInstance: 'The EC2 instance metadata service returned no credentials.',
  notFromContainer: 'The container returned no credentials.',
  webIdentity: "The profile's web identity has no token file or no role.",
  roleNotAllowed: "AWS does not allow this sign-in to use the profile's role.",
  roleRefused: (said: string) => `AWS does not allow the profile's role to be assumed: ${said}`,
  notSignedIn: 'You are not signed in to AWS, or your sign-in has expired.',
  unreadableFile: (path: string, code: string) =>
    `The credentials need the file ${path}, which cannot be read (${code}).`,
  other: 'No AWS credentials could be loaded.',
};
