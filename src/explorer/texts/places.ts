/** Where requests go, in a few words. Read at activation. */
export const placeTexts = {
  sample: 'sample data, local only',
  profile: (profile: string) => `profile ${profile}`,
  account: (account: string) => `account ${account}`,
  endpoint: (host: string) => `via ${host}`,
};
