import { errorKinds } from '../core/errorKinds.ts';
import type { Remedy } from '../core/remedies.ts';
import type { ProblemNode } from './nodes.ts';

/** Below a connection sending the request again helps most; at the connection, what fixes it. */
export function remediesOf({ error, pager }: ProblemNode): readonly Remedy[] {
  const { remedies } = errorKinds[error.kind];
  if (!pager) return remedies;
  return ['retryRequest', ...remedies.filter((remedy) => remedy !== 'retry')];
}
