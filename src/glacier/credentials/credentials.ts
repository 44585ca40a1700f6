import { fromIni, fromNodeProviderChain, fromWebToken } from '@aws-sdk/credential-providers';
import type { GlacierClientConfig } from '@aws-sdk/client-glacier';
import { externalDataInterceptor } from '@smithy/core/config';
import { GlacierError } from '../../core/errors.ts';
import type { Demand } from '../requests/calls.ts';
import { CredentialHandler } from './credentialHandler.ts';
import { runCredentialProcess } from './credentialProcess.ts';
import { currentSearch, type ProcessWatch, searchCredentials } from './credentialSearch.ts';
import type { ConfiguredEndpoint } from './endpoint.ts';
import type { Limits } from '../requests/limits.ts';
import { processTexts, searchTexts } from './texts.ts';

/** Asks the user for the code of an MFA device, until `signal` aborts; undefined if they give none. */
export type AskMfaCode = (
  serial: string,
  profile: string,
  signal: AbortSignal,
) => Promise<string | undefined>;

export interface CredentialOptions {
  readonly askMfaCode: AskMfaCode;
  /** Who is waiting for the credentials: without anybody the search stops. */
  readonly demand: Demand;
  readonly limits: Limits;
  readonly onProcess: ProcessWatch;
  /** Where requests may go besides AWS's own addresses. */
  readonly endpoints: readonly ConfiguredEndpoint[];
  /** Certificates to trust in place of the system's, in PEM form. */
  readonly ca: string | undefined;
  readonly useFipsEndpoint: boolean;
  readonly useDualstackEndpoint: boolean;
}

/**
 * Credentials of a profile, or without one those of the environment, a container or the instance. A named profile is
 * asked alone: if it fails, requests must not be signed with other credentials that the rest of the chain finds. When
 * the last caller stops waiting, a `credential_process` is ended, and no MFA code is asked for or used.
 */
export function credentialsOf(
  profile: string | undefined,
  { askMfaCode, demand, limits, onProcess, endpoints, ca, ...variants }: CredentialOptions,
): CredentialsProvider {
  const requestHandler = new CredentialHandler(limits, endpoints, ca);
  const clientConfig: ClientConfig = { requestHandler, ...variants };
  const init = {
    ignoreCache: true,
    clientConfig,
    mfaCodeProvider: async (serial: string) => {
      const { signal, pause } = currentSearch();
      signal.throwIfAborted();
      const resume = pause();
      const code = await askMfaCode(serial, profile ?? 'default', signal);
      resume();
      signal.throwIfAborted();
      if (code === undefined) throw new GlacierError('mfa', searchTexts.noMfaCode);
      return code;
    },
  };
  // A new one for each search: in the SDK's own chain all later calls wait for one that never ends.
  const newProvider = (caller: Caller) => {
    // For the web identity of a profile the SDK would pass over `clientConfig`.
    const roleAssumerWithWebIdentity = (role: WebIdentityRole) => assumeByToken(role, clientConfig, caller);
    const options = { ...init, roleAssumerWithWebIdentity };
    return profile === undefined ? fromNodeProviderChain(options) : fromIni({ ...options, profile });
  };
  return async (properties) => {
    for (;;) {
      const { signal, exists } = demand;
      if (!exists) throw new GlacierError('cancelled', searchTexts.nobodyWaits);
      try {
        return await searchCredentials({ signal, limits, onProcess }, () =>
          newProvider(properties)(properties),
        );
      } catch (error) {
        // The SDK makes callers that came meanwhile wait for the same search; it must start again for them.
        if (!signal.aborted || !demand.exists) throw error;
      }
    }
  };
}

/** Settings of the clients that ask for credentials. */
type ClientConfig = Pick<CredentialOptions, 'useFipsEndpoint' | 'useDualstackEndpoint'> & {
  readonly requestHandler: CredentialHandler;
};

type WebIdentity = Parameters<typeof fromWebToken>[0];
type WebIdentityRole = Parameters<NonNullable<WebIdentity['roleAssumerWithWebIdentity']>>[0];
/** The client that needs the credentials, whose region counts. */
type Caller = Parameters<CredentialsProvider>[0];

async function assumeByToken(role: WebIdentityRole, clientConfig: ClientConfig, caller: Caller) {
  const { RoleArn: roleArn, RoleSessionName: roleSessionName, WebIdentityToken: webIdentityToken } = role;
  return fromWebToken({ roleArn, roleSessionName, webIdentityToken, clientConfig })(caller);
}

export type CredentialsProvider = Extract<GlacierClientConfig['credentials'], (...args: never[]) => unknown>;

/*
 * The SDK runs a credential_process with child_process.exec, without a limit or a way to end it. It takes another
 * function from here, as its own tests do. Failures go to the search and not to the SDK, which would run the command
 * again for the default profile, and leaves a rejection unhandled when an MFA code is asked for as well.
 */
externalDataInterceptor.interceptToken('exec', (command: string, done: Done): void => {
  void execInSearch(command, done);
});

type Done = (error: null, result: { readonly stdout: string }) => void;

async function execInSearch(command: string, done: Done): Promise<void> {
  const { signal, limits, onProcess, fail } = currentSearch();
  const cancelling = new AbortController();
  const cancelled = new GlacierError('cancelled', processTexts.cancelled);
  const either = AbortSignal.any([signal, cancelling.signal]);
  const run = runCredentialProcess(command, limits.credentialProcess, either);
  onProcess(
    run.then(
      () => {},
      () => {},
    ),
    () => cancelling.abort(cancelled),
  );
  try {
    done(null, { stdout: await run });
  } catch (error) {
    fail(error);
  }
}
