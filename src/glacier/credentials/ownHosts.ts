import type { CredentialService } from '../../core/aws/endpointUse.ts';

/** AWS's own addresses of Glacier for a region (AWS General Reference: "Amazon S3 Glacier endpoints"). */
export function awsHosts(region: string): string[] {
  const suffix = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return [
    `glacier.${region}.${suffix}`,
    `glacier-fips.${region}.${suffix}`,
    `glacier.${region}.${region.startsWith('cn-') ? 'api.amazonwebservices.com.cn' : 'api.aws'}`,
  ];
}

/** The domains of AWS's partitions, as the SDK knows them; elsewhere below these domains anybody can have a host. */
const domains = new Set([
  'amazonaws.com',
  'amazonaws.com.cn',
  'amazonaws.eu',
  'api.amazonwebservices.com.cn',
  'api.amazonwebservices.eu',
  'api.aws',
  'api.aws.hci.ic.gov',
  'api.aws.ic.gov',
  'api.aws.scloud',
  'api.cloud-aws.adc-e.uk',
  'c2s.ic.gov',
  'cloud.adc-e.uk',
  'csp.hci.ic.gov',
  'sc2s.sgov.gov',
]);

const names: Record<CredentialService, string> = {
  sts: 'sts',
  sso: 'portal.sso',
  ssoOidc: 'oidc',
  signin: 'signin',
};

/** Whether a host is AWS's own for a service that credentials come from, in any region. */
export function isOwnHost(service: CredentialService, host: string): boolean {
  if (service === 'sts' && host === 'sts.amazonaws.com') return true;
  if (service === 'signin' && isSigninHost(host)) return true;
  const name = names[service];
  const rest = [`${name}.`, `${name}-fips.`].find((start) => host.startsWith(start));
  if (rest === undefined) return false;
  const [, domain = ''] = /^[a-z]{2}[a-z0-9-]*-\d+\.(.+)$/.exec(host.slice(rest.length)) ?? [];
  return domains.has(domain);
}

/** Whether a host is AWS's own for any of them. */
export function isOwnCredentialHost(host: string): boolean {
  return (Object.keys(names) as CredentialService[]).some((service) => isOwnHost(service, host));
}

/** The domains of the consoles, below which sign-ins are, too. */
const signinDomains = new Set([
  'amazonaws-eusc.eu',
  'amazonaws-us-gov.com',
  'amazonaws.cn',
  'aws.amazon.com',
  'c2shome.ic.gov',
  'csphome.adc-e.uk',
  'csphome.hci.ic.gov',
  'sc2shome.sgov.gov',
]);

function isSigninHost(host: string): boolean {
  const [, domain = ''] = /^(?:[a-z]{2}[a-z0-9-]*-\d+\.)?signin(?:-fips)?\.(.+)$/.exec(host) ?? [];
  return signinDomains.has(domain);
}
