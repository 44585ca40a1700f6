import type { ErrorKind } from '../errorKinds.ts';

/**
 * What to do after a part could not be sent.
 * - `retry`: send it again, after a while.
 * - `leave`: go on with the other parts.
 * - `finish`: no other part will get through either; let those under way end, and send no more.
 * - `stop`: what is under way is in vain, too.
 */
export type AfterFailure = 'retry' | 'leave' | 'finish' | 'stop';

/** How often a part is sent, whatever it fails for. */
export const mostTries = 10;

interface Rule {
  /** How often a part may fail like this. */
  readonly tries: number;
  readonly otherwise: Exclude<AfterFailure, 'retry'>;
}

/** States of the service or of the network, which last for minutes and pass. */
const passing: Rule = { tries: mostTries, otherwise: 'leave' };
/** May have been an accident. If it is not, it will happen to every part. */
const odd: Rule = { tries: 2, otherwise: 'finish' };
/** Somebody has to do something; what was signed before may still be accepted. */
const lasting: Rule = { tries: 1, otherwise: 'finish' };
const pointless: Rule = { tries: 1, otherwise: 'stop' };

const rules: Partial<Record<ErrorKind, Rule>> = {
  network: passing,
  proxy: passing,
  service: passing,
  throttled: passing,
  timeout: passing,
  badResponse: odd,
  // The SDK has corrected its clock by the service's for the next request (it reads the Date of the refusal).
  clockSkew: odd,
  hashMismatch: odd,
  invalid: odd,
  // Also what the service says to bytes that are not those of the signed hash.
  signature: odd,
  unknown: odd,
  cancelled: pointless,
  file: pointless,
  fileChanged: pointless,
  notFound: pointless,
  readOnly: pointless,
};

/** What to do after a part has failed with errors of these kinds, the last one just now. */
export function afterFailure(failures: readonly ErrorKind[]): AfterFailure {
  const kind = failures.at(-1) ?? 'unknown';
  const likeThis = failures.filter((each) => each === kind).length;
  const isOver = failures.length >= mostTries || likeThis >= ruleOf(kind).tries;
  return isOver ? ruleOf(kind).otherwise : 'retry';
}

/** What it means for the others that a part was given up with an error of this kind. */
export function afterGivingUp(kind: ErrorKind): Exclude<AfterFailure, 'retry'> {
  return ruleOf(kind).otherwise;
}

function ruleOf(kind: ErrorKind): Rule {
  return rules[kind] ?? lasting;
}

/** Whether the bytes of a part that failed like this may not be those that were hashed, so that both are made anew. */
export function doubtsBytes(kind: ErrorKind): boolean {
  return ['hashMismatch', 'invalid', 'signature', 'unknown'].includes(kind);
}
