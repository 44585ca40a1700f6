import { pickable } from '../commands/context.ts';
import { specLabel } from '../core/aws/connectionSpec.ts';
import { connectionClosed } from '../core/errors.ts';
import type { MultipartUpload } from '../core/model.ts';
import { displayText } from '../core/text/displayText.ts';
import { untilAborted } from '../core/untilAborted.ts';
import type { VerificationTools } from '../commands/verificationTools.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { Session } from '../store/session.ts';
import type { Sessions } from '../store/sessions.ts';
import { Refusal } from './refusal.ts';
import { inputTexts as texts } from './texts/inputs.ts';

/** Where a tool looks: an open connection. */
export interface Place {
  readonly session: Session;
  readonly store: ConnectionStore;
  readonly verification: VerificationTools;
}

/** Names that a refusal lists. */
const mostNames = 20;

/** The most requests that finding an upload takes: one for its vault, one for itself. */
export const requestsToFind = 2;

/** A connection's name, as a model is told it and tells it. */
export function nameOf({ spec }: Session): string {
  return displayText(specLabel(spec), 1024);
}

/** Whether the vaults are another account's, which cannot be listed and are those that the user has named. */
export function hasNamedVaults({ spec }: Session): boolean {
  return spec.kind === 'aws' && (spec.vaults ?? []).length > 0;
}

/**
 * The connection of a name, or the only one where none is given. Nothing is opened.
 * @throws Refusal that says which there are
 */
export function sessionNamed(sessions: Pick<Sessions, 'all'>, name: string | undefined): Session {
  const all = pickable(sessions.all);
  const found =
    name === undefined ? all : all.filter((each) => [nameOf(each), specLabel(each.spec)].includes(name));
  const [only] = found;
  if (only && found.length === 1) return only;
  if (name !== undefined && found.length > 1) throw new Refusal(texts.ambiguousConnection(displayText(name)));
  const names = all.slice(0, mostNames).map((each) => JSON.stringify(displayText(nameOf(each))));
  const listed = [...names, ...(all.length > mostNames ? ['…'] : [])].join(', ');
  throw new Refusal(
    name === undefined ? texts.severalConnections(listed) : texts.noConnection(displayText(name), listed),
  );
}

/**
 * Opens a connection, also one that could not be opened before.
 * @throws GlacierError why it cannot be opened; the reason of `signal`
 */
export async function openStore(session: Session, signal: AbortSignal): Promise<ConnectionStore> {
  if (session.error) await session.retry();
  const store = await untilAborted(signal, session.connect());
  if (!store) throw session.error ?? connectionClosed();
  return store;
}

/**
 * The upload of an id in a vault.
 * @throws GlacierError `notFound` where there is none
 */
export async function uploadAt(
  { session, store }: Pick<Place, 'session' | 'store'>,
  { vault, uploadId }: { readonly vault: string; readonly uploadId: string },
  signal: AbortSignal,
): Promise<MultipartUpload> {
  // They are known without a request, and an owner of vaults need not allow others to describe them.
  if (hasNamedVaults(session)) await store.vaults.first();
  return store.findUpload(await store.findVault(vault, signal), uploadId, signal);
}
