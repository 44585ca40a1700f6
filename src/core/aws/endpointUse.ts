/** The AWS services that receive requests with the user's credentials. */
export type Service = 'glacier' | 'sts' | 'sso' | 'ssoOidc' | 'signin';

/** Those that credentials come from. */
export type CredentialService = Exclude<Service, 'glacier'>;

/** An address other than AWS's own that requests to a service go to, as the user is asked about it. */
export interface EndpointUse {
  readonly service: Service;
  /** Whose credentials they carry; empty for those of no profile. */
  readonly profile: string;
  readonly origin: string;
}

/** An endpoint in use; `source` says who set it, to follow "set by". */
export interface EndpointInUse {
  readonly use: EndpointUse;
  readonly source: string;
}

/** Identifies a use: agreeing to one says nothing about another. */
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
