import { remediesFor, type Remedy } from '../core/remedies.ts';
import type { ProblemNode } from './nodes.ts';

/** What selecting a row does, to follow "Select to". */
export const remedyVerbs: Record<Remedy, string> = {
  addConnection: 'add a connection',
  copyPolicy: 'copy a policy',
  openAwsConfig: 'open the file',
  openSettings: 'open the settings',
  retry: 'retry',
  selectRegion: 'select the region',
  showLog: 'show the log',
  signIn: 'sign in',
  trustEndpoint: 'decide',
};

/** Below the connection, to try again is what most helps; at it, what mends the connection. */
export function remediesOf({ error, pager }: ProblemNode): readonly Remedy[] {
  const remedies = remediesFor(error.kind);
  if (!pager) return remedies;
  return ['retry', ...remedies.filter((remedy) => remedy !== 'retry')];
}
