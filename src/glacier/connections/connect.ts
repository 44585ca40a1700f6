import { type AwsSpec, specKey } from '../../core/aws/connectionSpec.ts';
import { type EndpointInUse, type EndpointUse, requestsTo } from '../../core/aws/endpointUse.ts';
import { describeProfile } from '../../core/aws/profile.ts';
import { GlacierError } from '../../core/errors.ts';
import { vaultArn } from '../../core/aws/partition.ts';
import { type ClientOptions, createClient } from '../requests/client.ts';
import { holdClient } from '../requests/clientHolder.ts';
import { type AskMfaCode, credentialsOf } from '../credentials/credentials.ts';
import { isOptIn } from './regions.ts';
import { endpointsOf, findTarget, type Target } from './target.ts';
import { connectTexts as texts } from './texts.ts';
import type { ProcessWatch } from '../credentials/credentialSearch.ts';
import { sectionsBehind, withFileCause } from './fileCause.ts';
import { standardLimits } from '../requests/limits.ts';
import type { Connection, GlacierPort } from '../port.ts';
import {
  fingerprint,
  profileChain,
  readSections,
  type Sections,
  signInProfile,
} from '../awsFiles/profiles.ts';
import { sdkAdapter } from '../requests/sdkAdapter.ts';

export interface ConnectOptions extends ClientOptions {
  readonly askMfaCode: AskMfaCode;
  /** Whether the user has agreed to requests to an endpoint that is not AWS's own. */
  readonly isTrusted: (use: EndpointUse) => boolean;
  readonly onWaiting?: (waiting: boolean) => void;
  readonly onProcess?: ProcessWatch;
  /** How often to retry while AWS limits the rate; by default about four minutes long. */
  readonly throttleTries?: number;
}

/**
 * Opens a connection to AWS. Sends nothing; the first call looks up credentials.
 * @throws GlacierError `config`, `credentials`, `endpoint`, `endpointUntrusted`, `region` or `regionUnsupported`
 */
export async function connectToAws(spec: AwsSpec, options: ConnectOptions): Promise<Connection> {
  const sections = await readSections();
  const target = await findTarget(spec, sections);
  const { region, profile, endpoint, caBundle, useFipsEndpoint, useDualstackEndpoint } = target;
  const untrusted = endpointsOf(target).filter(({ use }) => !options.isTrusted(use));
  if (untrusted.length > 0) throw endpointUntrusted(untrusted);
  const shown = profile ?? 'default';
  const { askMfaCode, limits = standardLimits } = options;
  let known = fingerprint(sections, shown);
  const clients = holdClient((demand) =>
    createClient(
      {
        region,
        useFipsEndpoint,
        useDualstackEndpoint,
        ...(profile !== undefined && { profile }),
        ...(endpoint && { endpoint: endpoint.url.origin }),
        credentials: credentialsOf(profile, {
          askMfaCode,
          demand,
          limits,
          onProcess: options.onProcess ?? (() => {}),
          endpoints: target.credentialEndpoints,
          ca: caBundle?.text,
          useFipsEndpoint,
          useDualstackEndpoint,
        }),
      },
      { ...options, ca: caBundle?.text },
    ),
  );
  const signsIn = signInProfile(sections, shown) !== undefined;
  return {
    ...placeOf(spec, target),
    ...credentialsIn(sections, profile),
    key: JSON.stringify([specKey(spec), region, endpoint?.url.origin ?? '']),
    port: withNamedVaults(
      spec,
      region,
      sdkAdapter(
        clients,
        {
          ...(endpoint ? { host: endpoint.url.host, isCustom: true } : { host: texts.glacierIn(region) }),
          signsIn,
          ...(isOptIn(region) && { optInRegion: region }),
          ...(caBundle && { certificates: caBundle.source }),
        },
        {
          throttleTries: options.throttleTries ?? 12,
          onWaiting: options.onWaiting ?? (() => {}),
          explain: async (error) =>
            error.kind === 'credentials'
              ? withFileCause(error, sectionsBehind(await readSections(), shown))
              : error,
        },
        spec.accountId,
      ),
    ),
    filesChanged: async () => {
      const now = await readSections();
      const moved = await findTarget(spec, now).then(
        (found) => !sameTarget(found, target),
        () => true,
      );
      if (moved) return 'moved';
      const changed = fingerprint(now, shown);
      if (changed !== known || signsIn) clients.renew();
      known = changed;
      return 'kept';
    },
  };
}

function placeOf(
  spec: AwsSpec,
  target: Target,
): Pick<Connection, 'region' | 'profile' | 'accountId' | 'endpoint' | 'endpoints' | 'sample'> {
  const { region, profile, endpoint } = target;
  return {
    region,
    ...(profile !== undefined && { profile }),
    ...(spec.accountId !== undefined && { accountId: spec.accountId }),
    ...(endpoint && { endpoint: endpoint.url.origin }),
    endpoints: endpointsOf(target),
    sample: false,
  };
}

function credentialsIn(sections: Sections, profile: string | undefined): Pick<Connection, 'credentials'> {
  const [found] = profile === undefined ? [] : profileChain(sections, profile);
  return found ? { credentials: describeProfile(found) } : {};
}

/**
 * Vaults of another account cannot be listed (guide: "Vault Access Policies"), so they are those the user has named.
 */
function withNamedVaults(
  { vaults = [], accountId = '' }: AwsSpec,
  region: string,
  port: GlacierPort,
): GlacierPort {
  if (vaults.length === 0) return port;
  const items = vaults.map((name) => ({
    name,
    arn: vaultArn(region, accountId, name),
  }));
  return { ...port, listVaults: () => Promise.resolve({ items }) };
}

function endpointUntrusted(endpoints: readonly EndpointInUse[]): GlacierError {
  const sentences = endpoints.map(({ use: { service, origin }, source }) =>
    texts.untrusted(requestsTo[service], new URL(origin).host, source),
  );
  return new GlacierError('endpointUntrusted', sentences.join(' '));
}

function sameTarget(one: Target, other: Target): boolean {
  return (
    one.region === other.region &&
    JSON.stringify(endpointsOf(one)) === JSON.stringify(endpointsOf(other)) &&
    one.useFipsEndpoint === other.useFipsEndpoint &&
    one.useDualstackEndpoint === other.useDualstackEndpoint &&
    one.caBundle?.text === other.caBundle?.text
  );
}
