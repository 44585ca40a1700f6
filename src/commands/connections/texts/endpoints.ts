import { quotable } from '../../../core/text/displayText.ts';

/** Texts of Allow Endpoint, and of the list of those that are allowed. */
export const endpointTexts = {
  /** Whose credentials requests are signed with; `profile` is empty for those of no profile. */
  credentials: (profile: string) =>
    profile ? `the credentials of profile “${quotable(profile)}”` : 'the default credentials',
  allow: {
    title: 'Allow Endpoint',
    question: (origins: readonly string[]) => `Allow requests to ${origins.join(' and ')}?`,
    facts: (uses: readonly string[], credentials: string, origins: readonly string[]) =>
      `${uses.join(' ')} Requests are signed with ${credentials}. ` +
      (origins.length === 1
        ? 'This is not an AWS address: its operator sees your requests and can return false data.'
        : 'These are not AWS addresses: their operators see your requests and can return false data.'),
    use: (requests: string, origin: string, source: string) =>
      `${requests} would go to ${origin}, set by ${source}.`,
    button: 'Allow',
  },
  allowed: {
    title: 'Allowed Endpoints',
    placeholder: 'Select an endpoint to stop allowing it',
    none: 'None: all requests go to AWS',
    use: (requests: string, credentials: string) => `${requests} with ${credentials}`,
  },
  stop: {
    question: (origin: string) => `Stop allowing requests to ${origin}?`,
    facts: (requests: string, credentials: string) =>
      `${requests} with ${credentials} will no longer be sent there. Connections in this window that use it close and ask again.`,
    button: 'Stop Allowing',
  },
};
