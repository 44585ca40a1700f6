import {
  loadConfig,
  NODE_REGION_CONFIG_FILE_OPTIONS,
  NODE_REGION_CONFIG_OPTIONS,
  nodeDualstackConfigSelectors,
  nodeFipsConfigSelectors,
} from '@smithy/core/config';
import type { AwsSpec } from '../../core/aws/connectionSpec.ts';
import type { EndpointInUse } from '../../core/aws/endpointUse.ts';
import { GlacierError } from '../../core/errors.ts';
import { isRegionName } from '../../core/aws/regionName.ts';
import { type ConfiguredEndpoint, configuredEndpoint, credentialEndpoints } from '../credentials/endpoint.ts';
import { withFileCause } from './fileCause.ts';
import { isFromEnvironment, profileInUse, type Sections } from '../awsFiles/profiles.ts';
import { signInProblem } from '../awsFiles/signInProblem.ts';
import { hasFips, hasGlacier } from './regions.ts';

/** Where a connection's requests go, and as whom. */
export interface Target {
  readonly region: string;
  /** Absent for the credentials of the environment, a container or the instance. */
  readonly profile?: string;
  /** Absent for AWS's own endpoint of the region. */
  readonly endpoint?: ConfiguredEndpoint;
  /** Endpoints for credential requests that are not AWS's own. */
  readonly credentialEndpoints: readonly ConfiguredEndpoint[];
  readonly useFipsEndpoint: boolean;
  readonly useDualstackEndpoint: boolean;
}

/**
 * Resolves, by the SDK's own rules, what a connection leaves open. `sections` must have been read just before, which
 * also renews what the SDK has cached of the files.
 * @throws GlacierError `config`, `credentials`, `endpoint`, `region` or `regionUnsupported`
 */
export async function findTarget(spec: AwsSpec, sections: Sections): Promise<Target> {
  const profile = profileInUse(spec.profile);
  if (profile !== undefined && !sections.profiles.has(profile))
    throw await withFileCause(
      new GlacierError('credentials', `The AWS files have no profile "${profile}".`),
      true,
    );
  const problem = isFromEnvironment(profile) ? undefined : signInProblem(sections, profile ?? 'default');
  if (problem !== undefined) throw await withFileCause(new GlacierError('config', problem), true);
  const init = profile === undefined ? {} : { profile };
  const region = spec.region ?? (await findRegion(init));
  if (!isRegionName(region)) throw new GlacierError('regionUnsupported', `"${region}" is not a region.`);
  const useFipsEndpoint = (await loadConfig(nodeFipsConfigSelectors, init)()) ?? false;
  const useDualstackEndpoint = (await loadConfig(nodeDualstackConfigSelectors, init)()) ?? false;
  const endpoint = configuredEndpoint(spec.endpoint, region, sections, profile ?? 'default');
  if (endpoint && (useFipsEndpoint || useDualstackEndpoint))
    throw new GlacierError(
      'endpoint',
      `The endpoint ${endpoint.url.host} cannot be combined with FIPS or dual-stack, which your AWS configuration asks for.`,
    );
  if (!endpoint && !hasGlacier(region))
    throw new GlacierError('regionUnsupported', `There are no Glacier vaults in the region ${region}.`);
  if (!endpoint && useFipsEndpoint && !hasFips(region))
    throw new GlacierError('regionUnsupported', `Glacier has no FIPS endpoint in the region ${region}.`);
  return {
    region,
    ...(profile !== undefined && { profile }),
    ...(endpoint && { endpoint }),
    credentialEndpoints: credentialEndpoints(sections, profile),
    useFipsEndpoint,
    useDualstackEndpoint,
  };
}

/** The endpoints that are not AWS's own, that of Glacier first. */
export function endpointsOf({
  profile = '',
  endpoint,
  credentialEndpoints: others,
}: Target): EndpointInUse[] {
  return [...(endpoint ? [endpoint] : []), ...others].map(({ service, url, source }) => ({
    use: { service, profile, origin: url.origin },
    source,
  }));
}

/** AWS_REGION, then the profile's own. */
async function findRegion(init: { readonly profile?: string }): Promise<string> {
  try {
    const options = { ...NODE_REGION_CONFIG_FILE_OPTIONS, ...init };
    return await loadConfig(NODE_REGION_CONFIG_OPTIONS, options)();
  } catch (cause) {
    const whose =
      init.profile === undefined ? 'No AWS region is set.' : `The profile ${init.profile} has no region.`;
    throw await withFileCause(new GlacierError('region', whose, { cause }), true);
  }
}
