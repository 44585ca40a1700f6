/** The services of AWS that requests with a person's credentials go to. */
export type Service = 'glacier' | 'sts' | 'sso' | 'ssoOidc' | 'signin';

/** Those of them that credentials come from. */
export type CredentialService = Exclude<Service, 'glacier'>;

/** Requests to a service that go to an address other than AWS's own, as a person is asked about them. */
export interface EndpointUse {
  readonly service: Service;
  /** Whose credentials they carry; empty for those of no profile. */
  readonly profile: string;
  readonly origin: string;
}

/** Such a use, and who set it, to follow "set by". */
export interface EndpointInUse {
  readonly use: EndpointUse;
  readonly source: string;
}

/** What makes two uses the same: agreeing to one is no word about another. */
export function endpointUseKey({ service, profile, origin }: EndpointUse): string {
  return JSON.stringify([service, profile, origin]);
}

/** What is sent to a service, to begin a sentence. */
export const requestsTo: Record<Service, string> = {
  glacier: 'Glacier requests',
  sts: 'AssumeRole requests',
  sso: 'SSO credential requests',
  ssoOidc: 'SSO token requests',
  signin: 'Console sign-in requests',
};
