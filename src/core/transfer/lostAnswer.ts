import type { ErrorKind } from '../errorKinds.ts';

const uncertain = new Set<ErrorKind>([
  'badResponse',
  'cancelled',
  'network',
  'proxy',
  'service',
  'timeout',
  'unknown',
]);

/** Whether a request that failed like this may have been carried out: nobody knows, as its answer was lost or odd. */
export function mayBeDone(kind: ErrorKind): boolean {
  return uncertain.has(kind);
}
