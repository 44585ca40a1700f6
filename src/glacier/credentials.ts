import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { GlacierClientConfig } from '@aws-sdk/client-glacier';
import { GlacierError } from '../core/errors.ts';
import { standardLimits } from './limits.ts';
import { BoundedHandler } from './requestHandler.ts';

/** Asks a person for the code of an MFA device; undefined when they give none. */
export type AskMfaCode = (serial: string, profile: string) => Promise<string | undefined>;

/**
 * Credentials of a profile, or without one what the environment, a container or the instance has. A named profile is
 * asked alone: should it fail, requests must not be signed as somebody else that the rest of the chain knows. Once
 * `closed` is aborted nobody is asked for a code, and one that was asked for before is not used.
 */
export function credentialsOf(
  profile: string | undefined,
  askMfaCode: AskMfaCode,
  closed: AbortSignal,
): CredentialsProvider {
  const init = {
    ignoreCache: true,
    clientConfig: { requestHandler: new BoundedHandler(standardLimits) },
    mfaCodeProvider: async (serial: string) => {
      closed.throwIfAborted();
      const code = await askMfaCode(serial, profile ?? 'default');
      closed.throwIfAborted();
      if (code === undefined) throw new GlacierError('mfa', 'No MFA code was given.');
      return code;
    },
  };
  return profile === undefined ? fromNodeProviderChain(init) : fromIni({ ...init, profile });
}

export type CredentialsProvider = Extract<GlacierClientConfig['credentials'], (...args: never[]) => unknown>;
