import type { AwsSpec } from '../../core/aws/connectionSpec.ts';
import type { EndpointInUse } from '../../core/aws/endpointUse.ts';
import { GlacierError } from '../../core/errors.ts';
import { isRegionName } from '../../core/aws/regionName.ts';
import { type ConfiguredEndpoint, configuredEndpoint, credentialEndpoints } from '../credentials/endpoint.ts';
import { sectionsBehind, withFileCause } from './fileCause.ts';
import { type CaBundle, readCaBundle } from '../awsFiles/caBundle.ts';
import { isFromEnvironment, profileInUse, type Sections } from '../awsFiles/profiles.ts';
import { findRegion, findSwitch } from '../awsFiles/settings.ts';
import { signInProblem } from '../awsFiles/signInProblem.ts';
import { hasFips, hasGlacier } from './regions.ts';
import { connectTexts as texts } from './texts.ts';

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
  /** Absent for the system's own certificates. */
  readonly caBundle?: CaBundle;
}

/**
 * Resolves, by the SDK's own rules, what a connection leaves open. `sections` must have been read just before, which
 * also renews what the SDK has cached of the files.
 * @throws GlacierError `config`, `credentials`, `endpoint`, `region` or `regionUnsupported`
 */
export async function findTarget(spec: AwsSpec, sections: Sections): Promise<Target> {
  const profile = profileInUse(spec.profile);
  const shown = profile ?? 'default';
  const concerned = sectionsBehind(sections, shown);
  if (profile !== undefined && !sections.profiles.has(profile))
    throw await withFileCause(new GlacierError('credentials', texts.noProfile(profile)), concerned);
  const problem = isFromEnvironment(profile) ? undefined : signInProblem(sections, shown);
  if (problem !== undefined) throw await withFileCause(new GlacierError('config', problem), concerned);
  const region = spec.region ?? findRegion(sections, shown) ?? (await noRegion(profile, concerned));
  if (!isRegionName(region)) throw new GlacierError('regionUnsupported', texts.notARegion(region));
  const useFipsEndpoint = findSwitch(sections, shown, 'use_fips_endpoint');
  const useDualstackEndpoint = findSwitch(sections, shown, 'use_dualstack_endpoint');
  const endpoint = configuredEndpoint(spec.endpoint, region, sections, shown);
  if (endpoint && (useFipsEndpoint || useDualstackEndpoint))
    throw new GlacierError('endpoint', texts.endpointVariant(endpoint.url.host));
  if (!endpoint && !hasGlacier(region)) throw new GlacierError('regionUnsupported', texts.noGlacier(region));
  if (!endpoint && useFipsEndpoint && !hasFips(region))
    throw new GlacierError('regionUnsupported', texts.noFips(region));
  const caBundle = await readCaBundle(sections, shown);
  return {
    region,
    ...(profile !== undefined && { profile }),
    ...(endpoint && { endpoint }),
    credentialEndpoints: credentialEndpoints(sections, profile),
    useFipsEndpoint,
    useDualstackEndpoint,
    ...(caBundle && { caBundle }),
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

async function noRegion(profile: string | undefined, concerned: readonly string[]): Promise<never> {
  const whose = profile === undefined ? texts.noRegion : texts.noRegionIn(profile);
  throw await withFileCause(new GlacierError('region', whose), concerned);
}
