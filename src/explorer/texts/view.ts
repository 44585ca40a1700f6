/** Texts around the rows of the view. Read at activation. */
export const viewTexts = {
  title: (view: string, connection: string) => `${view} · ${connection}`,
  failed: (connection: string, error: string) => `${connection}: ${error}`,
  readOnly: 'Read-only',
  throttled: (connections: readonly string[]) =>
    `AWS is throttling requests (${connections.join(', ')}); waiting.`,
  waitingForProcess: (connection: string) => `Waiting for the credential process of ${connection}`,
};
