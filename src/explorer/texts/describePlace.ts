/** Names and values of what there is to say about a connection. */
export const describePlaceTexts = {
  connection: 'Connection',
  vaults: 'Vaults',
  sample: 'sample data on this computer; nothing is sent elsewhere',
  setting: 'Setting glacier.connections',
  profile: 'Profile',
  noProfile: 'none (environment, container or instance)',
  credentials: 'Credentials',
  region: 'Region',
  regionOfProfile: 'from the profile',
  account: 'Account',
  accountOfCredentials: 'from the credentials',
  endpoint: 'Endpoint',
  awsEndpoint: 'AWS default',
  goTo: (requests: string) => `${requests} go to`,
  setBy: (origin: string, source: string) => `${origin}, set by ${source}`,
};
