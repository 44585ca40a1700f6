import { specLabel } from '../core/aws/connectionSpec.ts';
import { type EndpointInUse, requestsTo } from '../core/aws/endpointUse.ts';
import { displayText } from '../core/text/displayText.ts';
import type { Session } from '../store/session.ts';

/**
 * Where a connection's requests go, in a few words: region, account and any endpoint other than AWS's own. Before it is
 * opened, as far as the settings say.
 */
export function shortPlace({ spec, store }: Session): string {
  if (spec.kind === 'sample') return 'sample data, local only';
  if (spec.kind === 'refused') return spec.reasons.join(' · ');
  const { region, accountId, endpoint } = store?.connection ?? spec;
  const host = endpoint === undefined ? undefined : `via ${hostOf(endpoint)}`;
  return [region, accountId && `account ${accountId}`, host].filter(Boolean).join(' · ');
}

/**
 * A connection in one line: its name, its profile where that has another one, and where its requests go. For where it has
 * no row of its own.
 */
export function connectionLine(session: Session): string {
  const { spec } = session;
  const label = specLabel(spec);
  const profile = spec.kind === 'aws' ? (session.store?.connection.profile ?? spec.profile) : undefined;
  const shown = profile === undefined || profile === label ? '' : `profile ${displayText(profile)}`;
  return [displayText(label), shown, shortPlace(session)].filter(Boolean).join(' · ');
}

/** The same in full, as names and values. */
export function describePlace({ spec, store }: Session): (readonly [name: string, value: string])[] {
  const name = ['Connection', specLabel(spec)] as const;
  if (spec.kind === 'sample')
    return [name, ['Vaults', 'sample data on this computer; nothing is sent elsewhere']];
  if (spec.kind === 'refused')
    return [name, ...spec.reasons.map((reason) => ['Setting glacier.connections', reason] as const)];
  const { region, profile, accountId, endpoint } = store?.connection ?? spec;
  return [
    name,
    ['Profile', profile ?? 'none (environment, container or instance)'],
    ...(store?.connection.credentials === undefined
      ? []
      : [['Credentials', store.connection.credentials] as const]),
    ['Region', region ?? 'from the profile'],
    ['Account', accountId ?? 'from the credentials'],
    ...endpointRows(store?.connection.endpoints, endpoint),
  ];
}

/** Before the connection is opened, only the endpoint in the settings is known. */
function endpointRows(
  inUse: readonly EndpointInUse[] | undefined,
  endpoint: string | undefined,
): (readonly [name: string, value: string])[] {
  const rows = (inUse ?? []).map(
    ({ use: { service, origin }, source }) =>
      [`${requestsTo[service]} go to`, `${origin}, set by ${source}`] as const,
  );
  if (endpoint === undefined) return [['Endpoint', 'AWS default'], ...rows];
  return inUse ? rows : [['Endpoint', endpoint]];
}

function hostOf(endpoint: string): string {
  return URL.parse(endpoint)?.host ?? endpoint;
}
