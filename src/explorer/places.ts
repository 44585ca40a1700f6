import { specLabel } from '../core/aws/connectionSpec.ts';
import { displayText } from '../core/text/displayText.ts';
import type { Session } from '../store/session.ts';
import { placeTexts as texts } from './texts/places.ts';

/**
 * Where a connection's requests go, in a few words: region, account and any endpoint other than AWS's own. Before it is
 * opened, as far as the settings say.
 */
export function shortPlace({ spec, store }: Session): string {
  if (spec.kind === 'sample') return texts.sample;
  if (spec.kind === 'refused') return spec.reasons.join(' · ');
  const { region, accountId, endpoint } = store?.connection ?? spec;
  const host = endpoint === undefined ? undefined : texts.endpoint(hostOf(endpoint));
  return [region, accountId && texts.account(accountId), host].filter(Boolean).join(' · ');
}

/**
 * A connection in one line: its name, its profile where that has another one, and where its requests go. For where it has
 * no row of its own.
 */
export function connectionLine(session: Session): string {
  const { spec } = session;
  const label = specLabel(spec);
  const profile = spec.kind === 'aws' ? (session.store?.connection.profile ?? spec.profile) : undefined;
  const shown = profile === undefined || profile === label ? '' : texts.profile(displayText(profile));
  return [displayText(label), shown, shortPlace(session)].filter(Boolean).join(' · ');
}

function hostOf(endpoint: string): string {
  return URL.parse(endpoint)?.host ?? endpoint;
}
