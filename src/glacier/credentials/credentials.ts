import { fromIni, fromNodeProviderChain } from '@aws-sdk/credential-providers';
import type { GlacierClientConfig } from '@aws-sdk/client-glacier';
import { externalDataInterceptor } from '@smithy/core/config';
import { GlacierError } from '../../core/errors.ts';
import type { Demand } from '../requests/calls.ts';
import { CredentialHandler } from './credentialHandler.ts';
import { runCredentialProcess } from './credentialProcess.ts';
import { currentSearch, type ProcessWatch, searchCredentials } from './credentialSearch.ts';
import type { ConfiguredEndpoint } from './endpoint.ts';
import type { Limits } from '../requests/limits.ts';

/** Asks a person for the code of an MFA device, until `signal` aborts; undefined when they give none. */
export type AskMfaCode = (
  serial: string,
  profile: string,
  signal: AbortSignal,
) => Promise<string | undefined>;

export interface CredentialOptions {
  readonly askMfaCode: AskMfaCode;
  /** Who waits for the credentials: without anybody nothing more is done to find them. */
  readonly demand: Demand;
  readonly limits: Limits;
  readonly onProcess: ProcessWatch;
  /** Where requests may go besides AWS's own addresses. */
  readonly endpoints: readonly ConfiguredEndpoint[];
}

/**
 * Credentials of a profile, or without one what the environment, a container or the instance has. A named profile is
 * asked alone: should it fail, requests must not be signed as somebody else that the rest of the chain knows. When the
 * last that waits for them leaves, a `credential_process` is ended, and nobody is asked for a code, or uses it.
 */
export function credentialsOf(
  profile: string | undefined,
  { askMfaCode, demand, limits, onProcess, endpoints }: CredentialOptions,
): CredentialsProvider {
  const requestHandler = new CredentialHandler(limits, endpoints);
  const init = {
    ignoreCache: true,
    clientConfig: { requestHandler },
    // For a web identity, which takes no notice of the above.
    parentClientConfig: { requestHandler },
    mfaCodeProvider: async (serial: string) => {
      const { signal, pause } = currentSearch();
      signal.throwIfAborted();
      const resume = pause();
      const code = await askMfaCode(serial, profile ?? 'default', signal);
      resume();
      signal.throwIfAborted();
      if (code === undefined) throw new GlacierError('mfa', 'No MFA code was given.');
      return code;
    },
  };
  // Made anew for each search: the SDK's own chain lets all later calls wait for one that does not end.
  const newProvider = () =>
    profile === undefined ? fromNodeProviderChain(init) : fromIni({ ...init, profile });
  return async (properties) => {
    for (;;) {
      const { signal, exists } = demand;
      if (!exists) throw new GlacierError('cancelled', 'Nobody waits for the credentials any more.');
      try {
        return await searchCredentials({ signal, limits, onProcess }, () => newProvider()(properties));
      } catch (error) {
        // The SDK has whoever asks meanwhile wait for the same search, which must begin anew for them.
        if (!signal.aborted || !demand.exists) throw error;
      }
    }
  };
}

export type CredentialsProvider = Extract<GlacierClientConfig['credentials'], (...args: never[]) => unknown>;

/*
 * The SDK runs a credential_process with child_process.exec: without a limit, and nothing can end it. It takes another
 * function from here, as its own tests do. What fails is told to the search and not to the SDK, which would run the
 * command once more for the default profile, and leaves a rejection unhandled when an MFA code is asked for besides.
 */
externalDataInterceptor.interceptToken('exec', (command: string, done: Done): void => {
  void execInSearch(command, done);
});

type Done = (error: null, result: { readonly stdout: string }) => void;

async function execInSearch(command: string, done: Done): Promise<void> {
  const { signal, limits, onProcess, fail } = currentSearch();
  const cancelling = new AbortController();
  const cancelled = new GlacierError('cancelled', 'Waiting for the credential process was cancelled.');
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
